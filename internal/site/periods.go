package site

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"strings"
)

// matrixSize is the number of ballots above which the list of votes is split: 60 votes
// of 200 states.
const matrixSize = 60 * 200

// ballotsPerRow is the number of ballots that take as much of a page as one row.
const ballotsPerRow = 10

// periods splits the lists that are too long for one page.
func (r *resolver) periods() {
	s, size := r.site, r.pageSize()
	r.months(splitter[*Entry]{limit: size, weight: unitWeight[*Entry], month: (*Entry).yearAndMonth, address: yearAddress[*Entry]})
	splitTerm := func(t *Term) {
		terms := splitter[*Entry]{limit: size, weight: unitWeight[*Entry], month: (*Entry).yearAndMonth, address: addressIn[*Entry](strings.TrimSuffix(t.Address(), ".html"))}
		t.Periods = terms.split(t.Entries)
	}
	for _, v := range s.Vocabularies() {
		for _, t := range v.Terms {
			splitTerm(t)
		}
	}
	for _, subject := range s.Subjects {
		splitTerm(&subject.Term)
	}
	votes := splitter[*Act]{limit: size, weight: voteWeight, month: (*Act).yearAndMonth, address: addressIn[*Act](string(KindVotes))}
	if len(s.Votes) > size || countBallots(s.Votes) > matrixSize {
		s.VotePeriods = votes.years(s.Votes)
	}
	r.stateYears(size)
	citations := splitter[Citation]{
		limit: size, weight: unitWeight[Citation], address: addressIn[Citation](string(KindSources)), count: sourceCounter(r.sources),
		month: func(c Citation) (int, int) { return c.Entry.yearAndMonth() },
	}
	s.CitationPeriods = citations.split(s.Citations)
	corrections := splitter[Correction]{
		limit: size, weight: unitWeight[Correction], address: addressIn[Correction](string(KindCorrections)), newestFirst: true,
		month: func(c Correction) (int, int) { return c.Date.Year, c.Date.Month },
	}
	s.CorrectionPeriods = corrections.split(s.Corrections)
	changes := splitter[Change]{
		limit: size, weight: unitWeight[Change], address: addressIn[Change](string(KindNew)), newestFirst: true,
		month: func(c Change) (int, int) { return c.Day.Year, c.Day.Month },
	}
	s.ChangePeriods = changes.split(s.Changes)
}

func (r *resolver) pageSize() int { return cmp.Or(r.in.PageSize, PageSize) }

func unitWeight[T any](T) int { return 1 }

// sourceCounter returns a function that counts the different sources of citations. n is
// the number of all sources.
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

// voteWeight is the weight of the row of a vote and its column of the matrix.
func voteWeight(a *Act) int { return 1 + len(a.Vote.Roll)/ballotsPerRow }

func countBallots(votes []*Act) int {
	n := 0
	for _, a := range votes {
		n += len(a.Vote.Roll)
	}
	return n
}

// months sets the months of all years at once, so that the last page of one year links
// to the first of the next.
func (r *resolver) months(years splitter[*Entry]) {
	byID := map[string]Periods[*Entry]{}
	for _, p := range years.years(r.site.Entries) {
		byID[path.Dir(p.Address())] = p.Pages
	}
	for _, y := range r.site.Years {
		y.Months = byID[y.ID]
	}
}

// stateYears splits the votes of a state by the years of all votes.
func (r *resolver) stateYears(size int) {
	years := map[int]*Period[*Act]{}
	for _, p := range r.site.VotePeriods {
		years[p.Year] = p
	}
	yearOf := func(v StateVote) int { return v.Act.Year.Number }
	for _, s := range r.site.States {
		if len(s.Votes) <= size {
			continue
		}
		for _, votes := range groupsBy(s.Votes, yearOf) {
			s.Years = append(s.Years, StateYear{Period: years[yearOf(votes[0])], Votes: votes})
		}
	}
}

// yearAddress is the address of a year, and of months in folders below it. The parts of
// what is undated have no month, only numbers.
func yearAddress[T any](p *Period[T]) string {
	folder := yearID(p.Year)
	switch {
	case p.IsUndated() && p.Part > 0:
		return fmt.Sprintf("%s/%d.html", folder, p.Part)
	case p.Within != nil:
		folder += "/" + monthID(p.Month)
	}
	if p.Part > 1 {
		return fmt.Sprintf("%s/%d.html", folder, p.Part)
	}
	return folder + "/index.html"
}

// addressIn returns the address function for periods in one folder.
func addressIn[T any](folder string) func(*Period[T]) string {
	return func(p *Period[T]) string {
		name := yearID(p.Year)
		switch {
		case p.IsUndated() && p.Part > 0:
			return fmt.Sprintf("%s/%s-%d.html", folder, name, p.Part)
		case p.Within != nil:
			name += "-" + monthID(p.Month)
		}
		if p.Part > 1 {
			name += fmt.Sprintf("-%d", p.Part)
		}
		return folder + "/" + name + ".html"
	}
}

var (
	periodOfYear = regexp.MustCompile(`^(?:-?[0-9]{4,}|undated)/(?:(?:[0-9]{2}|undated)/(?:index|[0-9]+)|[0-9]+)\.html$`)
	periodOfList = regexp.MustCompile(`^(?:votes|sources|corrections|new|(?:types|bodies|topics|actors|places|subjects)/[a-z0-9-]+)/(?:-?[0-9]{4,}|undated)(?:-(?:[0-9]{2}|undated))?(?:-[0-9]+)?\.html$`)
)

// IsPeriodAddress reports whether a language-neutral address is one that yearAddress or
// addressIn gives to a part of a long list. Such pages come and go with the length of
// the list.
func IsPeriodAddress(address string) bool {
	return periodOfYear.MatchString(address) || periodOfList.MatchString(address)
}

func monthID(month int) string {
	if month == 0 {
		return undated
	}
	return fmt.Sprintf("%02d", month)
}
