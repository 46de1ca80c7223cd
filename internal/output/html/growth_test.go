package html

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"annals/internal/output"
	"annals/internal/theme/templates"
)

// manyEntries is a site of n entries with the same topic, organ and source, each
// following the previous one. Half have a translation, every tenth is a milestone.
func manyEntries(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		id := func(i int) string { return fmt.Sprintf("%d/e%05d", 1900+i%100, i) }
		var front strings.Builder
		fmt.Fprintf(&front, "+++\ntitle = \"Entry %d\"\ndate = %d-%02d-%02d\n", i, 1900+i%100, i/100%12+1, i%28+1)
		front.WriteString("type = \"resolution\"\nbody = \"general-assembly\"\ntopics = [\"food\"]\nsummary = \"What it was, in a sentence that is about as long as such sentences are.\"\n")
		fmt.Fprintf(&front, "symbol = \"A/RES/73/%d\"\nmilestone = %t\n", 1+i%900, i%10 == 0)
		if i > 0 {
			fmt.Fprintf(&front, "follows = [%q]\n", id(i-1))
		}
		front.WriteString("[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 94\nno = 22\nabstain = 62\n" +
			"[[sources]]\ntitle = \"A source\"\nurl = \"https://example.com/source\"\npublisher = \"United Nations\"\n+++\n")
		files["content/"+id(i)+".md"] = front.String() + "## Findings\n\n" + strings.Repeat("A sentence of the text. ", 40) + "\n"
		if i%2 == 0 {
			files["content/"+id(i)+".ko.md"] = fmt.Sprintf("+++\ntitle = \"항목 %d\"\nsummary = \"무엇인가\"\n+++\n## 결론\n\n본문\n", i)
		}
	}
	return withFiles(files, map[string]string{"config.toml": "title = \"T\"\nbase_url = \"https://example.org/\"\n" + vocabularies()})
}

// Four times the entries take about four times the work on every page that lists
// them. The test counts allocations because they do not depend on the machine.
func TestAllocationsGrowLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	work := func(n int) map[string]float64 {
		f := formatOf(t, manyEntries(n))
		all := map[string]float64{}
		for _, o := range f.outputs() {
			if strings.HasSuffix(o.Path, "/index.html") || o.Path == "index.html" || o.Path == "topics/food.html" {
				all[o.Path] = testing.AllocsPerRun(1, func() { render(t, o) })
			}
		}
		return all
	}
	const n, factor = 250, 4 // both too long for one page
	small, large := work(n), work(n*factor)
	for path, few := range small {
		if many := large[path]; many > 1.3*factor*few {
			t.Errorf("%s: %.0f allocations for %d entries, %.0f for %d", path, few, n, many, n*factor)
		}
	}
}

func render(t testing.TB, o output.Output) {
	if err := o.Render(io.Discard); err != nil {
		t.Fatal(err)
	}
}

// find returns the output of a path.
func find(t testing.TB, f *format, path string) output.Output {
	t.Helper()
	for _, o := range f.outputs() {
		if o.Path == path {
			return o
		}
	}
	t.Fatalf("there is no page %s", path)
	return output.Output{}
}

func BenchmarkEntryPage(b *testing.B) {
	o := find(b, formatOf(b, manyEntries(100)), "1950/e00050.html")
	b.ReportAllocs()
	for b.Loop() {
		render(b, o)
	}
}

// Executes an entry's template, compiled and, for comparison, by html/template.
func BenchmarkEntryTemplate(b *testing.B) {
	f := formatOf(b, manyEntries(100))
	page, set := f.view(b, f.site.Entries[50].Address()), f.options.Templates
	for name, set := range map[string]*templates.Set{"program": set, "original": set.Original()} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := set.Execute(io.Discard, page.Kind, page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A year of 10 entries, with their cards.
func BenchmarkYearPage(b *testing.B) {
	o := find(b, formatOf(b, manyEntries(1000)), "1950/index.html")
	b.ReportAllocs()
	for b.Loop() {
		render(b, o)
	}
}

// The largest pages of a large record, with their cards.
func BenchmarkListPages(b *testing.B) {
	files := manyEntries(10_000)
	f := formatOf(b, files)
	for _, path := range []string{"index.html", "topics/food.html", "votes/index.html", "sources/index.html", "search/index.html"} {
		o := find(b, f, path)
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				render(b, o)
			}
		})
	}
}
