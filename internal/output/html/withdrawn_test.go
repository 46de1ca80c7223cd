package html

import (
	"slices"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"annals/internal/testing/sitetest"
)

// withWithdrawn is a site in every language of the theme with a withdrawn entry, to which
// a text and an entry lead.
func withWithdrawn() map[string]string {
	files := inAllLanguages()
	return withFiles(files, map[string]string{
		"config.toml": files["config.toml"] + "[[theme.menu]]\npage = \"2018/secret.md\"\nlabel = \"The secret\"\n",
		"content/2018/secret.md": "+++\n[withdrawn]\ndate = 2026-11-30\n" +
			"reason = { en = \"It named a <witness>.\", ko = \"증인의 이름이 있었습니다.\" }\n+++\n",
		"content/2019/after.md": strings.Replace(sitetest.Entry("After", "2019-01-01", "follows = [\"2018/secret\"]", "Text.\n"), "meeting", "report", 1),
		"content/about.ko.md":   "+++\ntitle = \"소개\"\n+++\n[그 *글*](2018/secret.md)과 [표결](2018/vote.md)\n",
	})
}

func TestWithdrawnPageInEveryLanguage(t *testing.T) {
	f := formatOf(t, withWithdrawn())
	english := sentences(parsedPage(t, f, "2018/secret.html"))
	for _, tag := range []string{"", "ar/", "es/", "fr/", "ko/", "ru/", "zh/"} {
		root := parsedPage(t, f, tag+"2018/secret.html")
		isListed := !slices.ContainsFunc(elements(root, "meta"), func(n *dom.Node) bool {
			name, _ := attr(n, "name")
			content, _ := attr(n, "content")
			return name == "robots" && content == "noindex"
		})
		if isListed {
			t.Errorf("%s: search engines may list it", tag)
		}
		for _, n := range elements(root, "script", "link") {
			rel, _ := attr(n, "rel")
			kind, _ := attr(n, "type")
			if rel == "canonical" || rel == "alternate" || strings.Contains(kind, "ld+json") {
				t.Errorf("%s has %v", tag, n.Attr)
			}
		}
		for _, s := range sentences(root) {
			if tag != "" && slices.Contains(english, s) {
				t.Errorf("%s is not translated: %s", tag, s)
			}
		}
	}
	facts := elements(parsedPage(t, f, "fr/2018/secret.html"), "dd")
	if text := textOf(facts[0]); text != "30 novembre 2026" {
		t.Errorf("the day is %q", text)
	}
	reason := elements(facts[1], "span")
	if lang, _ := attr(reason[0], "lang"); textOf(facts[1]) != "It named a <witness>." || lang != "en" {
		t.Errorf("the reason is %q in %q", textOf(facts[1]), lang)
	}
}

func TestLinksToWithdrawnEntriesAreMarked(t *testing.T) {
	f := formatOf(t, withWithdrawn())
	pages := everyPage(t, f)
	for page, parts := range map[string][]string{
		"ko/about.html":             {`<a href="2018/secret.html">그 <em>글</em></a> <small>(철회됨)</small>과 <a href="2018/vote.html">표결</a></p>`},
		"ko/2019/after.html":        {`<a href="../2018/secret.html">철회된 항목</a> <bdi dir="ltr">2018/secret</bdi>`},
		"data/index.html":           {`href="../data/withdrawals.csv"`},
		"index.html":                {`<a href="2018/secret.html">Withdrawn entry</a>`},
		"corrections/index.html":    {`<a href="../2018/secret.html"><bdi dir="ltr">2018/secret</bdi></a>`, `It named a &lt;witness&gt;.`},
		"ko/corrections/index.html": {`<h2 class="section" id="withdrawn">철회된 항목</h2>`, `증인의 이름이 있었습니다.`},
	} {
		for _, part := range parts {
			if !strings.Contains(pages[page], part) {
				t.Errorf("%s lacks %s", page, part)
			}
		}
	}
	for page, text := range pages {
		if strings.Contains(text, "The secret") {
			t.Errorf("%s shows a label that the menu gave the entry", page)
		}
		isOfIt := strings.HasSuffix(page, "2018/secret.html") || strings.HasSuffix(page, "corrections/index.html")
		if strings.Contains(text, "witness") && !isOfIt {
			t.Errorf("%s has the reason", page)
		}
	}
	if n := len(elements(parsedPage(t, f, "2018/index.html"), "article")); n != len(elements(parsedPage(t, formatOf(t, record), "2018/index.html"), "article")) {
		t.Error("the year lists the withdrawn entry")
	}
}

func TestWithdrawnPageHasOneHeading(t *testing.T) {
	root := parsedPage(t, formatOf(t, withWithdrawn()), "2018/secret.html")
	if headings := elements(root, "h1"); len(headings) != 1 || textOf(headings[0]) != "This entry has been withdrawn" {
		t.Errorf("%d headings", len(headings))
	}
	if title := textOf(elements(root, "title")[0]); title != "This entry has been withdrawn · A record" {
		t.Errorf("the title is %q", title)
	}
	for _, a := range elements(elements(root, "main")[0], "a") {
		if href, _ := attr(a, "href"); strings.Contains(href, "edit") {
			t.Error("it leads to the history of the entry")
		}
	}
}
