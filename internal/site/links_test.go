package site_test

import (
	"strings"
	"testing"
)

// siteWith returns a site whose entry 2018/a has a text, and files to link to.
func siteWith(text string) files {
	return files{
		"content/2018/a.md":      entry("2018-01-01") + text,
		"content/2014/report.md": entry("2014-02-17", `aliases = ["old.html"]`+"\n") + "## Findings\n\n## Names\n",
		"content/about.md":       page("About"),
		"content/북한인권결의.md":      page("결의"),
		"content/draft.md":       page("Draft", "draft = true\n", `aliases = ["secret.html"]`+"\n"),
		"content/2018/_index.md": page("2018"),
		"content/2014/_index.md": page("2014"),
	}
}

var brokenLinks = []problemCase{
	{name: "no such file", files: siteWith("[x](nothing.md)\n"), want: []string{
		`content/2018/a.md:10:5-15: error: there is no file content/2018/nothing.md [broken-link] (name it from here, such as ../2014/coi-report.md)`,
	}},
	{name: "a similar name", files: siteWith("[x](../2014/repotr.md)\n"), want: []string{
		`content/2018/a.md:10:5-22: error: there is no file content/2014/repotr.md [broken-link] (did you mean ../2014/report.md?)`,
	}},
	{name: "the same name in another folder", files: siteWith("[x](report.md#findings)\n"), want: []string{
		`content/2018/a.md:10:5-23: error: there is no file content/2018/report.md [broken-link] (did you mean ../2014/report.md?)`,
	}},
	{name: "a similar name in another script", files: siteWith("[x](../북한인권결으.md)\n"), want: []string{
		`content/2018/a.md:10:5-29: error: there is no file content/북한인권결으.md [broken-link] (did you mean ../북한인권결의.md?)`,
	}},
	{name: "the name in other letters", files: siteWith("[x](../About.md)\n"), want: []string{
		`content/2018/a.md:10:5-16: error: there is no file content/About.md [broken-link] (did you mean ../about.md?)`,
	}},
	{name: "the page in place of the text", files: siteWith("[x](../2014/report.html)\n"), want: []string{
		`content/2018/a.md:10:5-24: error: ../2014/report.html names a page of the finished site [broken-link] (name the text that it is made from: ../2014/report.md)`,
	}},
	{name: "an old address", files: siteWith("[x](../old.html)\n"), want: []string{
		`content/2018/a.md:10:5-16: error: there is no file content/old.html [broken-link] (name it from here, such as ../2014/coi-report.md)`,
	}},
	{name: "the id in place of the file", files: siteWith("[x](../2014/report)\n"), want: []string{
		`content/2018/a.md:10:5-19: error: there is no file content/2014/report [broken-link] (did you mean ../2014/report.md?)`,
	}},
	{name: "a draft", files: siteWith("[x](../draft.md)\n"), want: []string{
		`content/2018/a.md:10:5-16: warning: content/draft.md is not published yet, so its link is left out [broken-link] (publish it, or take the link out)`,
	}},
	{name: "the page of a draft", files: siteWith("[x](../draft.html)\n"), want: []string{
		`content/2018/a.md:10:5-18: error: ../draft.html names a page of the finished site [broken-link] (name the text that it is made from: ../draft.md)`,
	}},
	{name: "out of the content", files: siteWith("[x](../../config.toml)\n"), want: []string{
		`content/2018/a.md:10:5-22: error: "../../config.toml" leads out of content/ and static/ [broken-link] (only files of these two folders are published)`,
	}},
	{name: "out of the site", files: siteWith("[x](../../../../etc/passwd)\n"), want: []string{
		`content/2018/a.md:10:5-27: error: "../../../../etc/passwd" leads out of content/ and static/ [broken-link] (only files of these two folders are published)`,
	}},
	{name: "out of the site, disguised", files: siteWith("[x](%2e%2e/%2e%2e/%2e%2e/etc/passwd)\n"), want: []string{
		`content/2018/a.md:10:5-36: error: "%2e%2e/%2e%2e/%2e%2e/etc/passwd" leads out of content/ and static/ [broken-link] (only files of these two folders are published)`,
	}},
	{name: "from the top", files: siteWith("[x](/2014/none.md)\n"), want: []string{
		`content/2018/a.md:10:5-18: error: there is no file content/2014/none.md [broken-link] (name it from here, such as ../2014/coi-report.md)`,
	}},
	{name: "no such term", files: siteWith("[x](/topics/fodo)\n"), want: []string{
		`content/2018/a.md:10:5-17: error: there is no page /topics/fodo [broken-link] (did you mean /topics/food?)`,
	}},
	{name: "no such list", files: siteWith("[x](/topic/food)\n"), want: []string{
		`content/2018/a.md:10:5-16: error: there is no page /topic/food [broken-link] (did you mean /topics/food?)`,
	}},
	{name: "no such page", files: siteWith("[x](/source)\n"), want: []string{
		`content/2018/a.md:10:5-12: error: there is no page /source [broken-link] (did you mean /sources?)`,
	}},
	{name: "a folder", files: siteWith("[x](../2014/)\n"), want: []string{
		`content/2018/a.md:10:5-13: error: content/2014 is a folder [broken-link] (name its page: ../2014/index.html)`,
	}},
	{name: "a query", files: siteWith("[x](../about.md?x=1)\n"), want: []string{
		`content/2018/a.md:10:5-20: error: the link cannot name a file: "about.md?x=1" holds '?', which addresses or some systems do not allow [broken-link] (use letters, digits and hyphens)`,
	}},
	{name: "a broken escape", files: siteWith("[x](../100%.md)\n"), want: []string{
		`content/2018/a.md:10:5-15: error: "../100%.md" is not spelled like an address [broken-link] (write a % as %25)`,
	}},
	{name: "a page that is not made", files: siteWith("[x](../votes/index.html)\n"), want: []string{
		`content/2018/a.md:10:5-24: error: there is no file content/votes/index.html [broken-link] (name it from here, such as ../2014/coi-report.md)`,
	}},
	{name: "no such file in static", files: siteWith("[x](../../static/reprot.pdf)\n"), want: []string{
		`content/2018/a.md:10:5-28: error: there is no file static/reprot.pdf [broken-link] (did you mean ../../static/report.pdf?)`,
	}},
}

