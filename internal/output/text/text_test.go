package text

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/dataset"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

var update = flag.Bool("update", false, "write the texts of testdata/golden anew, to be read before they are committed")

const languages = `title = { en = "A record", ko = "기록", ar = "سجل" }` + sitetest.ThreeLanguages

const facts = `
body = "general-assembly"
symbol = ["A/RES/60/173", "A/60/PV.64"]
topics = ["food"]
milestone = true
time = "15:30"
cosponsors = { count = 3, states = ["KOR", "JPN"] }
[vote]
method = "recorded"
outcome = "adopted"
needed = "two-thirds"
yes = 2
no = 1
abstain = 0
note = "The file names three."
[[stages]]
label = { en = "The committee", ko = "위원회" }
date = 2005-11-17
symbol = "A/C.3/60/L.48"
method = "recorded"
yes = 1
no = 0
[[provisions]]
subject = "camps"
text = { en = "Asked that the camps be closed.", ar = "طلب إغلاق المعسكرات." }
place = "para. 3"
quote = "close the camps"
source = 1
[[corrections]]
date = 2006-01-02
text = "The number of states was wrong."
`

const body = `
Words with a [link](../2007/none.md), an [address](https://example.com/a) and <https://example.com/b>.[^1]
~~What was struck out~~ is marked, a line\
ends, and this paragraph is long enough to be broken into several lines of the file.

## A heading

- One
- Two, which is an item of a list that is longer than one line of the text can hold
  1. Within
  2. it

3. Three

   In two paragraphs.

> A quotation that is longer than one line of seventy-two columns can ever hold.
>
> > Within it.

| State | Votes |
| --- | ---: |
| Republic of Korea | 1 |
| 한국 | 20 |

| A wide table | Its second column |
| --- | --- |
| A cell that is so long that both do not fit on a line | Another cell that is long |

    code   as it is

***

[^1]: A note, with ` + "`code`" + `.
`

func files() map[string]string {
	return map[string]string{
		"config.toml":             languages,
		"content/2005/_index.md":  "+++\n+++\nThe year in a sentence.\n",
		"content/2005/vote.md":    sitetest.Entry("A vote", "2005-12-16", facts, body),
		"content/2005/vote.ko.md": "+++\ntitle = \"표결\"\nsummary = \"요약\"\nreviewed = false\n+++\n" + strings.Repeat("한국어 본문입니다. ", 12) + "\n",
		"content/2005/vote.ar.md": "+++\ntitle = \"التصويت\"\nsummary = \"ملخص\"\n+++\nنص مع A/RES/60/173 و[رابط](https://example.com/a).\n",

		"content/2005/vote.votes.csv": "state,vote,note\nKOR,Y\nJPN,Y\nCHN,N,A note\n",
		"content/2007/none.md":        sitetest.Entry("Without a translation", "2007-03", "[vote]\nmethod = \"consensus\"\noutcome = \"adopted\"\ndissociated = [\"KOR\", \"JPN\"]", "Text.\n"),
		"content/2008/gone.md":        "+++\n[withdrawn]\ndate = 2009-01-01\nreason = \"It named somebody.\"\n+++\n",
	}
}

func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return sitetest.Render(t, dataset.New(Files(s, sitetest.Locales(t, s))).Outputs())
}

func TestEditionsAreAsRead(t *testing.T) {
	all := renderAll(t, sitetest.Site(t, files()))
	for _, tag := range []string{"en", "ko", "ar"} {
		file := filepath.Join("testdata", "golden", "record."+tag+".txt")
		got := all[Path(tag)]
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func TestFirstPageSaysWhatTheFileIs(t *testing.T) {
	all := renderAll(t, sitetest.Site(t, files()))
	first, _, _ := strings.Cut(all[Path("en")], "Contents")
	for _, want := range []string{
		"As of 1 January 2009", "https://example.org/record/data/record.en.txt", "https://mirror.example.net/",
		"manifest.sha256", "Licence: CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "The editors",
	} {
		if !strings.Contains(first, want) {
			t.Errorf("the first page lacks %q:\n%s", want, first)
		}
	}
}

func TestSiteWithoutAddressNamesNone(t *testing.T) {
	f := files()
	f["config.toml"] = strings.NewReplacer("base_url = \"https://example.org/record/\"\n", "", "mirrors = [\"https://mirror.example.net/\"]\n", "").Replace(languages)
	text := renderAll(t, sitetest.Site(t, f))[Path("en")]
	if strings.Contains(text, "newest edition") || strings.Contains(text, "example.org/record") || !strings.Contains(text, "[2007/none]") {
		t.Errorf("the text is\n%s", text)
	}
}

func TestDraftsAreInNoTextUnlessShown(t *testing.T) {
	f := files()
	f["content/2007/draft.md"] = sitetest.Entry("Not finished", "2007-04", "draft = true", "Text.\n")
	if text := renderAll(t, sitetest.Site(t, f))[Path("en")]; strings.Contains(text, "Not finished") {
		t.Error("a draft is published")
	}
	shown := sitetest.Site(t, f, func(in *site.Inputs) { in.Drafts = true })
	if text := renderAll(t, shown)[Path("en")]; !strings.Contains(text, "Not finished\n------------\n\n[Draft: not published]") {
		t.Errorf("a draft is not marked:\n%s", text)
	}
}

// TestLinesEndWithinTheColumns holds the length of the lines of a large record.
func TestLinesEndWithinTheColumns(t *testing.T) {
	for name, f := range map[string]map[string]string{"many": sitetest.Many(100), "few": files()} {
		for path, text := range renderAll(t, sitetest.Site(t, f)) {
			holdsColumns(t, name+" "+path, text)
		}
	}
}

// holdsColumns reports lines that are too long, but for those that are one address.
func holdsColumns(t *testing.T, name, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if n := width([]byte(strings.TrimPrefix(line, "\uFEFF"))); n > columns && !strings.Contains(line, "://") {
			t.Errorf("%s: a line has %d columns: %.200q", name, n, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s: a line ends in spaces: %.200q", name, line)
		}
	}
}

func TestIsolatesEndOnEachLine(t *testing.T) {
	text := renderAll(t, sitetest.Site(t, files()))[Path("ar")]
	if !strings.Contains(text, isolateLTR+"A/RES/60/173"+isolateEnd) {
		t.Errorf("a symbol stands without isolates:\n%s", text)
	}
	isolatesEnd(t, text)
}

func isolatesEnd(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		depth := 0
		for _, r := range line {
			switch string(r) {
			case isolateLTR, isolateRTL:
				depth++
			case isolateEnd:
				depth--
			}
		}
		if depth != 0 {
			t.Errorf("%d isolates are open at the end of %.200q", depth, line)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	s := sitetest.Site(b, sitetest.Many(1000))
	files := Files(s, sitetest.Locales(b, s))
	b.ReportAllocs()
	for b.Loop() {
		var n counter
		if err := files[0].Render(&n); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(n))
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
