package html

import (
	"strconv"
	"strings"

	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
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
	Ballot  string // "yes", "no", "abstain" or "absent"
	Name    string
	Count   int
	Number  string // the count as the page's language writes it
	Words   string // the number with its noun
	Start   string // where its part of a bar begins, "0%"
	Share   string // the width of the part, "52.07%"
	Middle  string // the middle of the part, for a number in it; "" if it is too narrow for one
	Pattern string // of the part, which must not differ by colour alone: "p-no", "p-abstain", "p-unvoted" or ""
}

// Count returns a figure in the page's number format, "" if it is not known. The
// ballot is "yes", "no", "abstain" or "absent".
func (v *VoteView) Count(ballot string) string {
	for _, f := range v.Figures {
		if f.Ballot == ballot {
			return f.Number
		}
	}
	return ""
}

// Moved reports whether the previous vote of any state in Groups differed.
func (v *VoteView) Moved() bool {
	for _, g := range v.Groups {
		for i := range g.States {
			if g.States[i].Before != nil {
				return true
			}
		}
	}
	return false
}

// BallotGroup is the states that voted one way.
type BallotGroup struct {
	Ballot string
	Name   string
	States []StateChip
	Parts  []BallotPart // the same states by first letter, if there are many
}

// BallotPart is the states of a group whose names begin with one letter.
type BallotPart struct {
	Letter string
	States []StateChip
}

// StateChip is a state in a group.
type StateChip struct {
	*Link
	Before *Cell // its previous vote, if that differed
}

// maxUnsplitGroup is the number of states up to which a group is not split by
// letter.
const maxUnsplitGroup = 30

// barBallots is the order of ballots in a bar: abstentions between yes and no.
var barBallots = []vote.Ballot{vote.Yes, vote.Abstain, vote.No, vote.Absent}

// countID returns the id of the interface text that counts ballots.
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

func (c *Context) vote(e *site.Entry) *VoteView {
	v := e.Vote
	view := c.tally(v.Method, v.Outcome, v.Figures(), v.Members)
	view.Line = c.entryLabel(e).Vote
	if !v.Note.IsZero() {
		view.Note = c.localized(v.Note)
	}
	return view
}

// tally returns the view of a vote without Line, Note and Groups.
func (c *Context) tally(method vote.Method, outcome vote.Outcome, t vote.Tally, members int) *VoteView {
	view := &VoteView{
		Method: string(method), Outcome: string(outcome), Words: c.actionText(method, outcome), Members: members,
		HasTally: !t.IsZero(),
	}
	if !view.HasTally {
		return view
	}
	start, total := 0, barTotal(t, members)
	view.Figures = make([]Figure, 0, len(barBallots))
	for _, b := range barBallots {
		n, known := t.Get(b)
		if !known {
			continue
		}
		view.Figures = append(view.Figures, Figure{
			Ballot: b.Key(), Name: c.locale.T("vote." + b.Key()), Count: n, Number: c.Number(n), Words: c.locale.N(countID(b), n),
			Start: percent(start, total), Share: percent(n, total), Middle: middle(start, n, total),
			Pattern: pattern(b),
		})
		start += n
	}
	return view
}

// barTotal is the number that a full bar stands for: the sum of the tally. If yes,
// no or abstentions are missing, the sum is too small: then it is the number of
// members, or 0, which leaves the bar empty, if that is not known either.
func barTotal(t vote.Tally, members int) int {
	sum, complete := 0, true
	for _, b := range barBallots {
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

// tallyLine returns the known figures of yes, no and abstentions, in this order:
// "88 yes, 21 no, 60 abstentions".
func (c *Context) tallyLine(t vote.Tally) string {
	var buf [3]string
	parts := buf[:0]
	for _, b := range []vote.Ballot{vote.Yes, vote.No, vote.Abstain} {
		if n, known := t.Get(b); known {
			parts = append(parts, c.locale.N(countID(b), n))
		}
	}
	return strings.Join(parts, c.locale.T("page.list_separator"))
}

// actionText returns method and outcome in words: "Adopted by recorded vote".
func (c *Context) actionText(method vote.Method, outcome vote.Outcome) string {
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

// pattern returns the id of a pattern of partials/patterns.html; "" for yes.
func pattern(b vote.Ballot) string {
	switch b {
	case vote.No, vote.Abstain:
		return "p-" + b.Key()
	case vote.Absent:
		return "p-unvoted"
	}
	return ""
}

// middle returns the middle of the part of n that begins at start, or "" if it is
// less than a tenth of the bar: three digits would not fit on a narrow screen.
func middle(at, n, total int) string {
	if n == 0 || 10*n < total || total == 0 {
		return ""
	}
	return percent(2*at+n, 2*total)
}

func percent(n, total int) string {
	if total == 0 {
		return "0%"
	}
	var buf [8]byte
	return string(append(strconv.AppendFloat(buf[:0], float64(n)*100/float64(total), 'f', 2, 64), '%'))
}

// ballotGroups groups the states by ballot, sorted by name.
func (c *Context) ballotGroups(v *site.Vote) []BallotGroup {
	if len(v.Roll) == 0 {
		return nil
	}
	chips, letters := map[vote.Ballot][]StateChip{}, map[vote.Ballot][]string{}
	states := c.states()
	for n := range states {
		s := &states[n]
		i, voted := v.Roll.Find(s.Code)
		if !voted {
			continue
		}
		b, chip := v.Roll[i].Ballot, StateChip{Link: &s.Link}
		if before := v.Before[i]; before != b && before != 0 {
			chip.Before = c.rolls().cell(before, false)
		}
		chips[b], letters[b] = append(chips[b], chip), append(letters[b], s.letter)
	}
	var groups []BallotGroup
	for _, b := range barBallots {
		if states := chips[b]; len(states) > 0 {
			groups = append(groups, BallotGroup{
				Ballot: b.Key(), Name: c.locale.T("vote." + b.Key()), States: states, Parts: byLetter(states, letters[b]),
			})
		}
	}
	return groups
}

// byLetter splits a long group by first letter; it returns nil for a short one.
func byLetter(states []StateChip, letters []string) []BallotPart {
	if len(states) <= maxUnsplitGroup {
		return nil
	}
	var parts []BallotPart
	start := 0
	for i := range states {
		if i+1 == len(states) || letters[i+1] != letters[i] {
			parts = append(parts, BallotPart{Letter: letters[i], States: states[start : i+1]})
			start = i + 1
		}
	}
	return parts
}

func symbolLinks(symbols []symbol.Symbol) []Link {
	links := make([]Link, 0, len(symbols))
	for _, s := range symbols {
		links = append(links, Link{Name: Words{Text: s.String()}, URL: s.URL()})
	}
	return links
}
