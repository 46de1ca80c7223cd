package html

import (
	"strconv"
	"strings"

	"annals/internal/site"
	"annals/internal/symbol"
	"annals/internal/vote"
)

// VoteView is how a text was acted upon.
type VoteView struct {
	Method   string // "recorded", "consensus", "procedural"
	Outcome  string // "adopted", "rejected", "withdrawn" or ""
	Words    string // method and outcome in words
	Figures  []Figure
	Members  int // of the organ in that year; 0 when not known
	Note     Words
	Groups   []BallotGroup // single states by vote; empty when not known
	Line     string        // the figures in one line: "88 yes, 21 no, 60 abstentions"
	HasTally bool
}

// Figure is one number of a tally.
type Figure struct {
	Ballot string // "yes", "no", "abstain" or "absent"
	Name   string
	Count  int
	Number string // the count as the page's language writes it
	Words  string // the number with its noun
	Start  string // where its part of a bar begins, "0%"
	Share  string // how wide it is, "52.07%"
}

// Count returns a figure as the page's language writes it, "" where it is not
// known. The ballot is "yes", "no", "abstain" or "absent".
func (v *VoteView) Count(ballot string) string {
	for _, f := range v.Figures {
		if f.Ballot == ballot {
			return f.Number
		}
	}
	return ""
}

// BallotGroup is the states that voted one way.
type BallotGroup struct {
	Ballot string
	Name   string
	States []Link
}

// ballots is the order in which a bar shows the votes: abstentions between the
// two sides.
var ballots = []vote.Ballot{vote.Yes, vote.Abstain, vote.No, vote.Absent}

// countID names the interface string that counts ballots.
func countID(b vote.Ballot) string {
	switch b {
	case vote.Yes:
		return "vote.yes_votes"
	case vote.No:
		return "vote.no_votes"
	case vote.Abstain:
		return "vote.abstentions"
	}
	return "vote.not_voting"
}

func (c *Context) vote(v *site.Vote) *VoteView {
	view := c.tally(v.Method, v.Outcome, v.Tally)
	view.Members = v.Members
	if !v.Note.IsZero() {
		view.Note = c.localized(v.Note)
	}
	return view
}

// tally puts a method, an outcome and figures into words.
func (c *Context) tally(method vote.Method, outcome vote.Outcome, t vote.Tally) *VoteView {
	view := &VoteView{Method: string(method), Outcome: string(outcome), Words: c.action(method, outcome)}
	counts := map[vote.Ballot]*int{vote.Yes: t.Yes, vote.Abstain: t.Abstain, vote.No: t.No, vote.Absent: t.Absent}
	total := 0
	for _, b := range ballots {
		if n := counts[b]; n != nil {
			total += *n
		}
	}
	at := 0
	for _, b := range ballots {
		n := counts[b]
		if n == nil {
			continue
		}
		view.HasTally = true
		view.Figures = append(view.Figures, Figure{
			Ballot: b.Key(), Name: c.T("vote." + b.Key()), Count: *n, Number: c.Number(*n), Words: c.N(countID(b), *n),
			Start: percent(at, total), Share: percent(*n, total),
		})
		at += *n
	}
	view.Line = c.line(t)
	return view
}

// line says the three figures in the order of the record: yes, no, abstentions.
func (c *Context) line(t vote.Tally) string {
	var parts []string
	for _, b := range []vote.Ballot{vote.Yes, vote.No, vote.Abstain} {
		if n := map[vote.Ballot]*int{vote.Yes: t.Yes, vote.No: t.No, vote.Abstain: t.Abstain}[b]; n != nil {
			parts = append(parts, c.N(countID(b), *n))
		}
	}
	return strings.Join(parts, c.T("page.list_separator"))
}

// action says how a text was acted upon: "Adopted by recorded vote".
func (c *Context) action(method vote.Method, outcome vote.Outcome) string {
	switch {
	case method == vote.Consensus && (outcome == "" || outcome == vote.Adopted):
		return c.T("vote.consensus")
	case outcome == vote.Withdrawn, outcome != "" && !method.HasTally():
		return c.T("vote." + string(outcome))
	case outcome != "":
		return c.T("vote." + string(outcome) + "_" + string(method))
	case method != "":
		return c.T("vote." + string(method))
	}
	return ""
}

func percent(n, total int) string {
	if total == 0 {
		return "0%"
	}
	return strconv.FormatFloat(float64(n)*100/float64(total), 'f', 2, 64) + "%"
}

// groups lists the states by their vote, in the order of their names.
func (c *Context) groups(v *site.Vote) []BallotGroup {
	var groups []BallotGroup
	for _, b := range ballots {
		g := BallotGroup{Ballot: b.Key(), Name: c.T("vote." + b.Key())}
		for _, code := range v.Roll.ByBallot(b) {
			g.States = append(g.States, c.stateLink(code))
		}
		if len(g.States) > 0 {
			sortLinks(g.States, c.Lang)
			groups = append(groups, g)
		}
	}
	return groups
}

func symbolLinks(symbols []symbol.Symbol) []Link {
	links := make([]Link, 0, len(symbols))
	for _, s := range symbols {
		links = append(links, Link{Name: Words{Text: s.String()}, URL: s.URL()})
	}
	return links
}
