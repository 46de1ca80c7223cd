package guide_test

import (
	"maps"
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
	files := around(t)
	files["content/2018/withdrawn.md"] = "+++\n[withdrawn]\ndate = 2026-11-30\nreason = \"Why.\"\n+++\n"
	files["content/2018/staged.md"] = "+++\n" + aroundFacts + "[[stages]]\nlabel = \"Committee\"\ndate = 2018-01-01\n[[corrections]]\ndate = 2020-01-02\ntext = \"It was wrong.\"\n+++\n"
	const pictured = "content/2018/pictured"
	maps.Copy(files, evidenceOf(t, pictured, "+++\n"+aroundFacts+"[[media]]\nfile = \"hall.jpg\"\nalt = \"The hall.\"\n+++\n"))
	source := sitetest.Folder(t, files)
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
		// A text in each language is one line of the guide.
		for i, name := range columns {
			columns[i] = perLanguage.ReplaceAllString(name, "${1}_LANG")
		}
		columns = slices.Compact(columns)
		if diff := cmp.Diff(columns, lists[i+1]); diff != "" {
			t.Errorf("%s: -has +guide:\n%s", file, diff)
		}
	}
}

var perLanguage = regexp.MustCompile(`^(title|reason|text|label|description|name)_[a-z]{2}$`)
