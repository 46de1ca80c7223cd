package site_test

import (
	"testing"

	"annals/internal/record/vote"
	"annals/internal/site"
)

func TestOneStateUnderTwoCodes(t *testing.T) {
	const recorded = "[vote]\nmethod = \"recorded\"\n"
	s := mustResolve(t, files{
		"content/1988/a.md":        entry("1988-12-08", recorded),
		"content/1988/a.votes.csv": "state,vote,note\nBUR,Y,Said so.\nYUG,N\nCSK,N\n",
		"content/2001/b.md":        entry("2001-04-18", recorded),
		"content/2001/b.votes.csv": "state,vote,note\nMMR,N,\nYUG,Y,Late.\nCZE,Y,\n",
	})
	var codes []string
	for _, state := range s.States {
		codes = append(codes, state.Code)
	}
	compare(t, []string{"CSK", "CZE", "MMR", "SRB", "YUG"}, codes)
	first, second := s.Entries[0], s.Entries[1]
	compare(t, vote.Roll{{State: "CSK", Ballot: vote.No}, {State: "MMR", Ballot: vote.Yes}, {State: "YUG", Ballot: vote.No}}, first.Vote.Roll)
	compare(t, map[string]string{"MMR": "Said so."}, first.Vote.Notes)
	compare(t, vote.Roll{{State: "CZE", Ballot: vote.Yes}, {State: "MMR", Ballot: vote.No}, {State: "SRB", Ballot: vote.Yes}}, second.Vote.Roll)
	compare(t, map[string]string{"SRB": "Late."}, second.Vote.Notes)
	compare(t, "Burma", s.State("MMR").On(first.Day()).Name("en"))
	compare(t, "Myanmar", s.State("MMR").On(second.Day()).Name("en"))
	compare(t, []site.Redirect{
		{From: "states/BUR.html", To: "states/MMR.html", File: "content/1988/a.votes.csv"},
		{From: "ko/states/BUR.html", To: "ko/states/MMR.html", File: "content/1988/a.votes.csv"},
	}, s.Redirects)
}

// Links in texts lead to the state that a code means today, whether or not a vote of the
// record was cast under it.
func TestLinksToStatesByFormerCodes(t *testing.T) {
	all := files{
		"content/1988/a.md":        entry("1988-12-08", "[vote]\nmethod = \"recorded\"\n") + "[a](/states/BUR) [b](/states/mmr) [c](/states/zar) [d](/states/YUG) [e](/states/CSK)\n",
		"content/1988/a.votes.csv": "state,vote\nBUR,Y\nCOD,N\nYUG,N\nCSK,A\n",
	}
	s := mustResolve(t, all)
	for i, want := range []string{"MMR", "MMR", "COD", "YUG", "CSK"} {
		compare(t, "../../states/"+want+".html", s.Href(s.Entries[0].Original(), i, "ko/1988/a.html", "en"))
	}
	all["content/1988/a.votes.csv"] = "state,vote\nMMR,Y\nSRB,N\n"
	all["content/1988/a.md"] = entry("1988-12-08", "[vote]\nmethod = \"recorded\"\n") + "[a](/states/BUR) [b](/states/YUG) [c](/states/Burma) [d](/states/ZAR)\n"
	_, problems := resolve(t, all)
	compare(t, []string{
		`content/1988/a.md:12:39-52: error: there is no page /states/Burma [broken-link] (did you mean /states/MMR?)`,
		`content/1988/a.md:12:58-69: error: there is no page /states/ZAR [broken-link] (there are: /states/MMR, /states/SRB)`,
	}, problems)
}

func TestVotesOfAStage(t *testing.T) {
	s := mustResolve(t, files{
		"content/2018/a.md": entry("2018-12-17", `cosponsors = { count = 61, states = ["BUR", "KOR"] }
[[stages]]
label = "Committee"
date = 2018-11-15
id = "third-committee"
body = "general-assembly"
method = "recorded"
question = "amendment"
outcome = "rejected"
no = 2
needed = 97
note = "Said later."
`),
		"content/2018/a.third-committee.votes.csv": "state,vote\nKOR,N\nJPN,N\n",
	})
	e := s.Entries[0]
	compare(t, []string{"MMR", "KOR"}, e.Cosponsors.States)
	v := e.Stages[0].Vote
	compare(t, vote.Roll{{State: "JPN", Ballot: vote.No}, {State: "KOR", Ballot: vote.No}}, v.Roll)
	compare(t, vote.Decision{Method: vote.Recorded, Question: vote.OfAmendment, Outcome: vote.Rejected, Needed: vote.Needed{Votes: 97}}, v.Decision)
	compare(t, 193, v.Members)
}
