package data

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"annals/internal/record/vote"
	"annals/internal/site"
)

// votes is the rows of how texts were adopted, by vote or otherwise.
func votes(s *site.Site) iter.Seq[[]string] {
	return rowsOf(slices.Values(s.Votes), func(row []string, a *site.Act) []string {
		e, v, date := a.Entry, a.Vote, a.Date()
		row = append(row,
			e.ID, date.String(), term(a.Organ()), term(e.Type), symbols(a.Symbols()), text(e.In(s.Config.DefaultLanguage).Title),
			string(v.Method), string(v.Outcome),
		)
		row = appendFigures(row, v)
		return append(row, address(s, e),
			string(v.Question), v.Needed.String(), decidedBy(&v.Decision), strings.Join(v.Dissociated, " "), words(s, v.Note),
			stage(s, a), series(a.Series), stageNumber(a), day(date.Earliest()), day(date.Latest()),
		)
	})
}

// appendFigures appends the cells of the tally and of the members.
func appendFigures(row []string, v *site.Vote) []string {
	known := v.Figures()
	return append(row, ballotsCount(known, vote.Yes), ballotsCount(known, vote.No), ballotsCount(known, vote.Abstain), ballotsCount(known, vote.Absent), count(v.Members))
}

// decidedBy is what decided in place of the numbers, "" if they did.
func decidedBy(d *vote.Decision) string {
	switch {
	case d.Veto:
		return "veto"
	case d.CastingVote:
		return "casting-vote"
	}
	return ""
}

// stageNumber is the number of a stage among those of its entry, "" for an entry's own act.
func stageNumber(a *site.Act) string {
	for i := range a.Entry.Stages {
		if &a.Entry.Stages[i] == a.Stage {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

// ballots is the rows of the votes of single states, in the long form that
// statistics programs expect.
func ballots(s *site.Site) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		var row []string
		for _, a := range s.Votes {
			date, day, in, of, number := a.Date().String(), a.Day(), stage(s, a), series(a.Series), stageNumber(a)
			for _, cast := range a.Vote.Roll {
				then := s.State(cast.State).On(day).Code
				row = append(row[:0], a.Entry.ID, date, cast.State, cast.Ballot.String(), text(a.Vote.Notes[cast.State]), in, of, then, number)
				if !yield(row) {
					return
				}
			}
		}
	}
}

// stages is the rows of the other stages of acts.
func stages(s *site.Site) iter.Seq[[]string] {
	of := func(e *site.Entry) []site.Stage { return e.Stages }
	return rowsOf(within(s, of), func(row []string, n numbered[site.Stage]) []string {
		e, g := n.entry, n.part
		row = append(row, e.ID, strconv.Itoa(n.number), words(s, g.Label), g.ID, g.Date.String(), day(g.Date.Earliest()), day(g.Date.Latest()),
			term(g.Organ), symbols(g.Symbols), series(g.Series))
		v := g.Vote
		if v == nil {
			v = &site.Vote{}
		}
		row = append(row, string(v.Method), string(v.Question), string(v.Outcome))
		row = appendFigures(row, v)
		row = append(row, v.Needed.String(), decidedBy(&v.Decision), strings.Join(v.Dissociated, " "), words(s, v.Note), address(s, e))
		return appendLanguages(row, s, g.Label)
	})
}
