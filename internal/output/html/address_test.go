package html

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/templates"
)

func TestAddressesAreRelativeToThePage(t *testing.T) {
	f := formatOf(t, record)
	tests := []struct {
		tag, on           string
		root, votes, feed string
	}{
		{"en", "index.html", "", "votes/index.html", "feed.xml"},
		{"en", "about.html", "", "votes/index.html", "feed.xml"},
		{"en", "2018/vote.html", "../", "../votes/index.html", "../feed.xml"},
		{"ko", "index.html", "../", "votes/index.html", "../feed.xml"},
		{"ko", "2018/vote.html", "../../", "../votes/index.html", "../../feed.xml"},
	}
	for _, test := range tests {
		t.Run(test.tag+" "+test.on, func(t *testing.T) {
			c := newBuilder(page{f.edition(t, test.tag), site.Page{Kind: site.KindPlain, Address: test.on}}).Context
			style, err := c.Asset("style.css")
			if err != nil {
				t.Fatal(err)
			}
			got := []string{c.Root, c.Page("votes/index.html"), c.URL("feed.xml"), c.URL("한 글.html")}
			want := []string{test.root, test.votes, test.feed, test.root + "%ED%95%9C%20%EA%B8%80.html"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if file, ok := strings.CutPrefix(style, test.root); !ok || !fingerprinted.MatchString(file) {
				t.Errorf("the style sheet is %s", style)
			}
		})
	}
}

func TestNotFoundPageUsesRootedAddresses(t *testing.T) {
	for base, root := range map[string]string{
		"https://example.org/": "/", "https://example.org/record/": "/record/", "https://example.org/a%20b/": "/a%20b/",
	} {
		f := formatOf(t, withFiles(record, map[string]string{
			"config.toml": strings.Replace(record["config.toml"], "https://example.org/record/", base, 1),
		}))
		p := f.view(t, "ko/404.html")
		got := []string{p.Root, p.Page("index.html"), p.URL("favicon.svg"), p.Nav[0].URL, p.Languages[0].URL, p.SiteFeeds[0].URL, p.Footer.Pages[0].URL}
		want := []string{root, root + "ko/index.html", root + "favicon.svg", root + "ko/index.html", root + "404.html", root + "ko/feed.xml", root + "ko/about.html"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", base, diff)
		}
		if p.Canonical != "" || p.Alternates != nil || !p.NoIndex {
			t.Errorf("%s: search engines may keep it: canonical %q, alternates %v", base, p.Canonical, p.Alternates)
		}
	}
}

func TestRedirectUsesLanguageOfItsTarget(t *testing.T) {
	f := formatOf(t, record)
	tests := []struct{ path, lang, refresh, canonical string }{
		{"old/about.html", "en", "0; url=../about.html", "https://example.org/record/about.html"},
		{"ko/old/about.html", "ko", "0; url=../about.html", "https://example.org/record/ko/about.html"},
		{"old/vote.html", "en", "0; url=../2018/vote.html", "https://example.org/record/2018/vote.html"},
	}
	pages := everyPage(t, f)
	for _, test := range tests {
		page := pages[test.path]
		for _, part := range []string{`<html lang="` + test.lang + `"`, `content="` + test.refresh + `"`, `<link rel="canonical" href="` + test.canonical + `">`, `content="noindex"`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s lacks %s:\n%s", test.path, part, page)
			}
		}
	}
}

