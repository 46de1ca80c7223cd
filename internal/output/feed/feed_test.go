package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"annals/internal/output/feed"
	"annals/internal/site"
	"annals/internal/sitetest"
)

// written renders the feeds of s, by path.
func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, o := range feed.Outputs(s, sitetest.Locales(t, s)) {
		var b bytes.Buffer
		if err := o.Render(&b); err != nil {
			t.Fatal(err)
		}
		if _, twice := files[o.Path]; twice {
			t.Errorf("%s is listed twice", o.Path)
		}
		files[o.Path] = b.String()
	}
	return files
}

func parse(t testing.TB, text string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().ParseString(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return f
}

func titles(f *gofeed.Feed) []string {
	var all []string
	for _, item := range f.Items {
		all = append(all, item.Title)
	}
	return all
}

func entry(title, date, front string) string { return sitetest.Entry(title, date, front, "Text.\n") }

func TestFeedsPerTopicAndLanguage(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/a.md":    entry("A", "2018-12-17", `topics = ["food"]`),
		"content/2018/a.ko.md": "+++\ntitle = \"가\"\nsummary = \"무엇인가\"\n+++\n본문\n",
	}))
	want := map[string][3]string{ // title, address of the page, language
		"feed":                     {"A record", "https://example.org/record/", "en"},
		"topics/accountability":    {"A record: Accountability", "https://example.org/record/topics/accountability.html", "en"},
		"topics/food":              {"A record: Food", "https://example.org/record/topics/food.html", "en"},
		"ko/feed":                  {"기록", "https://example.org/record/ko/", "ko"},
		"ko/topics/accountability": {"기록: 책임 규명", "https://example.org/record/ko/topics/accountability.html", "ko"},
		"ko/topics/food":           {"기록: 식량", "https://example.org/record/ko/topics/food.html", "ko"},
	}
	if len(files) != 2*len(want) {
		t.Errorf("there are %d files, want %d", len(files), 2*len(want))
	}
	for path, w := range want {
		for _, ext := range []string{".xml", ".json"} {
			f := parse(t, files[path+ext])
			got := [3]string{f.Title, f.Link, f.Language}
			if diff := cmp.Diff(w, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path+ext, diff)
			}
			if self := "https://example.org/record/" + path + ext; f.FeedLink != self {
				t.Errorf("%s calls itself %s", path+ext, f.FeedLink)
			}
		}
	}
	if got := titles(parse(t, files["topics/accountability.xml"])); got != nil {
		t.Errorf("the feed of a topic without entries holds %v", got)
	}
	if got := titles(parse(t, files["ko/topics/food.json"])); !cmp.Equal(got, []string{"가"}) {
		t.Errorf("the Korean feed of the topic holds %v", got)
	}
}

func TestAtomAndJSONCarryWholeEntry(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/a.md": sitetest.Entry("A resolution", "2018-12-17",
			"topics = [\"food\", \"accountability\"]\nadded = 2019-01-02\n[[corrections]]\ndate = 2020-03-04\ntext = \"A figure.\"", "It was **adopted**.\n"),
	}))
	for _, path := range []string{"feed.xml", "feed.json"} {
		item := parse(t, files[path]).Items[0]
		const address = "https://example.org/record/2018/a.html"
		want := []string{address, address, "A resolution", "What it was.", "<p>It was <strong>adopted</strong>.</p>\n", "2019-01-02T00:00:00Z", "2020-03-04T00:00:00Z"}
		got := []string{item.GUID, item.Link, item.Title, item.Description, item.Content, item.Published, item.Updated}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	if got := parse(t, files["feed.xml"]).Items[0].Categories; !cmp.Equal(got, []string{"Food", "Accountability"}) {
		t.Errorf("the categories are %v", got)
	}
	for _, part := range []string{`<category term="food" label="Food">`, `<rights>CC BY 4.0</rights>`, `<name>The editors</name>`, `<link rel="self" type="application/atom+xml" href="https://example.org/record/feed.xml">`} {
		if !strings.Contains(files["feed.xml"], part) {
			t.Errorf("the Atom feed lacks %s", part)
		}
	}
}

