package data

import (
	"strconv"
	"strings"

	"annals/internal/record/vote"
	"annals/internal/site"
)

// entries is the table of all entries. After url there is one column for each
// language, with the title if the entry is written in it. New columns come last.
func entries(s *site.Site) table {
	header := []string{
		"id", "date", "earliest", "latest", "type", "organ", "symbols", "topics", "actors", "milestone",
		"title", "summary", "sources", "url",
	}
	for _, tag := range s.Tags() {
		header = append(header, "title_"+tag)
	}
	header = append(header, "time", "places", "series", "cosponsors", "cosponsor_states")
	return table{"data/entries.csv", header, func(yield func([]string) bool) {
		var row []string // reused
		for _, e := range s.Entries {
			if row = appendEntry(row[:0], s, e); !yield(row) {
				return
			}
		}
	}}
}

func appendEntry(row []string, s *site.Site, e *site.Entry) []string {
	original := e.In(s.Config.DefaultLanguage)
	row = append(row,
		e.ID, e.Date.String(), day(e.Date.Earliest()), day(e.Date.Latest()), term(e.Type), term(e.Organ),
		symbols(e.Symbols), terms(e.Topics), terms(e.Actors), strconv.FormatBool(e.Milestone),
		text(original.Title), text(original.Summary), strconv.Itoa(len(e.Sources)), address(s, e),
	)
	for _, tag := range s.Tags() {
		title := ""
		if e.Has(tag) {
			title = text(e.In(tag).Title)
		}
		row = append(row, title)
	}
	return append(row, e.Time.String(), terms(e.Places), series(e.Series), number(e.Cosponsors.Count), strings.Join(e.Cosponsors.States, " "))
}

// votes is the table of how texts were adopted, by vote or otherwise.
func votes(s *site.Site) table {
	header := []string{
		"id", "date", "organ", "type", "symbols", "title", "method", "outcome",
		"yes", "no", "abstain", "absent", "members", "url",
		"question", "needed", "decided_by", "dissociated", "note", "stage", "series",
	}
	return table{"data/votes.csv", header, func(yield func([]string) bool) {
		var row []string
		for _, a := range s.Votes {
			if row = appendVote(row[:0], s, a); !yield(row) {
				return
			}
		}
	}}
}

func appendVote(row []string, s *site.Site, a *site.Act) []string {
	e, v := a.Entry, a.Vote
	known := v.Figures()
	return append(row,
		e.ID, a.Date().String(), term(a.Organ()), term(e.Type), symbols(a.Symbols()), text(e.In(s.Config.DefaultLanguage).Title),
		string(v.Method), string(v.Outcome),
		figure(known, vote.Yes), figure(known, vote.No), figure(known, vote.Abstain), figure(known, vote.Absent),
		count(v.Members), address(s, e),
		string(v.Question), v.Needed.String(), decidedBy(&v.Decision), strings.Join(v.Dissociated, " "), words(s, v.Note), stage(s, a), series(a.Series),
	)
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

// ballots is the table of the votes of single states, in the long form that
// statistics programs expect.
func ballots(s *site.Site) table {
	header := []string{"id", "date", "state", "vote", "note", "stage", "series", "state_then"}
	return table{"data/ballots.csv", header, func(yield func([]string) bool) {
		var row []string
		for _, a := range s.Votes {
			date, day, in, of := a.Date().String(), a.Day(), stage(s, a), series(a.Series)
			for _, cast := range a.Vote.Roll {
				then := s.State(cast.State).On(day).Code
				row = append(row[:0], a.Entry.ID, date, cast.State, cast.Ballot.String(), text(a.Vote.Notes[cast.State]), in, of, then)
				if !yield(row) {
					return
				}
			}
		}
	}}
}

// withdrawn is the table of the entries that were withdrawn. After url there is one column
// for each language, with the reason if it is written in it.
func withdrawn(s *site.Site) table {
	header := []string{"id", "date", "reason", "url"}
	for _, tag := range s.Tags() {
		header = append(header, "reason_"+tag)
	}
	return table{"data/withdrawn.csv", header, func(yield func([]string) bool) {
		for _, w := range s.Withdrawn {
			row := []string{w.ID, w.Day.String(), words(s, w.Reason), s.URL(w.Address())}
			if !yield(appendLanguages(row, s, w.Reason)) {
				return
			}
		}
	}}
}
