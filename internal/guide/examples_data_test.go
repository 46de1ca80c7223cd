package guide_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/pipeline"
	"annals/internal/testing/sitetest"
)

// The tables of a built site have the columns that the guide explains, in its order.
func TestColumnsOfTablesAreExplained(t *testing.T) {
	source := sitetest.Folder(t, around(t))
	if _, err := pipeline.Build(t.Context(), pipeline.Options{Source: source, Jobs: 1}); err != nil {
		t.Fatal(err)
	}
	var lists [][]string
	for _, e := range allExamples(t) {
		if e.page != "data" || e.kind != list {
			continue
		}
		var names []string
		for line := range strings.Lines(e.text) {
			if name, _, _ := strings.Cut(line, "  "); name != "" {
				names = append(names, strings.Split(strings.TrimSpace(name), ", ")...)
			}
		}
		lists = append(lists, names)
	}
	for i, file := range lists[0] {
		table, err := os.ReadFile(filepath.Join(source, "public", filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		header, _, _ := strings.Cut(strings.TrimPrefix(string(table), "\ufeff"), "\n")
		columns := strings.Split(strings.TrimSpace(header), ",")
		// A title in each language is one line of the guide.
		columns = slices.CompactFunc(columns, func(a, b string) bool { return perLanguage.MatchString(a) && perLanguage.MatchString(b) })
		if diff := cmp.Diff(columns, lists[i+1]); diff != "" {
			t.Errorf("%s: -has +guide:\n%s", file, diff)
		}
	}
}

var perLanguage = regexp.MustCompile(`^title_[a-z]+$`)
