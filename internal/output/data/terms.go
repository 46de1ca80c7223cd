package data

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"annals/internal/load/config"
	"annals/internal/record/geo"
	"annals/internal/record/state"
	"annals/internal/site"
)

// vocabularyTerm is a term with what the site knows of it.
type vocabularyTerm struct {
	*config.Term
	vocabulary string
	entries    int
	address    string // "" without a page
}

// termRows is the rows of the terms of all vocabularies.
func termRows(s *site.Site) iter.Seq[[]string] {
	return rowsOf(allTerms(s), func(row []string, t vocabularyTerm) []string {
		lat, lon := "", ""
		if t.Point != nil {
			lat, lon = geo.Format(t.Point.Lat), geo.Format(t.Point.Lon)
		}
		url := ""
		if t.address != "" {
			url = s.URL(t.address)
		}
		row = append(row, t.vocabulary, t.ID, text(s.Config.Label(t.Term, s.Config.DefaultLanguage)), words(s, t.Description),
			strconv.Itoa(t.entries), t.Topic, t.State, t.Body, lat, lon, url)
		return appendLanguages(appendLanguages(row, s, t.Label), s, t.Description)
	})
}

func allTerms(s *site.Site) iter.Seq[vocabularyTerm] {
	return func(yield func(vocabularyTerm) bool) {
		for _, v := range []*site.Vocabulary{s.Types, s.Bodies, s.Topics, s.Actors, s.Places} {
			for _, t := range v.Terms {
				if !yield(vocabularyTerm{t.Term, v.Name, len(t.Entries), t.Address()}) {
					return
				}
			}
		}
		in := map[*site.Series]int{}
		for _, e := range s.Entries {
			for series := range e.AllSeries {
				in[series]++
			}
		}
		for _, series := range s.Series {
			if !yield(vocabularyTerm{series.Term, "series", in[series], ""}) {
				return
			}
		}
		for _, subject := range s.Subjects {
			if !yield(vocabularyTerm{subject.Term.Term, "subjects", len(subject.Entries), subject.Address()}) {
				return
			}
		}
	}
}

// stateCodes returns the codes of states that the tables have, sorted.
func stateCodes(s *site.Site) []string {
	codes := map[string]bool{}
	add := func(all ...string) {
		for _, code := range all {
			if code == "" {
				continue
			}
			codes[code] = true
			if now := today(code); now != "" {
				codes[now] = true
			}
		}
	}
	for _, e := range s.Entries {
		add(e.Cosponsors.States...)
	}
	for _, a := range s.Votes {
		add(a.Vote.Dissociated...)
		day := a.Day()
		for _, cast := range a.Vote.Roll {
			add(cast.State, s.State(cast.State).On(day).Code)
		}
	}
	if len(s.Entries) > 0 {
		for _, t := range s.Actors.Terms {
			add(t.State)
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

// today is the code that a state has today, "" if it ceased to be, or if two states had the
// code.
func today(code string) string {
	known, _ := state.Lookup(code)
	heir := state.Heir(code)
	if code == state.TwoStates || known.Former && heir == code {
		return ""
	}
	return heir
}

// states is the rows of states, by their codes.
func states(s *site.Site, codes []string) iter.Seq[[]string] {
	return rowsOf(slices.Values(codes), func(row []string, code string) []string {
		known, _ := state.Lookup(code)
		votes, url := s.State(code).Votes, ""
		if votes != nil {
			url = s.URL(s.State(code).Address())
		}
		row = append(row, code, text(known.Name(s.Config.DefaultLanguage)), today(code), strconv.FormatBool(known.Former), strconv.Itoa(len(votes)), url)
		for _, tag := range s.Tags() {
			name := known.Name(tag)
			if base, _, _ := strings.Cut(tag, "-"); base != "ko" && base != "en" {
				name = "" // it would be English
			}
			row = append(row, text(name))
		}
		return row
	})
}
