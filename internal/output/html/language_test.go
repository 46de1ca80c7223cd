package html

import (
	"html/template"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/record/lang"
)

func TestFallbackPageIsCopyOfOriginal(t *testing.T) {
	f := formatOf(t, record)
	const base = "https://example.org/record/"
	both := []Alternate{
		{"en", base + "2018/vote.html"},
		{"ko", base + "ko/2018/vote.html"},
		{"x-default", base + "2018/vote.html"},
	}
	tests := []struct {
		tag        string
		canonical  string
		alternates []Alternate
		title      Words
		text       TextView
	}{
		{"en", base + "2018/vote.html", both, Words{Text: "A vote"}, TextView{Lang: "en", Dir: "ltr"}},
		{"ko", base + "ko/2018/vote.html", both, Words{Text: "표결"}, TextView{Lang: "ko", Dir: "ltr", Translated: true, Unreviewed: true, Original: Words{Text: "A vote", Lang: "en", Dir: "ltr"}}},
		{"ar", base + "2018/vote.html", nil, Words{Text: "A vote", Lang: "en", Dir: "ltr"}, TextView{Lang: "en", Dir: "ltr", Fallback: true}},
	}
	for _, test := range tests {
		t.Run(test.tag, func(t *testing.T) {
			p := f.entryPage(t, f.language(t, test.tag), f.entryNamed(t, "2018/vote"))
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
			got.Title, got.Summary, got.HTML = Words{}, Words{}, ""
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
		l := f.language(t, tag)
		home, err := f.home(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []*Page{home, f.votes(l), f.search(l), f.vocabulary(l, f.site.Topics)} {
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
	p := f.vocabulary(f.languages[0], f.site.Topics)
	if p.Alternates != nil || len(p.Languages) != 1 || p.Canonical != "https://example.org/topics/" {
		t.Errorf("alternates %v, languages %v, canonical %s", p.Alternates, p.Languages, p.Canonical)
	}
}

func TestSiteWithoutBaseURLHasNoAbsoluteAddresses(t *testing.T) {
	f := formatOf(t, withFiles(record, map[string]string{"config.toml": "title = \"T\"\n" + vocabularies()}))
	l := f.languages[0]
	p := f.entryPage(t, l, f.entryNamed(t, "2018/vote"))
	if p.Canonical != "" || p.Alternates != nil || p.Entry.Permalink != "" || p.SiteFeeds != nil {
		t.Errorf("canonical %q, alternates %v, permalink %q, feeds %v", p.Canonical, p.Alternates, p.Entry.Permalink, p.SiteFeeds)
	}
	if p := f.notFound(l); p.Root != "/" {
		t.Errorf("404.html has the root %q", p.Root)
	}
}

func TestWordsMarkForeignLanguage(t *testing.T) {
	c := formatOf(t, record).language(t, "ko").Context
	tests := []struct {
		name  string
		words Words
		plain string
		html  template.HTML
	}{
		{"the page's language", c.words("표결", "ko"), "표결", "표결"},
		{"another language", c.words("Vote", "en"), "Vote", `<span lang="en" dir="ltr">Vote</span>`},
		{"a language from right to left", c.words("تصويت", "ar"), "تصويت", `<span lang="ar" dir="rtl">تصويت</span>`},
		{"a language that the site does not have", c.words("הצבעה", "he"), "הצבעה", `<span lang="he" dir="rtl">הצבעה</span>`},
		{"no known language", c.words("Vote", ""), "Vote", "Vote"},
		{"nothing", c.words("", "en"), "", ""},
		{"markup stays text", c.words(`<b>"&'`, "en"), `<b>"&'`, `<span lang="en" dir="ltr">&lt;b&gt;&#34;&amp;&#39;</span>`},
		{"a label in the page's language", c.localized(lang.ByLanguage(map[string]string{"en": "Vote", "ko": "표결"})), "표결", "표결"},
		{"a label without the page's language", c.localized(lang.ByLanguage(map[string]string{"en": "Vote"})), "Vote", `<span lang="en" dir="ltr">Vote</span>`},
		{"a label for all languages", c.localized(lang.Plain("Vote")), "Vote", `<span lang="en" dir="ltr">Vote</span>`},
		{"no label", c.localized(lang.Text{}), "", ""},
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
	if l := f.language(t, "az"); l.Dir != "rtl" {
		t.Errorf("a page is %s", l.Dir)
	}
	p := f.entryPage(t, f.language(t, "az"), f.entryNamed(t, "2018/a"))
	if p.Entry.Text.Dir != "rtl" {
		t.Errorf("a text is %s", p.Entry.Text.Dir)
	}
	p = f.entryPage(t, f.language(t, "en"), f.entryNamed(t, "2018/a"))
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
		if got := f.language(t, test.on).LanguageName(test.tag); got != test.want {
			t.Errorf("%s is called %q in %s, want %q", test.tag, got, test.on, test.want)
		}
	}
}

func TestTitleFallbackStaysInPageLanguage(t *testing.T) {
	f := formatOf(t, record)
	year := f.site.Years[0]
	tests := []struct {
		tag        string
		home, year Words
	}{
		{"en", Words{Text: "What happened"}, Words{Text: "The year 2017"}},
		{"ko", Words{Text: "기록"}, Words{Text: "2017"}},
		{"ar", Words{Text: "A record", Lang: "en", Dir: "ltr"}, Words{Text: "2017"}},
	}
	for _, test := range tests {
		l := f.language(t, test.tag)
		home, err := f.home(l)
		if err != nil {
			t.Fatal(err)
		}
		p, err := f.year(l, year)
		if err != nil {
			t.Fatal(err)
		}
		if home.Title != test.home || p.Title != test.year {
			t.Errorf("%s: home is %+v, the year %+v", test.tag, home.Title, p.Title)
		}
	}
}
