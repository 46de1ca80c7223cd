package site

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/record/edtf"
)

// Year is a year with entries or an introduction, or one that a span of time goes on in;
// or, as the last one, what is undated.
type Year struct {
	Texts      // the introduction; may be empty
	ID         string
	Number     int
	Entries    []*Entry
	Ongoing    []*Entry        // began in an earlier year and go on in this one, in time order: the last of them, at most PageSize
	Earlier    int             // how many more began before those of Ongoing
	Months     Periods[*Entry] // if there are too many entries for one page; else nil
	Prev, Next *Year
}

// undated is the ID of the Year of the entries of which no year is known, and replaces
// the month in addresses if that is not known.
const (
	undated       = layout.Undated
	undatedNumber = math.MaxInt
)

// IsUndated reports whether y holds the entries of which no year is known.
func (y *Year) IsUndated() bool { return y.Number == undatedNumber }

// Date returns the year in EDTF.
func (y *Year) Date() edtf.Date { return yearDate(y.Number) }

// Address returns the year's output file, language-neutral.
func (y *Year) Address() string { return addressOf(layout.KindYear, y.ID) }

// DatedYears returns the years without that of the undated entries.
func (s *Site) DatedYears() []*Year {
	if n := len(s.Years); n > 0 && s.Years[n-1].IsUndated() {
		return s.Years[:n-1]
	}
	return s.Years
}

// Year returns the year with a number, or nil.
func (s *Site) Year(number int) *Year {
	i, found := slices.BinarySearchFunc(s.Years, number, func(y *Year, n int) int { return cmp.Compare(y.Number, n) })
	if !found {
		return nil
	}
	return s.Years[i]
}

// yearID returns the ID of a year.
func yearID(number int) string {
	if number == undatedNumber {
		return undated
	}
	return layout.YearFolder(number)
}

// yearNumber returns the number of the year with an ID.
func yearNumber(id string) int {
	if id == undated {
		return undatedNumber
	}
	number, _ := strconv.Atoi(id)
	return number
}

func yearDate(year int) edtf.Date {
	if year == undatedNumber {
		return unknownYear
	}
	date, err := edtf.Parse(layout.YearFolder(year))
	if err != nil { // more than four digits
		date, _ = edtf.Parse("Y" + layout.YearFolder(year))
	}
	return date
}

var unknownYear, _ = edtf.Parse("XXXX")

// makeYears makes the years, and that of the undated entries.
func (r *resolver) makeYears() {
	years := yearMaker{site: r.site, byID: map[string]*Year{}}
	for i := range r.documents {
		if d := &r.documents[i]; d.Kind == layout.KindYear && d.Page != nil && d.published {
			r.text(d, &years.get(d.ID, yearNumber(d.ID)).Texts)
		}
	}
	for _, e := range r.site.Entries {
		folder, _, _ := strings.Cut(e.ID, "/")
		number, _ := strconv.Atoi(folder)
		if e.Date.Undated() {
			folder, number = undated, undatedNumber
		}
		e.Year = years.get(folder, number)
		e.Year.Entries = append(e.Year.Entries, e)
		years.touch(e)
	}
	for _, w := range r.site.Withdrawn {
		folder, _, _ := strings.Cut(w.ID, "/")
		w.Year = years.byID[folder]
	}
	r.checkUndated(years.byID)
	slices.SortFunc(r.site.Years, func(a, b *Year) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
	})
	for i := 1; i < len(r.site.Years); i++ {
		before, after := r.site.Years[i-1], r.site.Years[i]
		before.Next, after.Prev = after, before
	}
	years.goOn(r.pageSize())
}

// checkUndated warns of an introduction in the folder of entries without a year: to
// dates, its name is that of the year 1 BCE.
func (r *resolver) checkUndated(years map[string]*Year) {
	folder := yearID(0)
	y := years[folder]
	if y == nil || len(y.Entries) > 0 || years[undated] == nil {
		return
	}
	r.problems.Warn(diag.Range{Position: diag.Position{File: y.file()}}, diag.FilePosition,
		"this introduces the year 1 BCE, in which nothing happened: entries beside it have no year",
		"move it to "+layout.TextOf(layout.KindYear, undated).Original())
}

// yearMaker makes years.
type yearMaker struct {
	site  *Site
	byID  map[string]*Year
	spans []ongoing // of several years, in time order
}

// ongoing is an entry that goes on after the year in which it began, until last.
type ongoing struct {
	entry       *Entry
	first, last int
}

func (m *yearMaker) get(id string, number int) *Year {
	y := m.byID[id]
	if y == nil {
		y = &Year{ID: id, Number: number}
		m.byID[id] = y
		m.site.Years = append(m.site.Years, y)
	}
	return y
}

// maxTouched is the number of years up to which each year of a span gets a page. A longer
// one, and one without an end, is named in those years alone that have a page in any case.
const maxTouched = 100

// touch notes the years that an entry goes on in.
func (m *yearMaker) touch(e *Entry) {
	first, last, ok := e.Date.Years()
	if !ok {
		return
	}
	m.spans = append(m.spans, ongoing{e, first, last})
	if last == math.MaxInt || last-first > maxTouched {
		return
	}
	for number := first + 1; number <= last; number++ {
		m.get(yearID(number), number)
	}
}

// goOn sets what goes on in each year, at most limit entries.
func (m *yearMaker) goOn(limit int) {
	var active []ongoing
	waiting := m.spans
	for _, y := range m.site.DatedYears() {
		for len(waiting) > 0 && waiting[0].first < y.Number {
			active, waiting = append(active, waiting[0]), waiting[1:]
		}
		active = slices.DeleteFunc(active, func(o ongoing) bool { return o.last < y.Number })
		y.Earlier = max(0, len(active)-limit)
		for _, o := range active[y.Earlier:] {
			y.Ongoing = append(y.Ongoing, o.entry)
		}
	}
}
