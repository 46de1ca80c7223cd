package content_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/timeofday"
	"annals/internal/record/vote"
	"annals/internal/testing/sitetest"
)

const fullEntry = `title = "A resolution"
date = "2018-12-17"
type = "resolution"
body = "general-assembly"
symbol = ["a/res/73/180", "A/73/PV.55"]
topics = ["food"]
actors = ["kirby"]
summary = "One sentence."
added = 2019-01-02
milestone = true
time = "15:30-05:00"
order = -2
draft = true
publish_after = 2019-01-01T09:00:00+09:00
aliases = ["old.html"]
follows = ["2017/b"]
cosponsors = 61
[vote]
method = "recorded"
question = "text"
outcome = "adopted"
yes = 100
no = 20
needed = "two-thirds"
note = { en = "A note", ko = "설명" }
[[stages]]
label = "Draft"
date = 2018-11-15
id = "third-committee"
symbol = "A/C.3/73/L.40"
method = "consensus"
dissociated = ["KOR"]
note = "Said later."
[[sources]]
title = "The text"
url = "HTTPS://undocs.org/A/RES/73/180"
publisher = "United Nations"
date = "2018"
lang = "EN"
symbol = "A/RES/73/180"
archive = "https://web.archive.org/x"
accessed = 2020-02-03
kind = "primary"
note = "Paragraph 1"
[[corrections]]
date = 2019-03-04
text = "The number was wrong."
[params]
colour = "blue"
`

func parseFullEntry(t *testing.T, cfg *config.Config) *content.Entry {
	t.Helper()
	r := content.NewLoader(cfg).Parse(context.Background(), entryFile, []byte(front(fullEntry)))
	compare(t, []string(nil), lines(r.Problems))
	return r.Document.Entry
}

func TestSymbolsAreParsed(t *testing.T) {
	cfg := sitetest.Settings(t, settings)
	e := parseFullEntry(t, cfg)
	symbolOf := func(s string) any {
		parsed, err := cfg.Symbols.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	compare(t, []any{symbolOf("A/RES/73/180"), symbolOf("A/73/PV.55")}, []any{e.Symbols[0], e.Symbols[1]})
	compare(t, symbolOf("A/C.3/73/L.40"), any(e.Stages[0].Symbols[0]))
	compare(t, symbolOf("A/RES/73/180"), any(e.Sources[0].Parsed))
}

func TestEntryIsDecoded(t *testing.T) {
	e := parseFullEntry(t, sitetest.Settings(t, settings))
	want := &content.Entry{
		Title: "A resolution", Date: date("2018-12-17"), Time: timeOf("15:30-05:00"), Order: new(-2), Type: "resolution", Organ: "general-assembly",
		Symbol: content.Strings{"a/res/73/180", "A/73/PV.55"}, Topics: []string{"food"}, Actors: []string{"kirby"},
		Summary: "One sentence.", Added: day(2019, 1, 2), Milestone: true, Draft: true,
		PublishAfter: content.Moment{Time: time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)},
		Aliases:      []string{"old.html"}, Follows: []string{"2017/b"}, Cosponsors: content.Cosponsors{Count: new(61)},
		Vote: &content.Vote{
			Method: vote.Recorded,
			VoteFacts: content.VoteFacts{
				Question: vote.OfText, Outcome: vote.Adopted, Yes: new(100), No: new(20), Needed: content.Needed{Needed: vote.Needed{Share: vote.TwoThirds}},
				Note: lang.ByLanguage(map[string]string{"en": "A note", "ko": "설명"}),
			},
		},
		Stages: []content.Stage{{
			Label: lang.Plain("Draft"), Date: date("2018-11-15"), ID: "third-committee", Symbol: content.Strings{"A/C.3/73/L.40"}, Method: vote.Consensus,
			VoteFacts: content.VoteFacts{Dissociated: []string{"KOR"}, Note: lang.Plain("Said later.")},
		}},
		Sources: []content.Source{{
			Title: "The text", URL: "https://undocs.org/A/RES/73/180", Publisher: "United Nations", Date: date("2018"), Lang: "en",
			Symbol: "A/RES/73/180", Archive: content.Strings{"https://web.archive.org/x"}, Accessed: day(2020, 2, 3), Kind: "primary", Note: lang.Plain("Paragraph 1"),
		}},
		Corrections: []content.Correction{{Date: day(2019, 3, 4), Text: lang.Plain("The number was wrong.")}},
		Params:      map[string]any{"colour": "blue"},
	}
	options := cmp.Options{
		cmpopts.IgnoreFields(content.Entry{}, "Symbols"), cmpopts.IgnoreFields(content.Stage{}, "Symbols"),
		cmpopts.IgnoreFields(content.Source{}, "Parsed"),
		cmp.Comparer(func(a, b timeofday.Time) bool { return a == b }),
		cmp.Comparer(func(a, b edtf.Date) bool { return a.Equal(b) }), cmp.AllowUnexported(lang.Text{}),
	}
	if diff := cmp.Diff(want, e, options); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	compare(t, vote.Tally{Yes: new(100), No: new(20)}, e.Vote.Tally())
	compare(t, vote.Tally{}, e.Stages[0].Tally())
}

