package print

import (
	"slices"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

const languages = `title = { en = "A \"record\" & more", ko = "기록", ar = "سجل" }` + sitetest.ThreeLanguages

const facts = `
body = "general-assembly"
symbol = ["A/RES/60/173", "A/60/PV.64"]
topics = ["food"]
milestone = true
time = "15:30"
cosponsors = { count = 3, states = ["KOR", "JPN"] }
follows = ["2005/before"]
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
Words with a [link](../2007/none.md), one to [a part](before.md#part-one), an [address](https://example.com/a?b=1&c=2).[^1]

## A heading

### Below it

| State | Votes |
| --- | ---: |
| Republic of Korea | 1 |

[Back](#a-heading)

[^1]: A note, with ` + "`code`" + `.
`

func files() map[string]string {
	return map[string]string{
		"config.toml":                 languages,
		"content/2005/_index.md":      "+++\n+++\nThe year in a sentence.\n\n## Of the year\n",
		"content/2005/before.md":      sitetest.Entry("What came before <b> אבג", "2005-12-15", "", "## Part one\n\nOne.[^1]\n\n[^1]: A note.\n"),
		"content/2005/vote.md":        sitetest.Entry("A vote", "2005-12-16", facts, body),
		"content/2005/vote.ko.md":     "+++\ntitle = \"표결\"\nsummary = \"요약\"\nreviewed = false\n+++\n본문 [링크](../2007/none.md)\n",
		"content/2005/vote.ar.md":     "+++\ntitle = \"التصويت\"\nsummary = \"ملخص\"\n+++\nنص مع A/RES/60/173.\n",
		"content/2005/vote.votes.csv": "state,vote,note\nKOR,Y\nJPN,Y\nCHN,N,A note\n",
		"content/2007/none.md":        sitetest.Entry("Without a translation", "2007-03", "[vote]\nmethod = \"consensus\"\noutcome = \"adopted\"\ndissociated = [\"KOR\", \"JPN\"]", "Text.\n"),
		"content/2007/draft.md":       sitetest.Entry("Not finished", "2007-04", "draft = true", "Text.\n"),
		"content/2008/gone.md":        "+++\n[withdrawn]\ndate = 2009-01-01\nreason = \"It named somebody.\"\n+++\n",
	}
}

func outputs(t testing.TB, s *site.Site) []output.Output {
	t.Helper()
	return Outputs(s, Options{Locales: sitetest.Locales(t, s)})
}

// pages returns the editions of files, parsed as browsers do.
func pages(t *testing.T, files map[string]string, options ...func(*site.Inputs)) (texts map[string]string, parsed map[string]*dom.Node) {
	t.Helper()
	texts, parsed = sitetest.Render(t, outputs(t, sitetest.Site(t, files, options...))), map[string]*dom.Node{}
	for path, text := range texts {
		if strings.HasSuffix(path, ".css") {
			continue
		}
		root, err := dom.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		parsed[path] = root
	}
	return texts, parsed
}

func attr(n *dom.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func words(n *dom.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestEditionIsWhole reads the pages as a browser does: each entry with all that is known
// of it, an outline without gaps, tables with captions, links that lead somewhere.
func TestEditionIsWhole(t *testing.T) {
	_, all := pages(t, files())
	for path, root := range all {
		checkPage(t, path, root)
	}
	for path, want := range map[string][]string{
		"print.html": {
			`A "record" & more What happened`, "As of 1 January 2009", "3 entries", "The editors", "Licence: CC BY 4.0https://creativecommons.org/licenses/by/4.0/",
			"https://example.org/record/print.html", "https://mirror.example.net/", "manifest.sha256", "The year in a sentence.", "A vote", "15:30",
			"A/RES/60/173, A/60/PV.64", "3: Japan, Republic of Korea", "VoteTallyStates Yes2Japan, Republic of Korea No1China (A note) Abstained0", "Two thirds",
			"The file names three.", "The committee", "A/C.3/60/L.48", "Asked that the camps be closed. [para. 3] [Source 1] close the camps",
			"The number of states was wrong.", "What led here", "It named somebody.", "2008/gone", "States that dissociated",
		},
		"ko/print.html": {"표결", "위원회", "대한민국", "Without a translation", "2005년 12월 16일"},
		"ar/print.html": {"التصويت", "طلب إغلاق المعسكرات."},
	} {
		text := words(all[path])
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q:\n%s", path, w, text)
			}
		}
		if strings.Contains(text, "Not finished") {
			t.Errorf("%s has a draft", path)
		}
	}
}

// checkPage holds a page to what every page promises.
func checkPage(t *testing.T, path string, root *dom.Node) {
	t.Helper()
	ids, level := map[string]bool{}, 0
	var inside []string
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: two elements have the id %q", path, id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "script", "style":
			t.Errorf("%s has a %s", path, n.Data)
		case "h1", "h2", "h3", "h4", "h5", "h6":
			next := int(n.Data[1] - '0')
			if next > level+1 || words(n) == "" {
				t.Errorf("%s: h%d %q follows h%d", path, next, words(n), level)
			}
			level = next
		case "a":
			if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
				inside = append(inside, to)
			}
		}
		if lang := attr(n, "lang"); lang != "" && attr(n, "dir") == "" {
			t.Errorf("%s: a %s in %s has no direction", path, n.Data, lang)
		}
	}
	for _, to := range inside {
		if !ids[to] {
			t.Errorf("%s: no element has the id %q", path, to)
		}
	}
}

