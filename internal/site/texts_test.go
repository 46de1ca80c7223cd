package site_test

import (
	"testing"
	"time"

	"annals/internal/site"
)

func TestTextsFallBackToTheOriginal(t *testing.T) {
	s := mustResolve(t, files{
		"content/2018/a.md":      entry("2018-01-01"),
		"content/2018/a.ko.md":   page("가", "reviewed = false\n"),
		"content/2018/b.md":      entry("2018-01-02"),
		"content/2018/c.md":      entry("2018-01-03"),
		"content/2018/c.ko.md":   page("다", "summary = \"요약\"\nreviewed = true\n"),
		"content/_index.md":      page("Home"),
		"content/_index.ko.md":   page("첫 화면"),
		"content/2018/_index.md": page("2018"),
	})
	for _, test := range []struct {
		name, tag         string
		texts             *site.Texts
		title, lang, file string
		own, unreviewed   bool
	}{
		{"translated", "ko", &find(t, s, "2018/a").Texts, "가", "ko", "content/2018/a.ko.md", true, true},
		{"original", "en", &find(t, s, "2018/a").Texts, "Entry of 2018-01-01", "en", "content/2018/a.md", true, false},
		{"fallback", "ko", &find(t, s, "2018/b").Texts, "Entry of 2018-01-02", "en", "content/2018/b.md", false, false},
		{"reviewed", "ko", &find(t, s, "2018/c").Texts, "다", "ko", "content/2018/c.ko.md", true, false},
		{"home page", "ko", &s.Home.Texts, "첫 화면", "ko", "content/_index.ko.md", true, false},
		{"year", "ko", &s.Years[0].Texts, "2018", "en", "content/2018/_index.md", false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := test.texts.In(test.tag)
			compare(t, []any{test.title, test.lang, test.file, test.own, test.unreviewed},
				[]any{text.Title, text.Lang, text.File, test.texts.Has(test.tag), text.Unreviewed})
		})
	}
	compare(t, "요약", find(t, s, "2018/c").In("ko").Summary)
	compare(t, "Entry of 2018-01-01", find(t, s, "2018/a").Original().Title)
}

func TestTextsWithoutDocumentsAreEmpty(t *testing.T) {
	s := mustResolve(t, files{})
	if s.Home.In("ko") != nil || s.Home.Original() != nil || !s.Home.IsEmpty() || s.Home.Has("en") {
		t.Errorf("got %+v", s.Home)
	}
}

func TestTitleAndPathDependOnTheLanguage(t *testing.T) {
	s := mustResolve(t, files{})
	compare(t, []string{"en", "ko"}, s.Tags())
	compare(t, []string{"Record", "기록", ""}, []string{s.Title("en"), s.Title("ko"), s.Description("ko")})
	compare(t, []string{"a.html", "ko/a.html", "a.html"}, []string{s.Path("en", "a.html"), s.Path("ko", "a.html"), s.Path("", "a.html")})
	compare(t, []string{"index.html"}, []string{s.Home.Address()})
}

func TestDraftsAndEmbargoesAreHidden(t *testing.T) {
	all := files{
		"content/2018/a.md":         entry("2018-01-01"),
		"content/2018/draft.md":     entry("2018-01-02", "draft = true\ntopics = [\"food\"]\nadded = 2022-01-01\naliases = [\"old.html\"]\n[vote]\nmethod = \"recorded\"\n"),
		"content/2018/draft.ko.md":  page("초안"),
		"content/2018/embargo.md":   entry("2018-01-03", "publish_after = 2020-01-01T00:00:01Z\n[[corrections]]\ndate = 2019-01-01\ntext = \"x\"\n"),
		"content/2018/past.md":      entry("2018-01-04", "publish_after = 2020-01-01T09:00:00+09:00\n"),
		"content/2017/only.md":      entry("2017-01-04", "draft = true\n"),
		"content/2016/_index.md":    page("2016", "draft = true\n"),
		"content/2016/_index.ko.md": page("2016"),
		"content/page.md":           page("Page", "draft = true\n"),
		"content/_index.md":         page("Home", "draft = true\n"),

		"content/2018/draft.votes.csv": "state,vote\nKOR,Y\n",
	}
	s := mustResolve(t, all)
	compare(t, []string{"2018/a", "2018/past"}, ids(s.Entries))
	compare(t, []int{1, 0, 0, 0, 0, 0, 0}, []int{
		len(s.Years), len(s.PlainPages), len(s.Votes), len(s.States), len(s.Corrections), len(s.Redirects), len(s.Topics.Lookup("food").Entries),
	})
	compare(t, "2018-01-04", s.Date.String())
	if !s.Home.IsEmpty() || s.Entries[1].Embargoed {
		t.Errorf("home %+v, entry %+v", s.Home, s.Entries[1])
	}

	s = mustResolve(t, all, withDrafts)
	compare(t, []string{"2017/only", "2018/a", "2018/draft", "2018/embargo", "2018/past"}, ids(s.Entries))
	compare(t, []int{3, 1, 1, 1, 1, 2, 1}, []int{
		len(s.Years), len(s.PlainPages), len(s.Votes), len(s.States), len(s.Corrections), len(s.Redirects), len(s.Topics.Lookup("food").Entries),
	})
	compare(t, []bool{true, false, false, true, true}, []bool{
		find(t, s, "2018/draft").Draft, find(t, s, "2018/draft").Embargoed, find(t, s, "2018/embargo").Draft, find(t, s, "2018/embargo").Embargoed, s.PlainPages[0].Draft,
	})

	later := func(in *site.Inputs) { in.Now = in.Now.Add(time.Second) }
	compare(t, []string{"2018/a", "2018/embargo", "2018/past"}, ids(mustResolve(t, all, later).Entries))
}

func TestProblemsOfHiddenDraftsAreReported(t *testing.T) {
	all := files{"content/2018/a.md": entry("2018-01-01", "draft = true\ntopics = [\"fod\"]\nfollows = [\"2018/b\"]\nbody = \"general-assembly\"\n[vote]\nmethod = \"recorded\"\nyes = 200\n")}
	_, hidden := resolve(t, all)
	_, shown := resolve(t, all, withDrafts)
	compare(t, hidden, shown)
	compare(t, 3, len(hidden))
}
