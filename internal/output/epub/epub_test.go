package epub

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

const settings = `
title = { en = "A record", ko = "기록", ar = "سجل" }
contact = "mailto:name@example.org"
doi = "10.5281/zenodo.1234567"
` + sitetest.ThreeLanguages + `
[downloads]
epub = true
`

const facts = `body = "general-assembly"
symbol = ["A/RES/60/173", "A/60/509/Add.3"]
topics = ["food"]
series = "yearly"
cosponsors = { count = 2, states = ["KOR"] }
milestone = true
follows = ["2004/first"]
vote = { method = "recorded", outcome = "adopted", yes = 88, no = 21, abstain = 60, note = "A note on the vote" }
[[provisions]]
subject = "camps"
text = "Asks that the camps be closed."
new = true
place = "para. 2"
quote = "Calls for the closing of camps"
source = 1
[[stages]]
label = "Committee"
date = 2005-11-17
symbol = "A/C.3/60/L.48"
method = "recorded"
outcome = "adopted"
yes = 84
no = 22
abstain = 62
[[corrections]]
date = 2009-01-01
text = { en = "The number was wrong.", ar = "كان الرقم خطأ." }
`

const body = `# A heading {#findings}

Words with [a link](../2004/first.md), [a heading](../2004/first.md#part), [itself](#findings), [the web](https://example.com/?a=1&b=2),
[the year](../2004/_index.md), [a page](../about.md) and a note[^1].

- An item
- Another

> A quotation <b>with</b> *emphasis*.

| State | Number |
| --- | ---: |
| Republic of Korea | 1 |

~~~
code   <as> it is
~~~

***

![A map](../../static/map.png)

[^1]: A note, with ` + "`code`" + `.
`

func files() map[string]string {
	return map[string]string{
		"config.toml":                 settings,
		"content/about.md":            "+++\ntitle = \"About\"\n+++\nText.\n",
		"content/2004/_index.md":      "+++\n+++\nThe year, with [an entry](first.md).\n",
		"content/2004/first.md":       sitetest.Entry("The first", "2004-05", "", "## A part {#part}\n\nText.\n"),
		"content/2004/first.ko.md":    "+++\ntitle = \"첫 항목\"\nsummary = \"요약\"\n+++\n제목 없는 글.\n",
		"content/2005/vote.md":        sitetest.Entry("A vote", "2005-12-16", facts, body),
		"content/2005/vote.ar.md":     "+++\ntitle = \"التصويت\"\nsummary = \"ملخص\"\n+++\n## نتائج {#findings}\n\nنص مع A/RES/60/173 و[رابط](https://example.com/a).\n",
		"content/2005/vote.votes.csv": "state,vote,note\nKOR,Y\nJPN,Y\nCHN,N,A note\n",
		"content/2006/슬러그_1.md":       sitetest.Entry("Another script", "2006", "[vote]\nmethod = \"consensus\"\noutcome = \"adopted\"\ndissociated = [\"KOR\", \"JPN\"]", "See [the vote](../2005/vote.md#findings).\n"),
		"content/2008/gone.md":        "+++\n[withdrawn]\ndate = 2009-01-01\nreason = \"It named somebody.\"\n+++\n",
	}
}

func withMap(in *site.Inputs) { in.Static = []string{"map.png"} }

func testSite(t testing.TB) *site.Site { return sitetest.Site(t, files(), withMap) }

func TestBooksHoldTogether(t *testing.T) {
	all := renderAll(t, testSite(t))
	for name, b := range all {
		b.holds(t, name)
	}
	if len(all) != 3 {
		t.Errorf("%d books", len(all))
	}
}

