package site_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"annals/internal/site"
)

// mixedSite has something of each kind, problems included.
var mixedSite = files{
	"content/_index.md":        page("Home") + "[x](2018/a.md)\n",
	"content/_index.ko.md":     page("첫 화면") + "[x](2018/a.md#결론)\n",
	"content/about.md":         page("About", "aliases = [\"us\", \"old.html\"]\n"),
	"content/b.md":             page("B", "aliases = [\"old.html\"]\n"),
	"content/About.md":         page("About again"),
	"content/2018/_index.md":   page("2018"),
	"content/2018/a.md":        entry("2018-12-17", "topics = [\"food\"]\nbody = \"council\"\nfollows = [\"2018/c\", \"2018/b\", \"2018/none\"]\n[[corrections]]\ndate = 2019-01-01\ntext = \"x\"\n") + "## Findings\n\n[x](b.md#finding) [y](none.md)\n",
	"content/2018/a.ko.md":     page("가") + "## 결론\n\n[x](b.md)\n",
	"content/2018/b.md":        entry("2018-12-17", "topics = [\"food\"]\nbody = \"council\"\nfollows = [\"2018/a\"]\n[vote]\nmethod = \"recorded\"\n") + "## Findings\n",
	"content/2018/b.votes.csv": "state,vote\nPRK,N\nKOR,Y\n",
	"content/2018/c.md":        entry("2018-12-17", "topics = [\"food\"]\n[vote]\nmethod = \"recorded\"\n[[corrections]]\ndate = 2019-01-01\ntext = \"y\"\n"),
	"content/2018/c.votes.csv": "state,vote\nKOR,N\nJPN,A\n",
	"content/2018/d.ko.md":     page("라"),
	"content/2018/e.votes.csv": "state,vote\nKOR,N\n",
	"content/2018/draft.md":    entry("2018-12-17", "draft = true\n"),
	"content/2018/broken.md":   "x",
	"content/2019/C.md":        entry("2019-01-01"),
	"content/2019/c.md":        entry("2019-01-01"),
}

func TestResolveIgnoresTheOrderOfFiles(t *testing.T) {
	in, _ := load(t, mixedSite)
	s, problems := site.Resolve(in)
	wantSite, wantProblems := dump(s), lines(problems)
	if len(wantProblems) < 8 {
		t.Fatalf("the test site has too few problems: %q", wantProblems)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		r := in.Record
		random.Shuffle(len(r.Documents), func(i, j int) { r.Documents[i], r.Documents[j] = r.Documents[j], r.Documents[i] })
		random.Shuffle(len(r.Votes), func(i, j int) { r.Votes[i], r.Votes[j] = r.Votes[j], r.Votes[i] })
		random.Shuffle(len(in.Static), func(i, j int) { in.Static[i], in.Static[j] = in.Static[j], in.Static[i] })
		s, problems := site.Resolve(in)
		compare(t, wantProblems, lines(problems))
		compare(t, wantSite, dump(s))
		if t.Failed() {
			return
		}
	}
}

func TestResolveDoesNotModifyItsInputs(t *testing.T) {
	in, _ := load(t, mixedSite)
	print := func() string {
		var b strings.Builder
		for _, d := range in.Record.Documents {
			fmt.Fprintf(&b, "%s %+v %+v %+v %+v\n", d.File, d.Entry, d.Page, d.Translation, d.Body.Links)
		}
		fmt.Fprintln(&b, in.Record.Votes, in.Record.Unread, in.Static)
		for _, v := range in.Config.Topics.Terms() {
			fmt.Fprintf(&b, "%+v", v)
		}
		return b.String()
	}
	before := print()
	first, _ := site.Resolve(in)
	want := dump(first)
	site.Resolve(site.Inputs{Config: in.Config, Record: in.Record, Drafts: true})
	compare(t, before, print())
	compare(t, want, dump(first))
}

// act prints what an entry is compared with.
func act(e *site.Entry) string {
	if e.Act == nil || e.Series == nil {
		return ""
	}
	return fmt.Sprint(e.Series.ID, actID(e.Act.Prev), actID(e.Act.Next), actID(e.Act.Before))
}

// dump prints everything in a Site, including neighbours and URLs of links.
func dump(s *site.Site) string {
	var b strings.Builder
	texts := func(name, address string, t *site.Texts) {
		fmt.Fprintf(&b, "%s %s", name, address)
		for _, tag := range s.Tags() {
			text := t.In(tag)
			if text == nil {
				continue
			}
			fmt.Fprintf(&b, " %s(%s %s %s own %t)", tag, text.Lang, text.Title, text.File, t.Has(tag))
			for i := range text.Body.Links {
				fmt.Fprintf(&b, " → %q", s.Href(text, i, s.Path(tag, address), tag))
			}
		}
		fmt.Fprintln(&b)
	}
	texts("home", s.Home.Address(), &s.Home.Texts)
	for _, e := range s.Entries {
		texts("entry", e.Address(), &e.Texts)
		fmt.Fprintln(&b, "  between", id(e.Prev), id(e.Next), "series", act(e),
			"follows", ids(e.Follows), "followed by", ids(e.FollowedBy), "changed", e.Changed(), "year", e.Year.ID, "sources", len(e.Sources))
	}
	for _, y := range s.Years {
		texts("year", y.Address(), &y.Texts)
		fmt.Fprintln(&b, "  ", ids(y.Entries))
	}
	for _, p := range s.PlainPages {
		texts("page", p.Address(), &p.Texts)
	}
	for _, v := range s.Vocabularies() {
		for _, term := range v.Terms {
			fmt.Fprintln(&b, "term", term.Address(), ids(term.Entries))
		}
	}
	fmt.Fprintln(&b, "votes", actIDs(s.Votes))
	for _, state := range s.States {
		fmt.Fprint(&b, "state ", state.Address())
		for _, v := range state.Votes {
			fmt.Fprint(&b, " ", actID(v.Act), v.Ballot, v.Changed)
		}
		fmt.Fprintln(&b)
	}
	for _, p := range site.PublishersOf(s.Citations) {
		for _, use := range p.Sources {
			fmt.Fprintln(&b, "source", p.Name, use.URL, ids(use.Entries))
		}
	}
	for _, c := range s.Corrections {
		fmt.Fprintln(&b, "correction", c.Entry.ID, c.Date, c.Text)
	}
	for p := range s.Pages() {
		fmt.Fprintln(&b, "page", p.Kind, p.Address, p.File, p.Draft)
	}
	fmt.Fprintln(&b, "redirects", s.Redirects, "date", s.Date)
	return b.String()
}
