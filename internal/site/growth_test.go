package site_test

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/site"
	"annals/internal/testing/growthtest"
)

// manyEntries returns n entries that share one topic, organ and source, and each follow
// and link to the one before; half have a translation.
func manyEntries(n int) files {
	all := files{}
	for i := range n {
		id := func(i int) string { return fmt.Sprintf("%d/e%05d", 1900+i%100, i) }
		more := "body = \"council\"\ntopics = [\"food\"]\nactors = [\"kirby\"]\n" + fmt.Sprintf("aliases = [\"old/%d\"]\n", i)
		text := "## Findings\n\nA paragraph.\n"
		if i > 0 {
			more += fmt.Sprintf("follows = [%q]\n", id(i-1))
			text += fmt.Sprintf("\n[x](/%s.md#findings)\n", id(i-1))
		}
		date := fmt.Sprintf("%d-%02d-%02d", 1900+i%100, i/100%12+1, i%28+1)
		all["content/"+id(i)+".md"] = entry(date, more, "[vote]\nmethod = \"consensus\"\n") + text
		if i%2 == 0 {
			all["content/"+id(i)+".ko.md"] = page("제목") + "## 결론\n"
		}
	}
	return all
}

func BenchmarkResolve(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		in, problems := load(b, manyEntries(n))
		if len(problems) > 0 {
			b.Fatal(lines(problems[:1]))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, problems := site.Resolve(in); len(problems) > 0 {
					b.Fatal(lines(problems[:1]))
				}
			}
		})
	}
}

// growthCases are sites whose size is proportional to n.
var growthCases = []struct {
	name string
	make func(n int) files
}{
	{"entries with much in common", manyEntries},
	{"references to unknown files", func(n int) files {
		all := manyEntries(n)
		for i := range n {
			all[fmt.Sprintf("content/p%05d.md", i)] = page("P") + fmt.Sprintf("[x](none-%05d.md) ![y](none-%05d.png) [z](/1900/e00000.md#none-%d)\n", i, i, i)
		}
		return all
	}},
	{"entries that follow one", func(n int) files {
		all := files{"content/1900/first.md": entry("1900")}
		for i := range n {
			all[fmt.Sprintf("content/1901/e%05d.md", i)] = entry("1901-01-01", "follows = [\"1900/first\", \"1899/none\"]\n")
		}
		return all
	}},
	{"links and headings of one text", func(n int) files {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "## Heading %d\n\n[x](#none-%d) [y](#heading-%d)\n\n", i, i, i)
		}
		return files{"content/a.md": page("A") + b.String()}
	}},
}

// Allocations count work that does not depend on the speed of the machine: four times
// the record may take at most eight times as many.
func TestAllocationsAreLinear(t *testing.T) {
	for _, test := range growthCases {
		t.Run(test.name, func(t *testing.T) {
			small, large := allocations(t, test.make(200)), allocations(t, test.make(800))
			if large > 8*small {
				t.Errorf("200 take %.0f allocations, 800 take %.0f", small, large)
			}
		})
	}
}

func allocations(t *testing.T, all files) float64 {
	t.Helper()
	in, _ := load(t, all)
	return testing.AllocsPerRun(1, func() { site.Resolve(in) })
}

// Comparisons do not allocate, so only time shows that there are no quadratic ones.
func TestTimeIsSubquadratic(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a few seconds")
	}
	for _, test := range growthCases {
		t.Run(test.name, func(t *testing.T) {
			small, _ := load(t, test.make(4000/growthtest.Parts))
			large, _ := load(t, test.make(4000))
			growthtest.Linear(t, func() { site.Resolve(small) }, func() { site.Resolve(large) })
		})
	}
}
