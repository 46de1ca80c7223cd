package feed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

var corrected = map[string]string{
	"content/2018/a.md": entry("A", "2018-01-01", `topics = ["food"]
added = 2019-01-01
[[corrections]]
date = 2020-01-02
text = "First <b>figure</b>."
[[corrections]]
date = 2020-01-02
text = "Second."
[[corrections]]
date = 2021-05-06
text = { en = "Third.", ko = "세 번째." }
`),
	"content/2018/a.ko.md": "+++\ntitle = \"가\"\nsummary = \"무엇인가\"\n+++\n본문\n",
	"content/2018/b.md":    entry("B", "2018-01-02", "added = 2019-01-01"),
	"content/2018/c.md":    "+++\n[withdrawn]\ndate = 2020-07-08\nreason = \"It named a person.\"\n+++\n",
}

func TestEachCorrectionIsAnItem(t *testing.T) {
	files := renderAll(t, sitetest.Site(t, corrected))
	const base = "https://example.org/record/"
	for path, want := range map[string][][4]string{ // id, link, title, day
		"corrections/feed": {
			{base + "2018/a.html#correction-2021-05-06", base + "2018/a.html#corrections", "Correction: A", "2021-05-06"},
			{base + "2018/c.html", base + "2018/c.html", "Withdrawn entry: 2018/c", "2020-07-08"},
			{base + "2018/a.html#correction-2020-01-02", base + "2018/a.html#corrections", "Correction: A", "2020-01-02"},
			{base + "2018/a.html#correction-2020-01-02-2", base + "2018/a.html#corrections", "Correction: A", "2020-01-02"},
		},
		"ko/corrections/feed": {
			{base + "ko/2018/a.html#correction-2021-05-06", base + "ko/2018/a.html#corrections", "정정: 가", "2021-05-06"},
			{base + "ko/2018/c.html", base + "ko/2018/c.html", "철회된 항목: 2018/c", "2020-07-08"},
			{base + "ko/2018/a.html#correction-2020-01-02", base + "ko/2018/a.html#corrections", "정정: 가", "2020-01-02"},
			{base + "ko/2018/a.html#correction-2020-01-02-2", base + "ko/2018/a.html#corrections", "정정: 가", "2020-01-02"},
		},
	} {
		for _, ext := range []string{".xml", ".json"} {
			f := parse(t, files[path+ext])
			var got [][4]string
			for _, i := range f.Items {
				got = append(got, [4]string{i.GUID, i.Link, i.Title, strings.TrimSuffix(i.Updated, "T00:00:00Z")})
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path+ext, diff)
			}
		}
	}
	for path, want := range map[string]string{
		"corrections/feed.json": "<p>First &lt;b&gt;figure&lt;/b&gt;.</p>\n", "ko/corrections/feed.xml": "<p lang=\"en\">First &lt;b&gt;figure&lt;/b&gt;.</p>\n",
	} {
		if got := parse(t, files[path]).Items[2].Content; got != want {
			t.Errorf("%s says %q, not %q", path, got, want)
		}
	}
}

func TestEntrySaysWhatWasCorrected(t *testing.T) {
	const want = "<h2>정정</h2>\n<ul>\n<li><b>2021년 5월 6일</b> <span>세 번째.</span></li>\n" +
		"<li><b>2020년 1월 2일</b> <span lang=\"en\">Second.</span></li>\n<li><b>2020년 1월 2일</b> <span lang=\"en\">First &lt;b&gt;figure&lt;/b&gt;.</span></li>\n</ul>\n"
	items := parse(t, renderAll(t, sitetest.Site(t, corrected))["ko/feed.json"]).Items
	if got := items[0].Content; !strings.HasSuffix(got, want) {
		t.Errorf("the entry says\n%s", got)
	}
	for _, i := range items[1:] {
		if strings.Contains(i.Content, "정정") {
			t.Errorf("%s was never corrected and says %s", i.Title, i.Content)
		}
	}
}

func TestCorrectionsOfWhatIsNotPublishedAreExcluded(t *testing.T) {
	const secret = "\n[[corrections]]\ndate = 2020-01-02\ntext = \"canary\""
	content := map[string]string{
		"content/2018/a.md": entry("canary A", "2018-01-01", "draft = true"+secret),
		"content/2018/b.md": entry("canary B", "2018-01-01", "publish_after = 2999-01-01T00:00:00Z"+secret),
	}
	for _, s := range []*site.Site{sitetest.Site(t, content), sitetest.Site(t, content, sitetest.Drafts)} {
		for path, text := range renderAll(t, s) {
			if strings.Contains(text, "canary") {
				t.Errorf("%s tells of what is not published", path)
			}
		}
	}
}
