package dataset_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/dataset"
)

var update = flag.Bool("update", false, "write the columns into the guide")

const (
	guideFile = "../../guide/data.md"
	width     = 118
	margin    = 22
)

// The guide has all tables with all columns, in their order and words.
func TestGoldenGuideHasTheColumns(t *testing.T) {
	text, err := os.ReadFile(guideFile)
	if err != nil {
		t.Fatal(err)
	}
	guide, want := string(text), string(text)
	for _, table := range dataset.Tables() {
		heading := "\n## " + table.Name + ".csv\n"
		before, after, ok := strings.Cut(want, heading)
		if !ok {
			t.Fatalf("the guide has no heading %q", strings.TrimSpace(heading))
		}
		// What stands before the columns are sentences of the guide's own.
		block := regexp.MustCompile(`(?m)(?:^    .*\n)+`).FindStringIndex(after)
		if block == nil {
			t.Fatalf("no columns follow %q", strings.TrimSpace(heading))
		}
		want = before + heading + after[:block[0]] + codebook(table) + after[block[1]:]
	}
	if *update {
		if err := os.WriteFile(guideFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(guide, "\n")); diff != "" {
		t.Errorf("make golden writes the guide (-want +got):\n%s", diff)
	}
}

// codebook is the columns of a table as the guide has them.
func codebook(t *dataset.Table) string {
	var b strings.Builder
	for _, c := range t.Columns {
		name := c.Name
		if c.PerLang {
			name += "_LANG"
		}
		about, _ := c.About.In("en")
		if absent, _ := c.Absent.In("en"); absent != "" {
			about += "; empty: " + absent
		}
		line := fmt.Sprintf("    %-*s", margin-4, name+" ")
		for word := range strings.FieldsSeq(about) {
			if len([]rune(line))+1+len([]rune(word)) > width && strings.TrimSpace(line) != "" {
				b.WriteString(strings.TrimRight(line, " ") + "\n")
				line = strings.Repeat(" ", margin)
			}
			if !strings.HasSuffix(line, " ") {
				line += " "
			}
			line += word
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func TestColumnsAreDescribedInBothLanguages(t *testing.T) {
	for _, table := range dataset.Tables() {
		names := map[string]bool{}
		for _, c := range table.Columns {
			id := fmt.Sprint(c.Name, c.PerLang)
			if names[id] {
				t.Errorf("%s has the column %s twice", table.Name, c.Name)
			}
			names[id] = true
			for _, w := range []dataset.Words{c.About, c.Absent, c.Unit} {
				if (w.En == "") != (w.Ko == "") || strings.HasSuffix(w.En, ".") {
					t.Errorf("%s.%s: %q, %q", table.Name, c.Name, w.En, w.Ko)
				}
			}
			isNumber := c.Type == dataset.Integer && c.Name != "number" && c.Name != "stage_number" && c.Name != "year" && c.Name != "source" || c.Type == dataset.Number
			if c.About.En == "" || isNumber != (c.Unit.En != "") {
				t.Errorf("%s.%s: %q has the unit %q", table.Name, c.Name, c.About.En, c.Unit.En)
			}
		}
	}
}