func TestNewestChangeComesFirst(t *testing.T) {
	tests := []struct {
		name    string
		entries map[string]string
		want    []string
		updated string
	}{
		{
			"by the day on which an entry was added, not by its event",
			map[string]string{"2018/old": entry("old event", "2018-01-01", "added = 2025-01-01"), "2020/new": entry("new event", "2020-01-01", "added = 2024-01-01")},
			[]string{"old event", "new event"},
			"2025-01-01T00:00:00Z",
		},
		{
			"a correction brings an entry up",
			map[string]string{
				"2018/a": entry("corrected", "2018-01-01", "added = 2020-01-01\n[[corrections]]\ndate = 2025-02-02\ntext = \"x\"\n[[corrections]]\ndate = 2021-02-02\ntext = \"y\""),
				"2018/b": entry("not corrected", "2018-01-02", "added = 2024-01-01"),
			},
			[]string{"corrected", "not corrected"},
			"2025-02-02T00:00:00Z",
		},
		{
			"entries of one day stand with the latest event first, then by id",
			map[string]string{
				"2018/b": entry("b", "2018-01-01", "added = 2020-01-01"), "2018/a": entry("a", "2018-01-01", "added = 2020-01-01"),
				"2019/c": entry("c", "2019-01-01", "added = 2020-01-01"),
			},
			[]string{"c", "a", "b"},
			"2020-01-01T00:00:00Z",
		},
		{
			"an entry that does not say when it was added counts from its event",
			map[string]string{"2018/a": entry("a", "2018-01-01", ""), "2019/b": entry("b", "2019", ""), "2018/c": entry("c", "2018-06", "added = 2018-07-01")},
			[]string{"b", "c", "a"},
			"2018-07-01T00:00:00Z",
		},
		{
			"an event that is to come was not added after everything else",
			map[string]string{"2999/a": entry("to come", "2999-01-01", ""), "2018/b": entry("b", "2018-01-01", "added = 2024-01-01")},
			[]string{"to come", "b"},
			"2024-01-01T00:00:00Z",
		},
		{"a record without entries", nil, nil, "0001-01-01T00:00:00Z"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			content := map[string]string{}
			for id, text := range test.entries {
				content["content/"+id+".md"] = text
			}
			files := renderAll(t, sitetest.Site(t, content))
			for _, path := range []string{"feed.xml", "feed.json", "ko/feed.xml"} {
				f := parse(t, files[path])
				if diff := cmp.Diff(test.want, titles(f)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", path, diff)
				}
			}
			if got := parse(t, files["feed.xml"]).Updated; got != test.updated {
				t.Errorf("the feed was updated %s, want %s", got, test.updated)
			}
		})
	}
}

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

func TestUnpublishedEntriesAreExcluded(t *testing.T) {
	content := map[string]string{
		"content/2018/a.md": entry("shown", "2018-01-01", `topics = ["food"]`),
		"content/2018/b.md": entry("canary draft", "2018-01-01", "topics = [\"food\"]\ndraft = true"),
		"content/2018/c.md": entry("canary embargo", "2018-01-01", "topics = [\"food\"]\npublish_after = 2999-01-01T00:00:00Z"),
	}
	for name, s := range map[string]*site.Site{
		"as published":         sitetest.Site(t, content),
		"with drafts in pages": sitetest.Site(t, content, sitetest.Drafts),
	} {
		for path, text := range renderAll(t, s) {
			if strings.Contains(text, "canary") {
				t.Errorf("%s: %s tells of an unpublished entry", name, path)
			}
		}
	}
}

