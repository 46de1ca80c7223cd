package site_test

import (
	"strings"
	"testing"

	"annals/internal/record/vote"
	"annals/internal/site"
)

func TestVotesByState(t *testing.T) {
	recorded := "body = \"general-assembly\"\nseries = \"yearly\"\n[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\nyes = 2\nno = 1\nnote = \"One state is not in the roll.\"\n"
	s := mustResolve(t, files{
		"content/2005/a.md":        entry("2005-12-16", recorded),
		"content/2005/a.votes.csv": "state,vote\nPRK,N\nKOR,A\n",
		"content/2006/b.md":        entry("2006-12-19", recorded),
		"content/2006/b.votes.csv": "state,vote\nKOR,Y\nPRK,N\nJPN,Y\n",
		"content/2007/c.md":        entry("2007-12-18", "[vote]\nmethod = \"consensus\"\noutcome = \"adopted\"\n"),
		"content/2008/d.md":        entry("2008-12-18"),
	})
	compare(t, []string{"2005/a", "2006/b", "2007/c"}, actIDs(s.Votes))
	var got []string
	for _, state := range s.States {
		line := state.Address()
		for _, v := range state.Votes {
			line += " " + v.Act.Entry.ID + " " + v.Ballot.String()
			if v.Changed {
				line += " changed"
			}
		}
		got = append(got, line)
	}
	compare(t, []string{
		"states/JPN.html 2006/b Y",
		"states/KOR.html 2005/a A 2006/b Y changed",
		"states/PRK.html 2005/a N 2006/b N",
	}, got)
	v := find(t, s, "2006/b").Vote
	compare(t, []vote.Ballot{0, vote.Abstain, vote.No}, v.Before) // of Japan, Korea, the DPRK
	compare(t, []any{vote.Recorded, vote.Adopted, 192, "content/2006/b.votes.csv", 3}, []any{v.Method, v.Outcome, v.Members, v.File, len(v.Roll)})
	if find(t, s, "2008/d").Vote != nil || find(t, s, "2007/c").Vote.File != "" {
		t.Error("unexpected vote or votes file")
	}
}

func TestStages(t *testing.T) {
	s := mustResolve(t, files{"content/2018/a.md": entry("2018-12-17", `[[stages]]
label = { en = "Committee", ko = "위원회" }
date = 2018-11-15
body = "council"
symbol = "A/C.3/73/L.40"
method = "consensus"
outcome = "adopted"
`)})
	stage := s.Entries[0].Stages[0]
	label, in := stage.Label.In("ko", "en")
	compare(t, []any{"위원회", "ko", "2018-11-15", "council", "A/C.3/73/L.40", vote.Consensus, vote.Adopted},
		[]any{label, in, stage.Date.String(), stage.Organ.ID, stage.Symbols[0].String(), stage.Vote.Method, stage.Vote.Outcome})
}

func TestPublishersOf(t *testing.T) {
	source := func(title, url, publisher string) string {
		s := "[[sources]]\ntitle = \"" + title + "\"\nurl = \"https://example.org/" + url + "\"\n"
		if publisher != "" {
			s += "publisher = \"" + publisher + "\"\n"
		}
		return s
	}
	only := func(date string, sources ...string) string {
		text, _, _ := strings.Cut(entry(date), "[[sources]]")
		return text + strings.Join(sources, "") + "+++\n"
	}
	s := mustResolve(t, files{
		"content/2018/late.md":  only("2018-12-01", source("Press", "p", ""), source("Again", "a", "Zeta"), source("Early again", "e", "Other name")),
		"content/2018/early.md": only("2018-01-01", source("Early", "e", "United Nations"), source("First", "f", "Alpha"), source("Early once more", "e", "United Nations")),
	})
	var got []string
	for _, p := range site.PublishersOf(s.Citations) {
		for _, use := range p.Sources {
			got = append(got, p.Name+": "+use.Title+" "+strings.Join(ids(use.Entries), " "))
		}
	}
	compare(t, []string{
		"Alpha: First 2018/early", "United Nations: Early 2018/early 2018/late", "Zeta: Again 2018/late", ": Press 2018/late",
	}, got)
}

func TestCorrectionsAreNewestFirst(t *testing.T) {
	correction := func(day, text string) string {
		return "[[corrections]]\ndate = " + day + "\ntext = \"" + text + "\"\n"
	}
	s := mustResolve(t, files{
		"content/2018/a.md": entry("2018-12-01", correction("2020-01-01", "a second"), correction("2019-01-01", "a first")),
		"content/2018/b.md": entry("2018-01-01", correction("2020-01-01", "b")),
	})
	words := func(list []site.Correction) []string {
		var all []string
		for _, c := range list {
			text, _ := c.Text.In("en", "en")
			all = append(all, c.Date.String()+" "+c.Entry.ID+" "+text)
		}
		return all
	}
	compare(t, []string{"2020-01-01 2018/b b", "2020-01-01 2018/a a second", "2019-01-01 2018/a a first"}, words(s.Corrections))
	compare(t, []string{"2019-01-01 2018/a a first", "2020-01-01 2018/a a second"}, words(find(t, s, "2018/a").Corrections))
	compare(t, "2020-01-01", find(t, s, "2018/a").Updated.String())
}
