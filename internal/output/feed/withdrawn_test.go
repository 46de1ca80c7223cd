package feed_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"annals/internal/testing/sitetest"
)

// A withdrawn entry has the id that it had, so that feed readers replace what they keep.
func TestWithdrawnEntriesReplaceThemselves(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"content/2018/new.md":  sitetest.Entry("New", "2018-01-01", "added = 2026-12-02\ntopics = [\"food\"]", "Text.\n"),
		"content/2018/old.md":  sitetest.Entry("Old", "2018-01-01", "added = 2020-01-01", "See [it](gone.md).\n"),
		"content/2018/gone.md": "+++\n[withdrawn]\ndate = 2026-12-01\nreason = { en = \"It named <one>.\", ko = \"이름이 있었습니다.\" }\n+++\n",
	}))
	const at = "https://example.org/record/"
	for path, want := range map[string][]string{
		"feed.xml":           {at + "2018/new.html", at + "2018/gone.html", at + "2018/old.html"},
		"feed.json":          {at + "2018/new.html", at + "2018/gone.html", at + "2018/old.html"},
		"ko/feed.xml":        {at + "2018/new.html", at + "ko/2018/gone.html", at + "2018/gone.html", at + "2018/old.html"},
		"topics/food.json":   {at + "2018/new.html", at + "2018/gone.html"},
		"ko/topics/food.xml": {at + "2018/new.html", at + "ko/2018/gone.html", at + "2018/gone.html"},
	} {
		var got []string
		for _, i := range parse(t, files[path]).Items {
			got = append(got, i.GUID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", path, diff)
		}
	}
	items := parse(t, files["ko/feed.xml"]).Items
	if i := items[1]; i.Title != "철회된 항목: 2018/gone" || !strings.Contains(i.Content, "이름이 있었습니다.") || i.Updated != "2026-12-01T00:00:00Z" {
		t.Errorf("%q %q %q", i.Title, i.Content, i.Updated)
	}
	if i := items[2]; i.Title != "Withdrawn entry: 2018/gone" || !strings.Contains(i.Content, "It named &lt;one&gt;.") {
		t.Errorf("%q %q", i.Title, i.Content)
	}
	old := items[slices.IndexFunc(items, func(i *gofeed.Item) bool { return i.Title == "Old" })]
	if !strings.Contains(old.Content, `gone.html">it</a> <small>(withdrawn)</small>`) {
		t.Errorf("the link is not marked: %s", old.Content)
	}
}
