package html

import (
	"html/template"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/view"
	"annals/internal/record/lang"
)

func TestFallbackPageIsCopyOfOriginal(t *testing.T) {
	f := formatOf(t, record)
	const base = "https://example.org/record/"
	both := []view.Alternate{
		{Lang: "en", URL: base + "2018/vote.html"},
		{Lang: "ko", URL: base + "ko/2018/vote.html"},
		{Lang: "x-default", URL: base + "2018/vote.html"},
	}
	tests := []struct {
		tag        string
		canonical  string
		alternates []view.Alternate
		title      view.Words
		text       view.TextView
	}{
		{"en", base + "2018/vote.html", both, view.Words{Text: "A vote"}, view.TextView{Lang: "en", Dir: "ltr"}},
		{"ko", base + "ko/2018/vote.html", both, view.Words{Text: "표결"}, view.TextView{Lang: "ko", Dir: "ltr", Translated: true, Unreviewed: true, Original: view.Words{Text: "A vote", Lang: "en", Dir: "ltr"}}},
		{"ar", base + "2018/vote.html", nil, view.Words{Text: "A vote", Lang: "en", Dir: "ltr"}, view.TextView{Lang: "en", Dir: "ltr", Fallback: true}},
	}
	for _, test := range tests {
		t.Run(test.tag, func(t *testing.T) {
			p := f.view(t, f.site.Path(test.tag, "2018/vote.html"))
			if p.Canonical != test.canonical {
				t.Errorf("the canonical address is %s, want %s", p.Canonical, test.canonical)
			}
			if diff := cmp.Diff(test.alternates, p.Alternates); diff != "" {
				t.Errorf("alternates (-want +got):\n%s", diff)
			}
			if p.Title != test.title || p.Entry.Title != test.title {
				t.Errorf("the title is %+v, want %+v", p.Title, test.title)
			}
			got := *p.Entry.Text
			got.Title, got.Summary, got.HTML = view.Words{}, view.Words{}, ""
			if got != test.text {
				t.Errorf("the text is %+v, want %+v", got, test.text)
			}
			for _, l := range p.Languages {
				if written := l.Lang != "ar"; l.Written != written || l.Current != (l.Lang == test.tag) {
					t.Errorf("the link to this page in %s is %+v", l.Lang, l)
				}
			}
		})
	}
}

func TestGeneratedPagesExistInEveryLanguage(t *testing.T) {
	f := formatOf(t, record)
	for _, tag := range []string{"en", "ko", "ar"} {
		for _, address := range []string{"index.html", "votes/index.html", "search/index.html", "topics/index.html"} {
			p := f.view(t, f.site.Path(tag, address))
			if want := f.site.URL(p.Path); p.Canonical != want {
				t.Errorf("%s: the canonical address is %s", p.Path, p.Canonical)
			}
			if len(p.Alternates) != 4 {
				t.Errorf("%s: alternates %v", p.Path, p.Alternates)
			}
		}
	}
}

func TestMonolingualSiteHasNoAlternates(t *testing.T) {
	f := formatOf(t, map[string]string{
		"config.toml": "title = \"T\"\nbase_url = \"https://example.org/\"\n[languages.en]\nname = \"English\"\n",
	})
	p := f.view(t, "topics/index.html")
	if p.Alternates != nil || len(p.Languages) != 1 || p.Canonical != "https://example.org/topics/" {
		t.Errorf("alternates %v, languages %v, canonical %s", p.Alternates, p.Languages, p.Canonical)
	}
}

func TestSiteWithoutBaseURLHasNoAbsoluteAddresses(t *testing.T) {
	f := formatOf(t, withFiles(record, map[string]string{"config.toml": "title = \"T\"\n" + vocabularies()}))
	p := f.view(t, "2018/vote.html")
	if p.Canonical != "" || p.Alternates != nil || p.Entry.Permalink != "" || len(p.SiteFeeds) != 1 || p.SiteFeeds[0].URL != "../calendar.ics" {
		t.Errorf("canonical %q, alternates %v, permalink %q, feeds %v", p.Canonical, p.Alternates, p.Entry.Permalink, p.SiteFeeds)
	}
	if p := f.view(t, "404.html"); p.Root != "/" {
		t.Errorf("404.html has the root %q", p.Root)
	}
}

