package feed_test

import (
	"strings"
	"testing"

	"annals/internal/testing/sitetest"
)

func TestContentTellsWhatTheTextSays(t *testing.T) {
	const front = `[[provisions]]
subject = "courts"
text = { en = "Asked for a <court>.", ko = "재판소를 요청했다." }
quote = "une cour"
source = 1
[[sources]]
title = "Le texte"
url = "https://example.com/texte"
lang = "fr"
`
	files := renderAll(t, sitetest.Site(t, map[string]string{
		"config.toml":          sitetest.Config + "[subjects.courts]\nlabel = { en = \"Courts\", ko = \"재판소\" }\n",
		"content/2018/a.md":    sitetest.Entry("A", "2018-01-01", front, "Text.\n"),
		"content/2018/a.ko.md": "+++\ntitle = \"가\"\n+++\n본문\n",
	}))
	for path, want := range map[string]string{
		"feed.xml":    "<p>Text.</p>\n<h2>What it says</h2>\n<ul>\n<li><b>Courts</b> <span>Asked for a &lt;court&gt;.</span> <q lang=\"fr\">une cour</q></li>\n</ul>",
		"ko/feed.xml": "<p>본문</p>\n<h2>문서에 담긴 내용</h2>\n<ul>\n<li><b>재판소</b> <span>재판소를 요청했다.</span> <q lang=\"fr\">une cour</q></li>\n</ul>",
	} {
		if content := parse(t, files[path]).Items[0].Content; strings.TrimSpace(content) != want {
			t.Errorf("%s has %q", path, content)
		}
	}
}
