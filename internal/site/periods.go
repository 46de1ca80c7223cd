package site

import (
	"fmt"
	"path"
	"strings"
)

// undated stands in addresses for the month of what tells none.
const undated = "undated"

// matrixSize is how many votes of single states one page shows while the list of
// votes is not split: 60 votes of 200 states.
const matrixSize = 60 * 200

// ballotsPerRow is how many votes of single states take the room of one row.
const ballotsPerRow = 10

// PeriodAddresses lists the pages of all periods, neutral of language. The page
// of a year, which every year has, is not among them.
func (s *Site) PeriodAddresses() []string {
	var all []string
	for _, y := range s.Years {
		all = addresses(all, y.Months)
	}
	for _, v := range s.Vocabularies() {
		for _, t := range v.Terms {
			all = addresses(all, t.Periods)
		}
	}
	all = addresses(all, s.VotePeriods)
	all = addresses(all, s.CitationPeriods)
	return addresses(all, s.CorrectionPeriods)
}

func addresses[T any](all []string, periods Periods[T]) []string {
	for p := range periods.All() {
		all = append(all, p.Address())
	}
	return all
}

// periods splits the lists that are too long for one page.
func (r *resolver) periods() {
	s, size := r.site, r.in.PageSize
	if size == 0 {
		size = PageSize
	}
	r.months(splitter[*Entry]{limit: size, weight: one[*Entry], month: (*Entry).yearAndMonth, address: yearAddress[*Entry]})
	for _, v := range s.Vocabularies() {
		for _, t := range v.Terms {
			terms := splitter[*Entry]{limit: size, weight: one[*Entry], month: (*Entry).yearAndMonth, address: addressIn[*Entry](strings.TrimSuffix(t.Address(), ".html"))}
			t.Periods = terms.split(t.Entries)
		}
	}
	votes := splitter[*Entry]{limit: size, weight: voteWeight, month: (*Entry).yearAndMonth, address: addressIn[*Entry]("votes")}
	if len(s.Votes) > size || ballots(s.Votes) > matrixSize {
		s.VotePeriods = votes.years(s.Votes)
	}
	r.stateYears(size)
	citations := splitter[Citation]{
		limit: size, weight: one[Citation], address: addressIn[Citation]("sources"), count: sourceCounter(r.sources),
		month: func(c Citation) (int, int) { return c.Entry.yearAndMonth() },
	}
	s.CitationPeriods = citations.split(s.Citations)
	corrections := splitter[Correction]{
		limit: size, weight: one[Correction], address: addressIn[Correction]("corrections"), newestFirst: true,
		month: func(c Correction) (int, int) { return c.Date.Year, c.Date.Month },
	}
	s.CorrectionPeriods = corrections.split(s.Corrections)
}

func one[T any](T) int { return 1 }

// sourceCounter returns a function that counts different sources, of which there
// are n in all.
func sourceCounter(n int) func([]Citation) int {
	seen, round := make([]int, n), 0
	return func(citations []Citation) int {
		count := 0
		round++
		for _, c := range citations {
			if seen[c.number] != round {
				seen[c.number] = round
				count++
			}
		}
		return count
	}
}

// voteWeight counts the row of a vote and its column of the matrix.
func voteWeight(e *Entry) int { return 1 + len(e.Vote.Roll)/ballotsPerRow }

func ballots(votes []*Entry) int {
	n := 0
	for _, e := range votes {
		n += len(e.Vote.Roll)
	}
	return n
}

// months gives the years their months. All years are split at once, so that the
// last page of one leads to the first of the next.
func (r *resolver) months(years splitter[*Entry]) {
	byID := map[string]Periods[*Entry]{}
	for _, p := range years.years(r.site.Entries) {
		byID[path.Dir(p.Address())] = p.Pages
	}
	for _, y := range r.site.Years {
		y.Months = byID[y.ID]
	}
}

// stateYears splits the votes of states like those of the record.
func (r *resolver) stateYears(size int) {
	years := map[int]*Period[*Entry]{}
	for _, p := range r.site.VotePeriods {
		years[p.Year] = p
	}
	yearOf := func(v StateVote) int { return int(v.Entry.year) }
	for _, s := range r.site.States {
		if len(s.Votes) <= size {
			continue
		}
		for _, votes := range groupsBy(s.Votes, yearOf) {
			s.Years = append(s.Years, StateYear{Period: years[yearOf(votes[0])], Votes: votes})
		}
	}
}

// yearAddress places the months of a year into folders below its own.
func yearAddress[T any](p *Period[T]) string {
	folder := yearID(p.Year)
	if p.Within != nil {
		folder += "/" + monthID(p.Month)
	}
	if p.Part > 1 {
		return fmt.Sprintf("%s/%d.html", folder, p.Part)
	}
	return folder + "/index.html"
}

// addressIn places the periods of a list into one folder.
func addressIn[T any](folder string) func(*Period[T]) string {
	return func(p *Period[T]) string {
		name := yearID(p.Year)
		if p.Within != nil {
			name += "-" + monthID(p.Month)
		}
		if p.Part > 1 {
			name += fmt.Sprintf("-%d", p.Part)
		}
		return folder + "/" + name + ".html"
	}
}

func monthID(month int) string {
	if month == 0 {
		return undated
	}
	return fmt.Sprintf("%02d", month)
}