func TestWordsMarkForeignLanguage(t *testing.T) {
	ed := formatOf(t, record).edition(t, "ko")
	tests := []struct {
		name  string
		words view.Words
		plain string
		html  template.HTML
	}{
		{"the page's language", ed.words("표결", "ko"), "표결", "표결"},
		{"another language", ed.words("Vote", "en"), "Vote", `<span lang="en" dir="ltr">Vote</span>`},
		{"a language from right to left", ed.words("تصويت", "ar"), "تصويت", `<span lang="ar" dir="rtl">تصويت</span>`},
		{"a language that the site does not have", ed.words("הצבעה", "he"), "הצבעה", `<span lang="he" dir="rtl">הצבעה</span>`},
		{"no known language", ed.words("Vote", ""), "Vote", "Vote"},
		{"nothing", ed.words("", "en"), "", ""},
		{"markup stays text", ed.words(`<b>"&'`, "en"), `<b>"&'`, `<span lang="en" dir="ltr">&lt;b&gt;&#34;&amp;&#39;</span>`},
		{"a label in the page's language", ed.localized(lang.ByLanguage(map[string]string{"en": "Vote", "ko": "표결"})), "표결", "표결"},
		{"a label without the page's language", ed.localized(lang.ByLanguage(map[string]string{"en": "Vote"})), "Vote", `<span lang="en" dir="ltr">Vote</span>`},
		{"a label for all languages", ed.localized(lang.Plain("Vote")), "Vote", `<span lang="en" dir="ltr">Vote</span>`},
		{"no label", ed.localized(lang.Text{}), "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.words.String() != test.plain || test.words.HTML() != test.html {
				t.Errorf("%q, %s; want %q, %s", test.words.String(), test.words.HTML(), test.plain, test.html)
			}
		})
	}
}

func TestDirectionComesFromConfiguration(t *testing.T) {
	f := formatOf(t, map[string]string{
		"config.toml": "title = \"T\"\n[languages.en]\nname = \"English\"\n[languages.az]\nname = \"آذربایجان\"\ndir = \"rtl\"\n[types.meeting]\nlabel = { en = \"Meeting\", az = \"x\" }\n",
		"content/2018/a.md": "+++\ntitle = \"A\"\ndate = 2018-01-01\ntype = \"meeting\"\nsummary = \"x\"\n" +
			"[[sources]]\ntitle = \"x\"\nurl = \"https://example.org/\"\nlang = \"az\"\n+++\n",
		"content/2018/a.az.md": "+++\ntitle = \"B\"\nsummary = \"x\"\n+++\n",
	})
	p := f.view(t, "az/2018/a.html")
	if p.Dir != "rtl" {
		t.Errorf("a page is %s", p.Dir)
	}
	if p.Entry.Text.Dir != "rtl" {
		t.Errorf("a text is %s", p.Entry.Text.Dir)
	}
	p = f.view(t, "2018/a.html")
	if title := p.Entry.Sources[0].Title; title.Dir != "rtl" {
		t.Errorf("a source's title is %+v", title)
	}
}

func TestLanguageNamesAreLocalized(t *testing.T) {
	f := formatOf(t, map[string]string{"config.toml": "title = \"T\"\n[languages.en]\nname = \"English\"\n[languages.ko]\nname = \"한국어\"\n[languages.sw]\nname = \"Kiswahili\"\n"})
	tests := []struct{ on, tag, want string }{
		{"en", "ko", "Korean"}, {"ko", "ko", "한국어"}, {"ko", "en", "영어"}, {"en", "sw", "Kiswahili"}, {"en", "mn", "mn"},
	}
	for _, test := range tests {
		if got := f.edition(t, test.on).context.LanguageName(test.tag); got != test.want {
			t.Errorf("%s is called %q in %s, want %q", test.tag, got, test.on, test.want)
		}
	}
}

func TestTitleFallbackStaysInPageLanguage(t *testing.T) {
	f := formatOf(t, record)
	tests := []struct {
		tag        string
		home, year view.Words
	}{
		{"en", view.Words{Text: "What happened"}, view.Words{Text: "The year 2017"}},
		{"ko", view.Words{Text: "기록"}, view.Words{Text: "2017"}},
		{"ar", view.Words{Text: "A record", Lang: "en", Dir: "ltr"}, view.Words{Text: "2017"}},
	}
	for _, test := range tests {
		home, p := f.view(t, f.site.Path(test.tag, "index.html")), f.view(t, f.site.Path(test.tag, "2017/index.html"))
		if home.Title != test.home || p.Title != test.year {
			t.Errorf("%s: home is %+v, the year %+v", test.tag, home.Title, p.Title)
		}
	}
}