func TestFeedIsLimitedToNewestEntries(t *testing.T) {
	content := map[string]string{}
	for i := range 205 {
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i).Format(time.DateOnly)
		content[fmt.Sprintf("content/2018/e%03d.md", i)] = entry(fmt.Sprint(i), "2018-01-01", "added = "+day)
	}
	f := parse(t, renderAll(t, sitetest.Site(t, content))["feed.xml"])
	if len(f.Items) != 200 || f.Items[0].Title != "204" || f.Items[199].Title != "5" {
		t.Errorf("the feed holds %d entries, from %s to %s", len(f.Items), f.Items[0].Title, f.Items[len(f.Items)-1].Title)
	}
}

func TestTimestampsAreValid(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/a.md":  entry("a", "2018-21", ""),
		"content/-0043/b.md": entry("b", "-0043-03-15", ""),
		"content/0000/c.md":  entry("c", "0000", ""),
		"content/1914/d.md":  entry("d", "1914/..", ""),
		"content/2018/e.md":  entry("e", "../2018", ""),
		"content/9999/f.md":  entry("f", "9999-12-31", ""),
	}))
	instant := regexp.MustCompile(`<(?:updated|published)>([^<]*)<|"date_(?:modified|published)": "([^"]*)"`)
	for path, text := range files {
		for _, m := range instant.FindAllStringSubmatch(text, -1) {
			if _, err := time.Parse(time.RFC3339, m[1]+m[2]); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if got := len(parse(t, files["feed.xml"]).Items); got != 6 {
		t.Errorf("the feed holds %d entries, want 6", got)
	}
}

func TestNoFeedsWithoutBaseURL(t *testing.T) {
	s := sitetest.Site(t, map[string]string{"config.toml": strings.Replace(sitetest.Config, "base_url", "# base_url", 1)})
	if got := feed.Outputs(s, sitetest.Locales(t, s)); len(got) != 0 {
		t.Errorf("there are %d feeds whose entries have no address", len(got))
	}
}

func TestFeedsAreDeterministic(t *testing.T) {
	content := map[string]string{
		"content/2018/a.md": entry("a", "2018-01-01", `topics = ["food", "accountability"]`),
		"content/2018/b.md": entry("b", "2018-01-01", `topics = ["food"]`),
	}
	first := renderAll(t, sitetest.Site(t, content))
	for range 3 {
		if diff := cmp.Diff(first, renderAll(t, sitetest.Site(t, content))); diff != "" {
			t.Fatalf("another run gave other bytes:\n%s", diff)
		}
	}
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
		for _, o := range feed.Outputs(base, locales) {
			var b bytes.Buffer
			if err := o.Render(&b); err != nil {
				t.Fatal(err)
			}
			parsed, err := gofeed.NewParser().ParseString(b.String())
			if err != nil {
				t.Fatalf("%s: %v in\n%s", o.Path, err, &b)
			}
			for _, item := range parsed.Items {
				if _, err := url.Parse(item.Link); err != nil || !strings.HasPrefix(item.Link, "https://example.org/record/") {
					t.Errorf("%s: the link came out as %q", o.Path, item.Link)
				}
			}
		}
	})
}

// A preview asks for a feed whenever a reader does, long after a build would have
// written the last of them.
func TestRenderingTwiceGivesSameFeed(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md":    entry("A", "2018-12-17", `topics = ["food", "accountability"]`),
		"content/2018/a.ko.md": "+++\ntitle = \"가\"\nsummary = \"무엇인가\"\n+++\n본문\n",
		"content/2019/b.md":    entry("B", "2019-12-17", `topics = ["food"]`),
	})
	outputs := feed.Outputs(s, sitetest.Locales(t, s))
	first := make([]string, len(outputs))
	for round := range 3 {
		for i, o := range outputs {
			var b bytes.Buffer
			if err := o.Render(&b); err != nil {
				t.Fatal(err)
			}
			if round == 0 {
				first[i] = b.String()
			}
			if diff := cmp.Diff(first[i], b.String()); diff != "" {
				t.Errorf("%s in round %d (-first +now):\n%s", o.Path, round+1, diff)
			}
		}
	}
}