func TestHeadKeepsThePageOutOfSearch(t *testing.T) {
	texts, _ := pages(t, files())
	for _, want := range []string{`<html lang="ar" dir="rtl">`, `content="` + output.Policy + `"`, `name="robots" content="noindex"`, `href="../print.css"`, `href="../print.ar.css"`, `href="../ko/print.html"`} {
		if !strings.Contains(texts["ar/print.html"], want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if want := `content: "A \22 record\22  \26  more"`; !strings.Contains(texts["print.en.css"], want) {
		t.Errorf("the running title is %s", texts["print.en.css"])
	}
}

func TestOwnStyleSheetTakesThePlace(t *testing.T) {
	s := sitetest.Site(t, files())
	all := Outputs(s, Options{Locales: sitetest.Locales(t, s), Static: []string{StyleSheet}})
	if slices.ContainsFunc(all, func(o output.Output) bool { return o.Path == StyleSheet }) {
		t.Error("the built-in style sheet is published beside the site's own")
	}
}

func TestTextsCannotLeaveTheirPlace(t *testing.T) {
	texts, all := pages(t, files())
	for path, root := range all {
		for n := range root.Descendants() {
			if n.Data == "b" {
				t.Errorf("%s: a title became markup", path)
			}
		}
		if strings.Contains(texts[path], "print:") {
			t.Errorf("%s has a link that was not resolved", path)
		}
	}
}

// pieces records the sizes in which a file is written.
type pieces struct{ largest, total int }

func (p *pieces) Write(data []byte) (int, error) {
	p.largest, p.total = max(p.largest, len(data)), p.total+len(data)
	return len(data), nil
}

func TestLargeEditionIsWrittenInPieces(t *testing.T) {
	var p pieces
	if err := outputs(t, sitetest.Site(t, sitetest.Many(500)))[0].Render(&p); err != nil {
		t.Fatal(err)
	}
	if p.largest > 3*flushed || p.total < 5*flushed {
		t.Errorf("of %d bytes, %d were held at a time", p.total, p.largest)
	}
}

func BenchmarkRender(b *testing.B) {
	s := sitetest.Site(b, sitetest.Many(1000))
	all := outputs(b, s)
	b.ReportAllocs()
	for b.Loop() {
		var n pieces
		if err := all[0].Render(&n); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(n.total))
	}
}