func TestBrokenLinksAreReported(t *testing.T) {
	for _, test := range brokenLinks {
		test.run(t)
	}
}

var brokenAnchors = []problemCase{
	{name: "no such anchor in another text", files: siteWith("[x](../2014/report.md#finding)\n"), want: []string{
		`content/2018/a.md:10:5-30: error: there is no place #finding in content/2014/report.md [broken-anchor] (did you mean #findings?)`,
	}},
	{name: "no such anchor, and none similar", files: siteWith("[x](../2014/report.md#recommendations)\n"), want: []string{
		`content/2018/a.md:10:5-38: error: there is no place #recommendations in content/2014/report.md [broken-anchor] (its headings are: findings, names)`,
	}},
	{name: "no such anchor in this text", files: siteWith("## First part\n\n[x](#first-prat)\n"), want: []string{
		`content/2018/a.md:12:5-16: error: there is no place #first-prat in content/2018/a.md [broken-anchor] (did you mean #first-part?)`,
	}},
	{name: "an anchor in a text without headings", files: siteWith("[x](../about.md#x)\n"), want: []string{
		`content/2018/a.md:10:5-18: error: there is no place #x in content/about.md [broken-anchor] (the text has no headings to link to)`,
	}},
	{name: "a text below the folder of a language", files: files{"content/a.md": page("x") + "## One\n", "content/a.ko.md": page("x") + "## 하나\n\n[x](a.md#one) [y](a.ko.md#one)\n"}, want: []string{
		`content/a.ko.md:6:5-13: error: there is no place #one in content/a.ko.md [broken-anchor] (its headings are: 하나)`,
		`content/a.ko.md:6:19-30: error: there is no place #one in content/a.ko.md [broken-anchor] (its headings are: 하나)`,
	}},
}

func TestBrokenAnchorsAreReported(t *testing.T) {
	for _, test := range brokenAnchors {
		test.run(t)
	}
}

