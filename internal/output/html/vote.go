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
	view := c.tally(v.Method, v.Outcome, tallyOf(v), v.Members)
	if !v.Note.IsZero() {
		view.Note = c.localized(v.Note)
	}
	return view
}

// tallyOf returns the tally as the entry tells it, else as the votes of single
// states come to. A votes file may leave out the states that did not vote, so
// that none of them is not a number.
func tallyOf(v *site.Vote) vote.Tally {
	if !v.Tally.IsZero() || len(v.Roll) == 0 {
		return v.Tally
	}
	t := v.Roll.Tally()
	if *t.Absent == 0 {
		t.Absent = nil
	}
	return t
}

// tally puts a method, an outcome and figures into words.
func (c *Context) tally(method vote.Method, outcome vote.Outcome, t vote.Tally, members int) *VoteView {
	view := &VoteView{
		Method: string(method), Outcome: string(outcome), Words: c.action(method, outcome), Members: members,
		Line: c.line(t), HasTally: !t.IsZero(),
	}
	at, full := 0, whole(t, members)
	for _, b := range ballots {
		n, known := t.Get(b)
		if !known {
			continue
		}
		view.Figures = append(view.Figures, Figure{
			Ballot: b.Key(), Name: c.locale.T("vote." + b.Key()), Count: n, Number: c.Number(n), Words: c.locale.N(countID(b), n),
			Start: percent(at, full), Share: percent(n, full),
		})
		at += n
	}
	return view
}

// whole is the number that a full bar stands for: the votes of the tally. Where
// one of yes, no and abstentions is missing they are not the whole, so that the
// members stand for it; 0, which leaves the bar empty, where those are not known
// either.
func whole(t vote.Tally, members int) int {
	sum, complete := 0, true
	for _, b := range ballots {
		n, known := t.Get(b)
		sum += n
		complete = complete && (known || b == vote.Absent)
	}
	switch {
	case complete:
		return sum
	case members > 0:
		return max(sum, members)
	}
	return 0
}

// line says the three figures in the order of the record: yes, no, abstentions.
func (c *Context) line(t vote.Tally) string {
	var parts []string
	for _, b := range t.Known() {
		if n, _ := t.Get(b); b != vote.Absent {
			parts = append(parts, c.locale.N(countID(b), n))
		}
	}
	return strings.Join(parts, c.locale.T("page.list_separator"))
}

// action says how a text was acted upon: "Adopted by recorded vote".
func (c *Context) action(method vote.Method, outcome vote.Outcome) string {
	switch {
	case method == vote.Consensus && (outcome == "" || outcome == vote.Adopted):
		return c.locale.T("vote.consensus")
	case outcome == vote.Withdrawn, outcome != "" && !method.HasTally():
		return c.locale.T("vote." + string(outcome))
	case outcome != "":
		return c.locale.T("vote." + string(outcome) + "_" + string(method))
	case method != "":
		return c.locale.T("vote." + string(method))
	}
	return ""
}

func percent(n, total int) string {
	if total == 0 {
		return "0%"
	}
	return strconv.FormatFloat(float64(n)*100/float64(total), 'f', 2, 64) + "%"
}

// groups lists the states by their vote. order is all states of the record in
// the order of their names.
func (c *Context) groups(r vote.Roll, order []*site.State) []BallotGroup {
	if len(r) == 0 {
		return nil
	}
	all := make(map[vote.Ballot][]Link, len(ballots))
	for _, s := range order {
		if b, voted := r.Of(s.Code); voted {
			all[b] = append(all[b], c.stateLink(s))
		}
	}
	var groups []BallotGroup
	for _, b := range ballots {
		if states := all[b]; len(states) > 0 {
			groups = append(groups, BallotGroup{Ballot: b.Key(), Name: c.locale.T("vote." + b.Key()), States: states})
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
