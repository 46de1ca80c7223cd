package feed_test

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"annals/internal/output/feed"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

func TestFallbackTextIsMarkedWithItsLanguage(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/a.md":    sitetest.Entry("A", "2018-01-01", "added = 2020-01-02", "Text.[^1]\n\n[^1]: Note.\n"),
		"content/2018/a.ko.md": "+++\ntitle = \"가\"\n+++\n본문[^1]\n\n[^1]: 주석\n",
		"content/2018/b.md":    sitetest.Entry("B", "2018-01-01", "added = 2020-01-01", "Text.[^1]\n\n[^1]: Note.\n"),
	}))
	var atom struct {
		Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		Entries []struct {
			Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			ID      string `xml:"id"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(files["ko/feed.xml"]), &atom); err != nil {
		t.Fatal(err)
	}
	got := []string{atom.Lang, atom.Entries[0].Lang, atom.Entries[0].ID, atom.Entries[1].Lang, atom.Entries[1].ID}
	want := []string{"ko", "ko", "https://example.org/record/ko/2018/a.html", "en", "https://example.org/record/2018/b.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("languages and addresses (-want +got):\n%s", diff)
	}
	if strings.ContainsFunc(atom.Entries[1].Content, func(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }) {
		t.Errorf("an English text has Korean labels: %s", atom.Entries[1].Content)
	}
	var feed struct {
		Items []struct {
			Language string `json:"language"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(files["ko/feed.json"]), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Items[0].Language != "ko" || feed.Items[1].Language != "en" {
		t.Errorf("the languages of the items are %v", feed.Items)
	}
}

func TestLinksInContentAreAbsolute(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/글.md": sitetest.Entry("A", "2018-01-01", "",
			"## A heading\n\n[other](../2014/b.md#findings) [place](#a-heading) [outside](https://example.com/x?a=1&b=2) [file](../../static/a.pdf) [draft](draft.md) [home](../_index.md)\n\nNote.[^1] Again.[^1]\n\n![picture](../../static/사진.png)\n\n[^1]: A note with \" href=\"#x\".\n"),
		"content/2014/b.md":     sitetest.Entry("B", "2014-01-01", "", "## Findings\n"),
		"content/2018/draft.md": entry("A draft", "2018-01-01", "draft = true"),
		"content/_index.md":     "+++\n+++\nHome.\n",
	}, func(in *site.Inputs) { in.Static = []string{"a.pdf", "사진.png"} }))
	const page = "https://example.org/record/2018/%EA%B8%80.html"
	want := []string{
		"https://example.org/record/2014/b.html#findings", page + "#a-heading", "https://example.com/x?a=1&b=2",
		"https://example.org/record/a.pdf", "https://example.org/record/index.html",
		page + "#fn-1", page + "#fn-1", "https://example.org/record/%EC%82%AC%EC%A7%84.png", page + "#fnref-1", page + "#fnref-1-2",
	}
	for _, path := range []string{"feed.xml", "feed.json"} {
		for _, item := range parse(t, files[path]).Items {
			if !strings.HasSuffix(item.GUID, ".html") || item.GUID != page {
				continue
			}
			if diff := cmp.Diff(want, addresses(t, item.Content)); diff != "" {
				t.Errorf("%s (-want +got):\n%s\n%s", path, diff, item.Content)
			}
			if !strings.Contains(item.Content, `A note with`) || !strings.Contains(item.Content, `href=&quot;#x&quot;`) && !strings.Contains(item.Content, `href=“#x”`) {
				t.Errorf("%s: text that looks like an address was changed:\n%s", path, item.Content)
			}
		}
	}
}

// addresses are the values of href and src in markup.
func addresses(t *testing.T, text string) []string {
	t.Helper()
	var all []string
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key == "href" || a.Key == "src" {
				all = append(all, a.Val)
			}
		}
	}
	return all
}

func TestHostileTextIsEscaped(t *testing.T) {
	const body = "A ]]> and <script>alert(1)</script> & &amp; <!-- x --> and \u2028 and \u202Edlrow\u202C.\n\n" +
		"    ]]></content></entry><script>alert(2)</script>\n"
	for _, title := range []string{
		`]]>`, `</title><script>alert(1)</script>`, `<![CDATA[ x ]]>`, `a & b &lt; c`, "line\u2028end", "right \u202eto left", `</feed>`, `&#0; &#x1F;`,
	} {
		s := sitetest.Site(t, map[string]string{"content/2018/a.md": sitetest.Entry("A", "2018-01-01", "", body)})
		s.Entries[0].Original().Title = title
		files := renderAll(t, s)
		var contents []string
		for _, path := range []string{"feed.xml", "feed.json"} {
			f := parse(t, files[path])
			if len(f.Items) != 1 || f.Items[0].Title != title {
				t.Errorf("%s: %q came back as %q", path, title, titles(f))
				continue
			}
			contents = append(contents, f.Items[0].Content)
		}
		if len(contents) == 2 && contents[0] != contents[1] {
			t.Errorf("the two forms tell different texts:\n%s\n%s", contents[0], contents[1])
		}
		for _, c := range contents {
			if strings.Contains(c, "<script") || strings.Contains(c, "<!--") {
				t.Errorf("markup of the text became markup: %s", c)
			}
		}
	}
}

func TestInvalidXMLCharactersAreReplaced(t *testing.T) {
	s := sitetest.Site(t, map[string]string{"content/2018/a.md": entry("A", "2018-01-01", "")})
	s.Entries[0].Original().Title = "nul \x00 bell \a escape \x1b invalid \xff \ufffe end"
	files := renderAll(t, s)
	f := parse(t, files["feed.xml"])
	if got := f.Items[0].Title; got != "nul \ufffd bell \ufffd escape \ufffd invalid \ufffd \ufffd end" {
		t.Errorf("the title came back as %q", got)
	}
	parse(t, files["feed.json"])
}

func FuzzFeedsHoldAnyText(f *testing.F) {
	f.Add("A title", "A **text**.")
	f.Add("]]>", "</content><script>")
	f.Add("\x00\x1b\xff", "\u2028[a](#b)[^1]\n\n[^1]: c")
	f.Add("<!--", "![x](https://example.com/ \"\\\"\")")
	base := sitetest.Site(f, map[string]string{"content/2018/a.md": entry("A", "2018-01-01", "")})
	locales := sitetest.Locales(f, base)
	f.Fuzz(func(t *testing.T, title, summary string) {
		text := base.Entries[0].Original()
		text.Title, text.Summary = title, summary
		for path, text := range sitetest.Render(t, feed.Outputs(base, locales)) {
			parsed, err := gofeed.NewParser().ParseString(text)
			if err != nil {
				t.Fatalf("%s: %v in\n%s", path, err, text)
			}
			for _, item := range parsed.Items {
				if _, err := url.Parse(item.Link); err != nil || !strings.HasPrefix(item.Link, "https://example.org/record/") {
					t.Errorf("%s: the link came out as %q", path, item.Link)
				}
			}
		}
	})
}
