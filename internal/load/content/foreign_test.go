package content_test

import (
	"context"
	"strings"
	"testing"

	"annals/internal/diag"
)

// TestFrontMatterOfOtherGenerators follows the hint: what it shows takes the place of the
// lines that it names.
func TestFrontMatterOfOtherGenerators(t *testing.T) {
	loader := newLoader(t)
	const yamlSources = "sources:\n  - title: T\n    url: https://example.com/x\n"
	for _, test := range []struct{ name, file, text, want, left string }{
		{
			"Jekyll", "content/2018/a.md", "---\nlayout: post\ntitle: A\ndate: 2018-12-17 09:30:00 +0000\ncategories: [Report, Right to food]\nexcerpt: S.\n---\nText.\n",
			`topics = ["food"]`, "the entry has no source",
		},
		{"Hugo in YAML", "content/2018/a.md", "---\ntitle: A\ndate: 2018-12-17\ntype: report\ntags:\n- accountability\ndescription: S.\n" + yamlSources + "---\nText.\n", "date = 2018-12-17", ""},
		{"Eleventy, names of this project", "content/2018/a.md", "---\ntitle: A\ndate: 2018~\ntype: report\nsummary: S.\n" + yamlSources + "---\n", `date = "2018~"`, ""},
		{"JSON", "content/2018/a.md", `{"title": "A", "date": "2018-12-17", "type": "report", "summary": "S.", "sources": [{"title": "T", "url": "https://example.com/"}]}` + "\nText.\n", "[[sources]]", ""},
		{"Hugo in TOML", "content/2018/a.md", "+++\ntitle = \"A\"\ndate = 2018-12-17T00:00:00Z\ntype = \"report\"\ntags = [\"Right to food\"]\ndescription = \"S.\"\nslug = \"a\"\n[[sources]]\ntitle = \"T\"\nurl = \"https://example.com/\"\n+++\n", `topics = ["food"]`, ""},
		{"Zola", "content/2018/a.md", "+++\ntitle = \"A\"\ndate = 2018-12-17\ntype = \"report\"\nsummary = \"S.\"\ntemplate = \"x.html\"\n[taxonomies]\ntags = [\"food\"]\n[extra]\nx = 1\n[[sources]]\ntitle = \"T\"\nurl = \"https://example.com/\"\n+++\n", "[params]\nx = 1", ""},
		{"a page", "content/about.md", "---\ntitle: About\ndate: 2018-12-17\nmenu: main\norder: 3\n---\nText.\n", "weight = 3", ""},
		{"a translation", "content/2018/a.ko.md", "---\ntitle: 제목\ndate: 2018-12-17\ndescription: 요약\ntags: [x]\n---\n", `summary = "요약"`, ""},
	} {
		found := loader.Parse(context.Background(), test.file, []byte(test.text)).Problems
		if len(found) != 1 || !strings.Contains(found[0].Hint, test.want) {
			t.Errorf("%s: %q", test.name, lines(found))
			continue
		}
		again := loader.Parse(context.Background(), test.file, []byte(follow(t, found[0].Hint, test.text))).Problems
		if left := strings.Join(lines(again), "; "); test.left == "" && left != "" || !strings.Contains(left, test.left) || strings.Count(left, ";") > 0 {
			t.Errorf("%s: after the hint %s: %s", test.name, found[0].Hint, left)
		}
	}
}

// follow puts the lines that a hint shows in the place of those that it names.
func follow(t *testing.T, hint, text string) string {
	t.Helper()
	first, shown, ok := strings.Cut(hint, "\n")
	first, _, _ = strings.Cut(first, ",")
	_, last, _ := strings.Cut(strings.TrimSuffix(first, ":"), " to ")
	n := 0
	for _, c := range last {
		n = n*10 + int(c-'0')
	}
	all := strings.Split(text, "\n")
	if !ok || n < 1 || n > len(all) {
		t.Fatalf("a hint without lines: %s", hint)
	}
	return shown + "\n" + strings.Join(all[n:], "\n")
}

func TestFencesThatAreNotQuiteOnes(t *testing.T) {
	loader := newLoader(t)
	for text, want := range map[string]string{
		"\n\n+++\ntitle = \"x\"\n+++\n": "something empty stands above the first +++",
		"＋＋＋\ntitle = \"x\"\n＋＋＋\n":     "the first line is not quite +++",
		"++++\ntitle = \"x\"\n++++\n":   "the first line is not quite +++",
		"+ + +\ntitle = \"x\"\n":        "the first line is not quite +++",
		"\u00a0+++\ntitle = \"x\"\n":    "the first line is not quite +++",
		"title = \"x\"\n\nText.\n":      "the facts are not between two lines of +++",
		"title: x\n\nText.\n":           "the facts are not between two lines of +++",
		"Only words.\n":                 "the file does not begin with a line +++",
		"---\nanchor: &x 1\n---\n":      "the facts are written in YAML, as for other generators; here they are TOML between two lines of +++",
	} {
		found := loader.Parse(context.Background(), "content/about.md", []byte(text)).Problems
		if len(found) != 1 || found[0].Message != want || found[0].Code != diag.FrontMatterMissing {
			t.Errorf("%q: %q", text, lines(found))
		}
	}
}

func TestEntriesOutsideTheFoldersOfYears(t *testing.T) {
	loader := newLoader(t)
	for _, test := range []mistake{
		{name: "at the top", file: "content/a.md", text: front(facts, sources), want: []string{
			`content/a.md:3:1-5: error: this is an entry, and entries stand in the folder of their year [file-place] (move it to content/2018/a.md)`,
		}},
		{name: "in a folder, with a mistake", file: "content/news/a.md", text: front(facts, "topics = [\"fod\"]\n", sources), want: []string{
			`content/news/a.md:3:1-5: error: this is an entry, and entries stand in the folder of their year [file-place] (move it to content/2018/a.md)`,
			`content/news/a.md:6:11-16: error: unknown topic "fod" [unknown-term] (did you mean "food"?)`,
		}},
		{name: "without a date that is one", file: "content/a.md", text: front("title = \"A\"\ndate = \"soon\"\ntype = \"report\"\nsummary = \"S.\"\n", sources), want: []string{
			`content/a.md:3:1-5: error: this is an entry, and entries stand in the folder of their year [file-place] (move it to the folder of its year, such as content/2018/a.md)`,
			`content/a.md:3:9-13: error: "soon" is not written as a date is here [invalid-date] (write a day, a month or a year, as in 2018-12-17, 2018-12 or 2018)`,
		}},
		{name: "a page with a date", file: "content/a.md", text: front("title = \"A\"\ndate = 2018-12-17\n"), want: []string{
			`content/a.md:3:1-5: error: unknown key "date" [unknown-key] (known here: title, summary, weight, draft, aliases, params)`,
		}},
	} {
		test.run(t, loader)
	}
}
