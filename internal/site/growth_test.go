package site_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"annals/internal/site"
)

// crowd is a site of n entries that all share one topic, organ and source,
// follow one another and link to one another; half have a translation.
func crowd(n int) files {
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
		in, problems := load(b, crowd(n))
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

// Ten times the mistakes take about ten times as long, not a hundred times:
// nothing is compared with all the rest for each of them.
func TestTimeGrowsWithTheRecord(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	for _, test := range []struct {
		name string
		make func(n int) files
	}{
		{"entries with much in common", crowd},
		{"references to what is not there", func(n int) files {
			all := crowd(n)
			for i := range n {
				all[fmt.Sprintf("content/p%05d.md", i)] = page("P") + fmt.Sprintf("[x](2018/none-%05d.md) ![y](none-%05d.png) [z](/1900/e00000.md#none-%d)\n", i, i, i)
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
	} {
		t.Run(test.name, func(t *testing.T) {
			few, many := duration(t, test.make(150)), duration(t, test.make(1500))
			if many > 40*few+50*time.Millisecond {
				t.Errorf("150 take %v, 1500 take %v", few, many)
			}
		})
	}
}

// duration is the shortest of three runs.
func duration(t *testing.T, all files) time.Duration {
	t.Helper()
	in, _ := load(t, all)
	shortest := time.Hour
	for range 3 {
		start := time.Now()
		site.Resolve(in)
		shortest = min(shortest, time.Since(start))
	}
	return shortest
}
