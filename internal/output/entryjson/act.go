package entryjson

import (
	"slices"

	"annals/internal/jsonstr"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// decision describes how a text was acted upon. Stages have the same members.
var decision = object[*site.Vote]{
	{"method", "recorded: it is known who voted how; non-recorded: counted without names; secret; consensus: without a vote.", enumOf(vote.Methods()), false, str(func(v *site.Vote) vote.Method { return v.Method })},
	{"question", "What was decided on.", enumOf(vote.Questions()), false, str(func(v *site.Vote) vote.Question { return v.Question })},
	{"outcome", "What came of it.", enumOf(vote.Outcomes()), false, str(func(v *site.Vote) vote.Outcome { return v.Outcome })},
	{"yes", "Votes in favour: as the source has them, else counted from vote.", countForm, false, figure(vote.Yes)},
	{"no", "Votes against, likewise.", countForm, false, figure(vote.No)},
	{"abstain", "Abstentions, likewise.", countForm, false, figure(vote.Abstain)},
	{"absent", "Members that were absent or did not vote, likewise.", countForm, false, figure(vote.Absent)},
	{"members", "How many members the organ had in that year.", countForm, false, positive(func(v *site.Vote) int { return v.Members })},
	{"needed", "What was needed: a number of votes, two-thirds or absolute. Absent where more yes than no was enough.", neededForm, false, func(w *writer, v *site.Vote) {
		if v.Needed.Votes > 0 {
			w.number(v.Needed.Votes)
			return
		}
		w.string(v.Needed.String())
	}},
	{"veto", "True if a veto decided. Otherwise absent.", trueForm, false, mark(func(v *site.Vote) bool { return v.Veto })},
	{"casting_vote", "True if the vote of whoever was in the chair decided. Otherwise absent.", trueForm, false, mark(func(v *site.Vote) bool { return v.CastingVote })},
	{"dissociated", "The states that kept out of a consensus, by the codes of today.", listOf(stateForm), false, texts(func(v *site.Vote) []string { return v.Dissociated })},
	{"note", "What else is to be said of the figures.", wordsForm, false, words(func(v *site.Vote) lang.Text { return v.Note })},
	{"ballots", "The single votes, by the codes of today: Y yes, N no, A abstention, X absent or not voting.", byState(enumOf([]string{"Y", "N", "A", "X"})), false, writeBallots},
	{"notes", "Notes to the votes of single states, in the site's default language.", byState(textForm), false, writeNotes},
}

// stage describes another stage of the same act.
var stage = slices.Concat(
	object[*site.Stage]{
		{"label", "What stage it is.", wordsForm, true, words(func(s *site.Stage) lang.Text { return s.Label })},
	},
	dates(true, func(s *site.Stage) edtf.Date { return s.Date }),
	object[*site.Stage]{
		{"id", "The name of the stage within its entry.", textForm, false, str(func(s *site.Stage) string { return s.ID })},
		{"body", "The organ that acted: an id.", bodyForm, false, term(func(s *site.Stage) *site.Term { return s.Organ })},
		{"symbol", "Symbols of its documents.", listOf(textForm), false, symbols(func(s *site.Stage) []symbol.Symbol { return s.Symbols })},
		{"series", "The series in which its vote is compared with others: an id.", seriesForm, false, series(func(s *site.Stage) *site.Series { return s.Series })},
	},
	within(decision, func(s *site.Stage) *site.Vote { return s.Vote }),
)

func figure(of vote.Ballot) value[*site.Vote] {
	return func(w *writer, v *site.Vote) {
		if n, known := v.Figures().Get(of); known {
			w.number(n)
		}
	}
}

func writeBallots(w *writer, v *site.Vote) {
	separator := byte('{')
	for _, cast := range v.Roll {
		w.out = jsonstr.AppendData(append(w.out, separator), cast.State)
		w.out = append(w.out, ':', '"', byte(cast.Ballot), '"')
		separator = ','
	}
	if separator == ',' {
		w.out = append(w.out, '}')
	}
}

func writeNotes(w *writer, v *site.Vote) {
	separator := byte('{')
	for _, cast := range v.Roll {
		if note := v.Notes[cast.State]; note != "" {
			w.out = jsonstr.AppendData(append(w.out, separator), cast.State)
			w.out = jsonstr.AppendData(append(w.out, ':'), note)
			separator = ','
		}
	}
	if separator == ',' {
		w.out = append(w.out, '}')
	}
}