var brokenPictures = []problemCase{
	{name: "no such picture", files: siteWith("![x](../../static/images/plan.png)\n"), want: []string{
		`content/2018/a.md:10:6-34: error: there is no picture static/images/plan.png [broken-link] (pictures lie in static/ and are named from here as ../../static/…)`,
	}},
	{name: "a picture in another folder", files: siteWith("![x](../../static/map.png)\n"), want: []string{
		`content/2018/a.md:10:6-26: error: there is no picture static/map.png [broken-link] (did you mean ../../static/images/map.png?)`,
	}},
	{name: "a picture beside the text", files: siteWith("![x](plan.png)\n"), want: []string{
		`content/2018/a.md:10:6-14: error: there is no picture content/2018/plan.png [broken-link] (pictures lie in static/ and are named from here as ../../static/…)`,
	}},
	{name: "no such picture, from the top", files: siteWith("![x](/images/plan.png)\n"), want: []string{
		`content/2018/a.md:10:6-22: error: there is no picture static/images/plan.png [broken-link] (pictures lie in static/ and are named from here as ../../static/…)`,
	}},
	{name: "a paper as a picture", files: siteWith("![x](/report.pdf) ![y](../../static/report.pdf)\n"), want: []string{
		`content/2018/a.md:10:6-17: error: static/report.pdf is no picture that browsers show [no-picture] (link to it, without the exclamation mark: [what it is](/report.pdf))`,
		`content/2018/a.md:10:24-47: error: static/report.pdf is no picture that browsers show [no-picture] (link to it, without the exclamation mark: [what it is](../../static/report.pdf))`,
	}},
	{name: "a text as a picture", files: siteWith("![x](../about.md)\n"), want: []string{
		`content/2018/a.md:10:6-17: error: there is no picture content/about.md [broken-link] (pictures lie in static/ and are named from here as ../../static/…)`,
	}},
}

func TestBrokenPicturesAreReported(t *testing.T) {
	for _, test := range brokenPictures {
		test.run(t)
	}
}

func TestHref(t *testing.T) {
	all := files{
		"content/_index.md":      page("Home"),
		"content/2018/_index.md": page("2018"),
		"content/about.md":       page("About"),
		"content/결의 모음/목록.md":    page("목록"),
		"content/2014/report.md": entry("2014-02-17", "[vote]\nmethod = \"recorded\"\n") + "## Findings\n\n## 결론\n",
	}
	for _, test := range []struct{ name, link, want, inKorean string }{
		{"a text in the same folder", "[x](a.md)", "a.html", "a.html"},
		{"a text in another folder", "[x](../2014/report.md)", "../2014/report.html", "../2014/report.html"},
		{"an anchor", "[x](../2014/report.md#findings)", "../2014/report.html#findings", "../2014/report.html#findings"},
		{"an anchor in another script", "[x](../2014/report.md#결론)", "../2014/report.html#%EA%B2%B0%EB%A1%A0", "../2014/report.html#%EA%B2%B0%EB%A1%A0"},
		{"a section that every entry has", "[x](../2014/report.md#sources)", "../2014/report.html#sources", "../2014/report.html#sources"},
		{"an anchor on the same page", "## Here\n\n[x](#here)", "#here", "#here"},
		{"from the top", "[x](/about.md)", "../about.html", "../about.html"},
		{"the home page", "[x](../_index.md)", "../index.html", "../index.html"},
		{"a year with an introduction", "[x](_index.md)", "index.html", "index.html"},
		{"a year without one", "[x](../2014/index.html)", "../2014/index.html", "../2014/index.html"},
		{"the page of a topic", "[x](../topics/food.html)", "../topics/food.html", "../topics/food.html"},
		{"the list of votes", "[x](../votes/index.html)", "../votes/index.html", "../votes/index.html"},
		{"a topic by its name", "[x](/topics/food)", "../topics/food.html", "../topics/food.html"},
		{"a topic by its name, with a place", "[x](/topics/food#y2018)", "../topics/food.html#y2018", "../topics/food.html#y2018"},
		{"a year by its name", "[x](/2014)", "../2014/index.html", "../2014/index.html"},
		{"a year with an introduction, by its name", "[x](/2018/)", "index.html", "index.html"},
		{"a list by its name", "[x](/votes)", "../votes/index.html", "../votes/index.html"},
		{"a vocabulary by its name", "[x](/Topics)", "../topics/index.html", "../topics/index.html"},
		{"a file", "[x](../../static/report.pdf)", "../report.pdf", "../../report.pdf"},
		{"a page of a file", "[x](../../static/report.pdf#page=3)", "../report.pdf#page=3", "../../report.pdf#page=3"},
		{"a picture", "![x](../../static/images/map.png)", "../images/map.png", "../../images/map.png"},
		{"a picture from the top", "![x](/images/map.png)", "../images/map.png", "../../images/map.png"},
		{"a file from the top", "[x](/report.pdf#page=3)", "../report.pdf#page=3", "../../report.pdf#page=3"},
		{"another script and a space", "[x](../결의%20모음/목록.md)", "../%EA%B2%B0%EC%9D%98%20%EB%AA%A8%EC%9D%8C/%EB%AA%A9%EB%A1%9D.html", "../%EA%B2%B0%EC%9D%98%20%EB%AA%A8%EC%9D%8C/%EB%AA%A9%EB%A1%9D.html"},
		{"another normal form", "[x](<../\u1100\u1167\u11af\u110b\u1174 모음/목록.md>)", "../%EA%B2%B0%EC%9D%98%20%EB%AA%A8%EC%9D%8C/%EB%AA%A9%EB%A1%9D.html", "../%EA%B2%B0%EC%9D%98%20%EB%AA%A8%EC%9D%8C/%EB%AA%A9%EB%A1%9D.html"},
	} {
		t.Run(test.name, func(t *testing.T) {
			all["content/2018/a.md"] = entry("2018-01-01") + test.link + "\n"
			s := mustResolve(t, all)
			text := find(t, s, "2018/a").Original()
			compare(t, test.want, s.Href(text, 0, "2018/a.html", "en"))
			compare(t, test.inKorean, s.Href(text, 0, "ko/2018/a.html", "ko"))
		})
	}
}

