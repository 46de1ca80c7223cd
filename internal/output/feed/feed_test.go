package feed_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"annals/internal/output/feed"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

// renderAll renders the feeds of s, by path.
func renderAll(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return sitetest.Render(t, feed.Outputs(s, sitetest.Locales(t, s)))
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
	want["corrections/feed"] = [3]string{"A record: corrections and withdrawals", "https://example.org/record/corrections/", "en"}
	want["ko/corrections/feed"] = [3]string{"기록: 정정과 철회", "https://example.org/record/ko/corrections/", "ko"}
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
		const text = "<p>It was <strong>adopted</strong>.</p>\n<h2>Corrections</h2>\n<ul>\n<li><b>4 March 2020</b> <span>A figure.</span></li>\n</ul>\n"
		want := []string{address, address, "A resolution", "What it was.", text, "2019-01-02T00:00:00Z", "2020-03-04T00:00:00Z"}
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

var orderCases = []struct {
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
		"entries of one day stand with the latest event first",
		map[string]string{
			"2018/b": entry("b", "2018-01-01", "added = 2020-01-01"), "2018/a": entry("a", "2018-01-01", "added = 2020-01-01"),
			"2019/c": entry("c", "2019-01-01", "added = 2020-01-01"),
		},
		[]string{"c", "b", "a"},
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

func TestNewestChangeComesFirst(t *testing.T) {
	for _, test := range orderCases {
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

// A preview renders a feed at every request, after all feeds were written once.
func TestRenderingTwiceGivesSameFeed(t *testing.T) {
	s := sitetest.Site(t, map[string]string{
		"content/2018/a.md":    entry("A", "2018-12-17", `topics = ["food", "accountability"]`),
		"content/2018/a.ko.md": "+++\ntitle = \"가\"\nsummary = \"무엇인가\"\n+++\n본문\n",
		"content/2019/b.md":    entry("B", "2019-12-17", `topics = ["food"]`),
	})
	outputs := feed.Outputs(s, sitetest.Locales(t, s))
	first := sitetest.Render(t, outputs)
	for round := range 2 {
		if diff := cmp.Diff(first, sitetest.Render(t, outputs)); diff != "" {
			t.Errorf("in round %d (-first +now):\n%s", round+2, diff)
		}
	}
}
