package pipeline

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/output"
)

func paths(outputs []output.Output) []string {
	var all []string
	for _, o := range outputs {
		all = append(all, o.Path)
	}
	return all
}

func TestJoinKeepsOrder(t *testing.T) {
	var problems diag.List
	got := join(nil, &problems,
		[]output.Output{{Path: "b.html"}, {Path: "a/b.html"}}, nil,
		[]output.Output{{Path: "a/a.css"}, {Path: "한국.html"}},
	)
	if diff := cmp.Diff([]string{"b.html", "a/b.html", "a/a.css", "한국.html"}, paths(got)); diff != "" || len(problems) > 0 {
		t.Errorf("%v (-want +got):\n%s", problems, diff)
	}
}

func page(path string) output.Output { return output.Output{Path: path} }

func from(path, file string) output.Output {
	return output.Output{Path: path, From: file}
}

func static(path string) output.Output { return from(path, "static/"+path) }

var clashCases = []struct {
	name    string
	outputs []output.Output
	want    []string
}{
	{
		"one path twice",
		[]output.Output{page("index.html"), static("index.html")},
		[]string{"static/index.html: the address index.html is taken twice; the other one is a file that Annals makes itself"},
	},
	{
		"the order does not matter",
		[]output.Output{static("index.html"), page("index.html")},
		[]string{"static/index.html: the address index.html is taken twice; the other one is a file that Annals makes itself"},
	},
	{
		"a static file where an entry is",
		[]output.Output{from("2018/a.html", "content/2018/a.md"), static("2018/a.html")},
		[]string{"static/2018/a.html: the address 2018/a.html is taken twice; the other one is content/2018/a.md"},
	},
	{
		"an alias where a file of the theme is",
		[]output.Output{from("style.css", "content/about.md"), page("style.css")},
		[]string{"content/about.md: the address style.css is taken twice; the other one is a file that Annals makes itself"},
	},
	{
		"by case only",
		[]output.Output{from("about.html", "content/about.md"), static("About.html")},
		[]string{"static/About.html: the addresses about.html and About.html differ only by case or spelling, which many disks cannot keep apart; the other one is content/about.md"},
	},
	{
		"by full case folding only",
		[]output.Output{static("straße.txt"), static("STRASSE.txt")},
		[]string{"static/STRASSE.txt: the addresses straße.txt and STRASSE.txt differ only by case or spelling, which many disks cannot keep apart; the other one is static/straße.txt"},
	},
	{
		"by normal form only",
		[]output.Output{static("caf\u00e9.txt"), static("cafe\u0301.txt")},
		[]string{"static/cafe\u0301.txt: the addresses caf\u00e9.txt and cafe\u0301.txt differ only by case or spelling, which many disks cannot keep apart; the other one is static/caf\u00e9.txt"},
	},
	{
		"a file where a folder is needed",
		[]output.Output{page("2018/index.html"), from("2018/a.html", "content/2018/a.md"), static("2018")},
		[]string{"static/2018: 2018 is a file, but 2018/index.html needs a folder of that name; the other one is a file that Annals makes itself"},
	},
	{
		"a file where a folder is needed, by case and deep",
		[]output.Output{static("A/B"), static("a/b/c/d.txt")},
		[]string{
			"static/a/b/c/d.txt: A/B is a file, but a/b/c/d.txt needs a folder of that name; the other one is static/A/B",
		},
	},
	{
		"folders by case only, reported once",
		[]output.Output{page("topics/index.html"), page("topics/a.html"), static("Topics/x.png"), static("Topics/y.png")},
		[]string{"static/Topics/x.png: the folders topics and Topics differ only by case or spelling, which many disks cannot keep apart; the other one is a file that Annals makes itself"},
	},
	{
		"once for all languages",
		[]output.Output{from("docs/a.html", "content/docs/a.md"), from("Docs/b.html", "content/Docs/b.md"), from("ko/docs/a.html", "content/docs/a.md"), from("ko/Docs/b.html", "content/Docs/b.md")},
		[]string{"content/Docs/b.md: the folders docs and Docs differ only by case or spelling, which many disks cannot keep apart; the other one is content/docs/a.md"},
	},
	{
		"a reserved path",
		[]output.Output{static("Manifest.sha256")},
		[]string{"static/Manifest.sha256: the addresses manifest.sha256 and Manifest.sha256 differ only by case or spelling, which many disks cannot keep apart; the other one is a file that Annals makes itself"},
	},
	{
		"every clash is reported",
		[]output.Output{static("b"), static("B"), static("a"), static("A"), static("a")},
		[]string{
			"static/A: the addresses a and A differ only by case or spelling, which many disks cannot keep apart; the other one is static/a",
			"static/B: the addresses b and B differ only by case or spelling, which many disks cannot keep apart; the other one is static/b",
			"static/a: the address a is taken twice; the other one is static/a",
		},
	},
}

func TestClashingPathsAreReported(t *testing.T) {
	for _, test := range clashCases {
		t.Run(test.name, func(t *testing.T) {
			var problems diag.List
			join([]string{"manifest.sha256"}, &problems, test.outputs)
			problems.Sort()
			var got []string
			for _, d := range problems {
				got = append(got, d.File+": "+d.Message)
				if d.Code != "duplicate-address" || d.Severity != 0 || d.Hint == "" {
					t.Errorf("the diagnostic is %+v", d)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// An alias has no file of its own that could be renamed.
func TestClashOfAliasHint(t *testing.T) {
	var problems diag.List
	old := from("old/a.html", "content/about.md")
	old.Kind = output.KindRedirect
	join(nil, &problems, []output.Output{from("Old/b.html", "content/Old/b.md"), old}, nil, nil)
	if len(problems) != 1 || problems[0].Hint != "write the alias of old/a.html differently, or delete it" {
		t.Errorf("got %v", problems)
	}
}
