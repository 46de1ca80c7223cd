package html

import (
	"strconv"

	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// maxUnsplitGroup is the number of states up to which a group is not split by
// letter.
const maxUnsplitGroup = 30

// barBallots is the order of ballots in a bar: abstentions between yes and no.
var barBallots = []vote.Ballot{vote.Yes, vote.Abstain, vote.No, vote.Absent}

// ballotName returns the name of a ballot: "Abstained".
func ballotName(l *locale.Locale, b vote.Ballot) string { return l.T("vote." + b.Key()) }

// vote returns the view of an entry's vote without Groups, nil if nothing was put to
// the vote.
func (b *builder) vote(e *site.Entry) *view.VoteView {
	v := e.Vote
	if v == nil {
		return nil
	}
	label := b.label(e)
	vote := b.decision(label.action, v, e.Day())
	vote.Line = label.vote
	return vote
}

// decision returns the view of a vote of a day without Line and Groups. words say how it
// was taken.
func (b *builder) decision(words string, v *site.Vote, day edtf.Day) *view.VoteView {
	vote := b.tally(words, &v.Decision, v.Figures(), v.Members)
	vote.Rules, vote.Apart = wording.Rules(b.locale, &v.Decision), b.stateLinks(v.Dissociated, day)
	if !v.Note.IsZero() {
		vote.Note = b.localized(v.Note)
	}
	return vote
}

// tally returns the view of a decision and its numbers.
func (ed *edition) tally(words string, d *vote.Decision, t vote.Tally, members int) *view.VoteView {
	v := &view.VoteView{
		Method: string(d.Method), Question: string(d.Question), Outcome: string(d.Outcome), Words: words, Members: members,
		HasTally: !t.IsZero(),
	}
	if !v.HasTally {
		return v
	}
	start, total := 0, barTotal(t, members)
	v.HasBar = total > 0
	v.Figures = make([]view.Figure, 0, len(barBallots))
	for i, b := range barBallots {
		n, known := t.Get(b)
		if !known {
			continue
		}
		v.Figures = append(v.Figures, view.Figure{
			Ballot: b.Key(), Name: ed.ballotNames[i], Count: n, Number: ed.locale.Number(n), Words: ed.locale.N(wording.CountID(b), n),
			Start: percent(start, total), Share: percent(n, total), Middle: middle(start, n, total),
			Pattern: pattern(b),
		})
		start += n
	}
	return v
}

// barTotal is the number that a full bar stands for: the sum of the tally. If yes,
// no or abstentions are missing, the sum is too small: then it is the number of
// members, or 0, and there is no bar, if that is not known either.
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

// pattern returns the id of a pattern of partials/patterns.html; "" for yes.
func pattern(b vote.Ballot) string {
	switch b {
	case vote.No:
		return "p-no"
	case vote.Abstain:
		return "p-abstain"
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

// percent formats n of total with two digits. A page has dozens of shares, and whole
// numbers are formatted several times faster than floats, which decide only what lies
// half-way between two hundredths.
func percent(n, total int) string {
	if total == 0 {
		return "0%"
	}
	var buf [8]byte
	if doubled := 20_000*n + total; uint(n) < 1<<40 && uint(total) < 1<<40 && doubled%(2*total) != 0 {
		hundredths := doubled / (2 * total)
		out := append(strconv.AppendInt(buf[:0], int64(hundredths/100), 10), '.')
		return string(append(out, byte('0'+hundredths/10%10), byte('0'+hundredths%10), '%'))
	}
	return string(append(strconv.AppendFloat(buf[:0], float64(n)*100/float64(total), 'f', 2, 64), '%'))
}

// ballotGroups groups the states by ballot, sorted by their names of the day; nil without
// a roll.
func (b *builder) ballotGroups(v *site.Vote, day edtf.Day) []view.BallotGroup {
	if len(v.Roll) == 0 {
		return nil
	}
	chips, letters := map[vote.Ballot][]view.StateChip{}, map[vote.Ballot][]string{}
	for s, i := range statesOn(b, day, v.Roll.Find) {
		ballot, chip := v.Roll[i].Ballot, view.StateChip{Link: s.Link}
		if i < len(v.Before) && v.Before[i] != 0 && v.Before[i] != ballot {
			chip.Before = b.cells[ballotCast{v.Before[i], false}]
		}
		chip.Note = b.ballotNote(v, v.Roll[i].State)
		chips[ballot], letters[ballot] = append(chips[ballot], chip), append(letters[ballot], s.letter)
	}
	var groups []view.BallotGroup
	for _, ballot := range barBallots {
		if states := chips[ballot]; len(states) > 0 {
			groups = append(groups, view.BallotGroup{
				Ballot: ballot.Key(), Name: ballotName(b.locale, ballot), States: states, Parts: byLetter(states, letters[ballot]),
			})
		}
	}
	return groups
}

// ballotNote returns the note to the vote of a state, empty if there is none.
func (ed *edition) ballotNote(v *site.Vote, code string) view.Words {
	return ed.words(v.Notes[code], ed.site.Config.DefaultLanguage)
}

// byLetter splits a long group by first letter; it returns nil for a short one.
func byLetter(states []view.StateChip, letters []string) []view.BallotPart {
	if len(states) <= maxUnsplitGroup {
		return nil
	}
	var parts []view.BallotPart
	start := 0
	for i := range states {
		if i+1 == len(states) || letters[i+1] != letters[i] {
			parts = append(parts, view.BallotPart{Letter: letters[i], States: states[start : i+1]})
			start = i + 1
		}
	}
	return parts
}

func symbolLinks(symbols []symbol.Symbol) []view.Link {
	links := make([]view.Link, 0, len(symbols))
	for _, s := range symbols {
		links = append(links, view.Link{Name: view.Words{Text: s.String()}, URL: s.URL()})
	}
	return links
}