func TestFeedLinksByPage(t *testing.T) {
	f := formatOf(t, record)
	home, topic, kind := f.view(t, "ko/index.html"), f.view(t, "ko/topics/food.html"), f.view(t, "ko/types/report.html")
	const atom, json, calendar = "application/atom+xml", "application/feed+json", "text/calendar"
	feed := func(title, mediaType, url string) view.FeedLink {
		return view.FeedLink{Title: title, Type: mediaType, URL: url}
	}
	tests := []struct {
		name string
		got  []view.FeedLink
		want []view.FeedLink
	}{
		{"home", home.Feeds, []view.FeedLink{feed("기록", atom, "feed.xml"), feed("기록", json, "feed.json")}},
		{"a topic", topic.Feeds, []view.FeedLink{feed("기록: 식량", atom, "../topics/food.xml"), feed("기록: 식량", json, "../topics/food.json")}},
		{"a type", kind.Feeds, nil},
		{"the foot of every page", kind.SiteFeeds, []view.FeedLink{feed("Atom 피드", atom, "../feed.xml"), feed("JSON 피드", json, "../feed.json"), feed("캘린더", calendar, "../calendar.ics")}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	calendars := []*view.FeedLink{home.Calendar, topic.Calendar, kind.Calendar}
	want := []*view.FeedLink{new(feed("기록", calendar, "calendar.ics")), new(feed("기록: 식량", calendar, "../topics/food.ics")), nil}
	if diff := cmp.Diff(want, calendars); diff != "" {
		t.Errorf("calendars of home, a topic and a type (-want +got):\n%s", diff)
	}
}

func TestFooterShowsPublisherLicenseAndContact(t *testing.T) {
	f := formatOf(t, record)
	p := f.view(t, "ko/sources/index.html")
	want := view.Footer{
		Publisher: view.Words{Text: "편집자"}, License: view.Words{Text: "CC BY 4.0", Lang: "en", Dir: "ltr"}, Contact: "tel:+41-22-000-0000",
		Date: &view.Date{Words: "2020년 1월 1일", Machine: "2020-01-01"}, Pages: []view.Link{{Name: view.Words{Text: "소개"}, URL: "../about.html"}},
		Safety: view.Link{Name: view.Words{Text: "안전하게 읽기"}, URL: "../safety.html"},
		Data:   &view.Link{Name: view.Words{Text: "데이터와 내려받기"}, URL: "../data/index.html"},
	}
	if diff := cmp.Diff(want, p.Footer); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if page := rendered(t, f.outputs()[0]); !strings.Contains(page, `href="tel:&#43;41-22-000-0000"`) {
		t.Error("a contact by telephone is not on the page")
	}
}

func TestDraftsAndEmbargoedEntriesAreMarkedAndNotIndexed(t *testing.T) {
	f := formatOf(t, map[string]string{
		"content/2018/draft.md":     sitetest.Entry("Draft", "2018-01-01", "draft = true", ""),
		"content/2018/embargoed.md": sitetest.Entry("Embargoed", "2018-01-02", "publish_after = 2999-01-01T00:00:00Z", ""),
		"content/2018/open.md":      sitetest.Entry("Open", "2018-01-03", "", ""),
		"content/draft.md":          "+++\ntitle = \"D\"\ndraft = true\n+++\n",
		"content/open.md":           "+++\ntitle = \"O\"\n+++\n",
	}, sitetest.Drafts)
	f = newFormat(f.site, Options{Templates: f.options.Templates, Locales: f.options.Locales, Assets: f.options.Assets, Drafts: true})
	tests := []struct {
		id                        string
		draft, embargoed, noIndex bool
	}{{"2018/draft", true, false, true}, {"2018/embargoed", false, true, true}, {"2018/open", false, false, false}}
	for _, test := range tests {
		p := f.view(t, test.id+".html")
		if p.NoIndex != test.noIndex || !p.Drafts {
			t.Errorf("%s: NoIndex %t, Drafts %t", test.id, p.NoIndex, p.Drafts)
		}
		if card := p.Entry; card.Draft != test.draft || card.Embargoed != test.embargoed {
			t.Errorf("the card of %s is marked %t, %t", test.id, card.Draft, card.Embargoed)
		}
	}
	for _, page := range f.site.PlainPages {
		if p := f.view(t, page.Address()); p.NoIndex != (page.ID == "draft") || p.Draft != (page.ID == "draft") {
			t.Errorf("%s: NoIndex %t, Draft %t", page.ID, p.NoIndex, p.Draft)
		}
	}
}

func TestTemplateErrorsHavePosition(t *testing.T) {
	tests := []struct{ name, template, position, message string }{
		{"a text that does not exist", "{{define \"main\"}}\n{{.T \"nav.serch\"}}{{end}}", "templates/search.html:2:3", "there is no interface text nav.serch"},
		{"a counted text that does not exist", `{{define "main"}}{{.N "count.entry" 3}}{{end}}`, "templates/search.html:1:20", "there is no interface text count.entry"},
		{"a file that does not exist", `{{define "main"}}{{.Asset "stile.css"}}{{end}}`, "templates/search.html:1:20", "there is no file static/stile.css"},
		{"a field that does not exist", `{{define "main"}}{{.Titel}}{{end}}`, "templates/search.html:1:20", "there is no field .Titel here"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := formatWith(t, record, map[string]string{"search.html": test.template})
			err := find(t, f, "search/index.html").Render(io.Discard)
			failure, ok := errors.AsType[*templates.Failure](err)
			if !ok {
				t.Fatalf("the error is %v", err)
			}
			if got := failure.Error(); got != test.position+": "+test.message {
				t.Errorf("the message is %s", got)
			}
			if failure.Code != diag.TemplateFailed && failure.Code != diag.UnknownAsset || failure.Hint == "" {
				t.Errorf("code %s, hint %q", failure.Code, failure.Hint)
			}
		})
	}
}

func TestFailingCardFailsThePagesThatShowIt(t *testing.T) {
	f := formatWith(t, record, map[string]string{"partials/card.html": "{{.Entry.Titel}}"})
	tests := map[string]bool{
		"index.html": true, "2018/index.html": true, "ko/2018/index.html": true, "topics/food.html": true, "types/report.html": true,
		"2018/vote.html": false, "votes/index.html": false, "404.html": false, "actors/index.html": false,
	}
	for path, fails := range tests {
		err := find(t, f, path).Render(io.Discard)
		if _, ok := errors.AsType[*templates.Failure](err); ok != fails {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestOutputsNameTheirSourceFile(t *testing.T) {
	from := map[string]string{}
	for _, o := range formatOf(t, record).outputs() {
		from[o.Path] = o.From
		if isOther := strings.Contains(o.Path, "old/") || o.Kind == output.KindEmbed; o.Page == isOther {
			t.Errorf("%s: Page is %t", o.Path, o.Page)
		}
	}
	want := map[string]string{
		"index.html": "content/_index.md", "2017/index.html": "content/2017/_index.md", "2018/index.html": "", "2018/vote.html": "content/2018/vote.md",
		"ko/2018/vote.html": "content/2018/vote.md", "about.html": "content/about.md", "topics/food.html": "config.toml", "old/vote.html": "content/2018/vote.md",
		"votes/index.html": "", "states/KOR.html": "",
	}
	for path, file := range want {
		if got, ok := from[path]; got != file || !ok {
			t.Errorf("%s is made from %q, want %q", path, got, file)
		}
	}
}

func TestHomePageOfLargeRecordListsYears(t *testing.T) {
	few, many := formatOf(t, manyEntries(maxHomeEntries)), formatOf(t, manyEntries(maxHomeEntries+1))
	cards := func(v *view.HomeView) (n int) {
		for _, y := range v.Years {
			n += len(y.Cards)
		}
		return n
	}
	if p := few.view(t, "index.html"); p.Home.Large || cards(p.Home) != maxHomeEntries || p.Long != nil {
		t.Errorf("%d entries: %d cards", p.Home.Entries, cards(p.Home))
	}
	p := many.view(t, "index.html")
	if !p.Home.Large || cards(p.Home) > 0 || len(p.Long.Milestones) != milestonesOf(many.site) || p.Long.Newest != "" {
		t.Errorf("%d entries: %d cards, %d milestones", p.Home.Entries, cards(p.Home), len(p.Long.Milestones))
	}
	if groups := p.Long.Groups; len(groups) != 10 || groups[1].Name != "1910–1919" || len(groups[1].Periods) != 10 || groups[1].Periods[2].Words != "3 entries" {
		t.Errorf("the years are in %d groups", len(groups))
	}
}

func milestonesOf(s *site.Site) (n int) {
	for _, e := range s.Entries {
		if e.Milestone {
			n++
		}
	}
	return n
}