func TestBooksSayWhatReadersAsk(t *testing.T) {
	all := renderAll(t, testSite(t))
	for name, wants := range map[string][]string{
		"en front.xhtml": {
			"<h1>A record</h1>", "As of 1 January 2009", `href="https://example.org/record/downloads/record.en.epub"`, "https://mirror.example.net/", "manifest.sha256",
			`<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>`, "The editors", `<a href="mailto:name@example.org">name@example.org</a>`,
		},
		"en nav.xhtml":   {`<a href="y2005.xhtml#e-vote">A vote</a>`, `<a epub:type="bodymatter" href="y2004.xhtml">`, `<a href="y2004.xhtml#page">2004</a>`, "withdrawn.xhtml", "votes-2.xhtml"},
		"en y2004.xhtml": {`<a href="y2004.xhtml#e-first">an entry</a>`, `<h3 id="e-first.part">A part</h3>`, `<a href="y2005.xhtml#e-vote">A vote</a>`},
		"en y2005.xhtml": {
			`<a href="y2004.xhtml#e-first.part">a heading</a>`, `<a href="y2005.xhtml#e-vote.findings">itself</a>`, `<a href="https://example.com/?a=1&amp;b=2">the web</a>`,
			`<a href="y2004.xhtml">the year</a>`, `<a href="https://example.org/record/about.html">a page</a>`, `epub:type="noteref"`, `id="e-vote.fn-1"`,
			`<th scope="row">Yes</th><td class="align-right">88</td><td>Japan, Republic of Korea</td>`, "China (A note)", `<a href="#e-vote.source-1">Source 1</a>`,
			`<a href="https://example.org/record/map.png">[A map]</a>`, "A/C.3/60/L.48", "The number was wrong.", "code   &lt;as&gt; it is",
		},
		"en votes.xhtml":     {"<h1>Yearly text</h1>", `<th scope="row"><a href="y2005.xhtml#e-vote">A vote</a></th><td class="align-right">88</td>`},
		"en votes-2.xhtml":   {"Other votes", "Committee", `<td colspan="4">Adopted without a vote</td>`},
		"en withdrawn.xhtml": {"2008/gone", "It named somebody."},
		"ko y2005.xhtml":     {`<a href="y2004.xhtml#e-first">a heading</a>`, `<div lang="en" xml:lang="en">`},
		"ar y2005.xhtml": {
			`lang="ar" xml:lang="ar" dir="rtl">`, `<span dir="ltr">A/RES/60/173</span>`, `<span lang="en" xml:lang="en" dir="ltr">A vote</span>`, "كان الرقم خطأ.",
		},
		"ar package.opf": {
			`page-progression-direction="rtl"`, `<meta property="dcterms:modified">2009-01-01T00:00:00Z</meta>`, "<dc:language>ar</dc:language>",
			"https://doi.org/10.5281/zenodo.1234567", `id="book-id">https://example.org/record/downloads/record.ar.epub<`, "accessModeSufficient", "accessibilitySummary",
		},
	} {
		tag, file, _ := strings.Cut(name, " ")
		text := all[Path(tag)].files[folder+file]
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s:\n%s", name, want, text)
			}
		}
	}
	if strings.Contains(all[Path("en")].files[folder+packageName], "conformsTo") {
		t.Error("the book claims what nobody has audited")
	}
}

func TestBooksAreAskedFor(t *testing.T) {
	f := files()
	f["config.toml"] = strings.Replace(settings, "epub = true", "epub = false", 1)
	s := sitetest.Site(t, f, withMap)
	if n := len(Files(s, sitetest.Locales(t, s), nil)); n > 0 {
		t.Errorf("%d books", n)
	}
}