func date(s string) content.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return content.Date{Date: d}
}

func timeOf(s string) content.Time {
	t, err := timeofday.Parse(s)
	if err != nil {
		panic(err)
	}
	return content.Time{Time: t}
}

func day(year, month, d int) content.Day {
	return content.Day{Day: edtf.Day{Year: year, Month: month, Day: d}}
}

func TestTranslationReviewed(t *testing.T) {
	loader := newLoader(t)
	for text, want := range map[string]*bool{"": nil, "reviewed = true\n": new(true), "reviewed = false\n": new(false)} {
		r := loader.Parse(context.Background(), "content/2018/a.ko.md", []byte(front("title = \"결의\"\n", text)))
		compare(t, &content.Translation{Title: "결의", Reviewed: want}, r.Document.Translation)
	}
}

func TestMembers(t *testing.T) {
	cfg := sitetest.Settings(t, settings)
	for _, test := range []struct {
		organ, date string
		want        int
	}{
		{"general-assembly", "2001-12-31", 0},
		{"general-assembly", "2005-12-16", 191},
		{"general-assembly", "2006", 192},
		{"general-assembly", "2018-12-17", 193},
		{"parliament", "2018-12-17", 0},
	} {
		if got := content.Members(cfg, test.organ, date(test.date).Date); got != test.want {
			t.Errorf("%s in %s: got %d, want %d", test.organ, test.date, got, test.want)
		}
	}
	if got := content.Members(cfg, "general-assembly", edtf.Date{}); got != 0 {
		t.Errorf("without a date: got %d", got)
	}
}

func TestAliasPath(t *testing.T) {
	for alias, want := range map[string]string{
		"old.html":          "old.html",
		"/old.html":         "old.html",
		"2018/old.htm":      "2018/old.htm",
		"2018/resolution":   "2018/resolution/index.html",
		"2018/resolution/":  "2018/resolution/index.html",
		"/ko/old/":          "ko/old/index.html",
		"결의":                "결의/index.html",
		"page.php":          "page.php/index.html",
		"old.html/":         "old.html/index.html",
		"with space/a.html": "with space/a.html",
		"re\u0301.html":     "ré.html",
	} {
		got, err := content.AliasPath(alias)
		if err != nil || got != want {
			t.Errorf("AliasPath(%q) = %q, %v, want %q", alias, got, err, want)
		}
	}
	for _, alias := range []string{
		"", "/", "//", "//host/x.html", "..", "../x", "a/../../x", "a//b", "./a", `a\b`, "C:/x", "a?b", "a#b", "a%2e", "a\x00b", "a\nb", "aux/x", "a./b", "\xff",
		".htaccess", ".git/x.html", "a/.b.html", ".well-known/",
	} {
		if got, err := content.AliasPath(alias); err == nil {
			t.Errorf("AliasPath(%q) = %q", alias, got)
		}
	}
}