func TestLinkToUnpublishedDocumentIsOmitted(t *testing.T) {
	all := files{
		"content/2018/a.md": entry("2018-01-01") + "[x](b.md) [y](b.ko.md) [z](c.md)\n", "content/2018/b.md": entry("2018-01-02", "draft = true\n"),
		"content/2018/b.ko.md": page("x"), "content/2018/c.md": entry("2018-01-02", "publish_after = 2020-01-01T09:00:00+08:00\n"),
	}
	s, problems := resolve(t, all)
	if len(problems) != 3 {
		t.Errorf("got %q", problems)
	}
	text := find(t, s, "2018/a").Original()
	for i := range 3 {
		compare(t, "", s.Href(text, i, "2018/a.html", "en"))
	}
	s = mustResolve(t, all, withDrafts)
	text = find(t, s, "2018/a").Original()
	compare(t, "b.html", s.Href(text, 0, "2018/a.html", "en"))
	compare(t, "../ko/2018/b.html", s.Href(text, 1, "2018/a.html", "en"))
	compare(t, "c.html", s.Href(text, 2, "2018/a.html", "en"))
}

func TestOnlyEntriesHaveEntrySections(t *testing.T) {
	_, problems := resolve(t, files{
		"content/2018/e.md": entry("2018-01-01"),
		"content/a.md":      page("A") + "[x](2018/e.md#cite) [y](2018/e.md#vote) [z](b.md#sources)\n",
		"content/b.md":      page("B"),
	})
	compare(t, 2, len(problems))
	for i, want := range []string{"there is no place #vote in content/2018/e.md", "there is no place #sources in content/b.md"} {
		if !strings.Contains(problems[i], want) {
			t.Errorf("got %q, want %q", problems[i], want)
		}
	}
}

// A Korean page that shows an English text as a fallback links to Korean pages, unless
// only the English page has the anchor.
func TestLinksOfAFallbackText(t *testing.T) {
	s := mustResolve(t, files{
		"content/a.md":    page("A") + "[x](b.md) [y](b.md#findings) [z](2018/e.md#sources) [v](c.md#findings) [w](b.ko.md#결론)\n",
		"content/b.md":    page("B") + "## Findings\n",
		"content/b.ko.md": page("나") + "## 결론\n\n[a](a.md) [b](b.md) [c](#결론) [d](c.md#findings)\n",
		"content/c.md":    page("C") + "## Findings\n",

		"content/2018/e.md": entry("2018-01-01"),
	})
	fallback := s.PlainPages[0].In("ko")
	compare(t, "en", fallback.Lang)
	var got []string
	for i := range 5 {
		got = append(got, s.Href(fallback, i, "ko/a.html", "ko"))
	}
	compare(t, []string{"b.html", "../b.html#findings", "2018/e.html#sources", "c.html#findings", "b.html#%EA%B2%B0%EB%A1%A0"}, got)

	translated := s.PlainPages[1].In("ko")
	compare(t, "ko", translated.Lang)
	got = nil
	for i := range 4 {
		got = append(got, s.Href(translated, i, "ko/b.html", "ko"))
	}
	compare(t, []string{"a.html", "b.html", "#%EA%B2%B0%EB%A1%A0", "c.html#findings"}, got)
	compare(t, "../ko/b.html#%EA%B2%B0%EB%A1%A0", s.Href(s.PlainPages[0].In("en"), 4, "en/a.html", "en"))
}