func TestBookOfAPartSaysSo(t *testing.T) {
	whole := testSite(t)
	part := whole.Part(site.Selection{Topics: []string{"food"}})
	var out bytes.Buffer
	ofPart, _ := Book(part, sitetest.Locales(t, whole), "en", nil)
	if err := ofPart.Render(&out); err != nil {
		t.Fatal(err)
	}
	b := unpack(t, out.String())
	b.holds(t, "part")
	front := b.files[folder+fileName(frontID)]
	if !strings.Contains(front, "part of the record: 1 of 3 entries") || strings.Contains(front, "manifest.sha256") || strings.Contains(front, ".epub") {
		t.Errorf("the first page is\n%s", front)
	}
	if _, has := b.files[folder+"y2004.xhtml"]; has || !strings.Contains(b.files[folder+packageName], ">urn:uuid:") || b.files[folder+"votes.xhtml"] == "" {
		t.Errorf("the part has the years of the whole, its address, or no votes: %v", b.order)
	}
}

func TestBooksAreTheSameEachTime(t *testing.T) {
	first := bytesOf(t, testSite(t), "ko")
	if !bytes.Equal(first, bytesOf(t, testSite(t), "ko")) {
		t.Error("the second book has other bytes")
	}
}

func TestSiteWithoutAddressNamesNone(t *testing.T) {
	f := files()
	f["config.toml"] = strings.NewReplacer("base_url = \"https://example.org/record/\"\n", "", "mirrors = [\"https://mirror.example.net/\"]\n", "").Replace(settings)
	b := renderAll(t, sitetest.Site(t, f, withMap))[Path("en")]
	b.holds(t, "en")
	for name, text := range b.files {
		if strings.Contains(text, "example.org/record") {
			t.Errorf("%s names an address", name)
		}
	}
	if !strings.Contains(b.files[folder+packageName], ">urn:uuid:") {
		t.Error("the book has no identifier")
	}
}

func TestDraftsAreInNoBookUnlessShown(t *testing.T) {
	f := files()
	f["content/2007/draft.md"] = sitetest.Entry("Canary", "2007-04", "draft = true", "Text of the canary.\n")
	f["content/2007/later.md"] = sitetest.Entry("Canary later", "2007-04", "publish_after = 2100-01-01T00:00:00Z", "Text of the canary.\n")
	f["content/2005/vote.md"] += "\n<!-- a comment of the canary -->\n"
	for name, b := range renderAll(t, sitetest.Site(t, f, withMap)) {
		for file, text := range b.files {
			if strings.Contains(strings.ToLower(text), "canary") {
				t.Errorf("%s: %s has what is not published", name, file)
			}
		}
	}
	shown := renderAll(t, sitetest.Site(t, f, withMap, sitetest.Drafts))[Path("en")]
	if text := shown.files[folder+"y2007.xhtml"]; !strings.Contains(text, "Canary</h2>") || !strings.Contains(text, "Draft: not published") {
		t.Errorf("a draft is not marked:\n%s", text)
	}
}

// Reading programs give up with large files.
func TestFilesAreModest(t *testing.T) {
	const limit = 300_000
	f := map[string]string{"config.toml": sitetest.Config + "[downloads]\nepub = true\n"}
	for i := range maxListed + 1 {
		text := "Text.\n"
		if i%20 == 0 {
			text = strings.Repeat("A [link](e0000.md) & 한국어. ", 1000)
		}
		f[fmt.Sprintf("content/2018/e%04d.md", i)] = sitetest.Entry("A", "2018-01-01", "", text)
	}
	for name, b := range renderAll(t, sitetest.Site(t, f)) {
		b.holds(t, name)
		largest := 0
		for file, text := range b.files {
			if largest = max(largest, len(text)); len(text) > limit {
				t.Errorf("%s: %s has %d bytes", name, file, len(text))
			}
		}
		if first := b.files[folder+"y2018.xhtml"]; largest < limit/4 || !strings.Contains(first, `<a href="y2018-2.xhtml#e-`) {
			t.Errorf("%s: the year begins with no list of entries, or its files have at most %d bytes", name, largest)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	f := sitetest.Many(1000)
	f["config.toml"] += "[downloads]\nepub = true\n"
	s := sitetest.Site(b, f)
	books := Files(s, sitetest.Locales(b, s), nil)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := books[0].Render(&out); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
