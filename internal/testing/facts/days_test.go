package facts_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"annals/internal/record/edtf"
)

var (
	englishDay  = regexp.MustCompile(`\b(\d{1,2})(?:(?: to | and |-)(\d{1,2}))? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: (\d{4}))?\b`)
	americanDay = regexp.MustCompile(`\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{1,2})\b(?:, (\d{4}))?`)
	koreanDay   = regexp.MustCompile(`(?:(\d{4})년 )?(\d{1,2})월 (\d{1,2})일(?:부터 (\d{1,2})일)?`)
	yearOf      = regexp.MustCompile(`\b(?:19|20)\d{2}`)
	noteYear    = regexp.MustCompile(`(?m)^\*\*(\d{4})\.\*\*.*$`)
)

var monthNames = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// days returns every day in the facts, from columns and from prose.
func (f *facts) days() map[edtf.Day]bool {
	days := map[edtf.Day]bool{}
	add := func(text string, year int) {
		for _, day := range daysIn(text, year) {
			for _, d := range day {
				days[d] = true
			}
		}
	}
	for _, row := range f.rows {
		year, _ := strconv.Atoi(row["date"][:4])
		for _, column := range []string{"date", "third_committee_date"} {
			if d, err := edtf.Parse(row[column]); err == nil {
				if day, ok := d.Earliest(); ok {
					days[day] = true
				}
			}
		}
		add(rowText(row), year)
	}
	for _, m := range noteYear.FindAllStringSubmatch(f.notes, -1) {
		year, _ := strconv.Atoi(m[1])
		add(m[0], year)
	}
	return days
}

// daysIn returns the days in a text, English or Korean. For a day without a year
// there is one candidate for each year in the text, and for the given one.
func daysIn(text string, year int) [][]edtf.Day {
	years := []int{year}
	for _, y := range yearOf.FindAllString(text, -1) {
		n, _ := strconv.Atoi(y)
		if !slices.Contains(years, n) {
			years = append(years, n)
		}
	}
	var found [][]edtf.Day
	add := func(year, month, day string) {
		if day == "" {
			return
		}
		in := years
		if n, err := strconv.Atoi(year); err == nil {
			in = []int{n}
		}
		m, err := strconv.Atoi(month)
		if err != nil {
			m = slices.Index(monthNames, month) + 1
		}
		d, _ := strconv.Atoi(day)
		var candidates []edtf.Day
		for _, y := range in {
			candidates = append(candidates, edtf.Day{Year: y, Month: m, Day: d})
		}
		found = append(found, candidates)
	}
	for _, m := range englishDay.FindAllStringSubmatch(text, -1) {
		add(m[4], m[3], m[1])
		add(m[4], m[3], m[2])
	}
	for _, m := range americanDay.FindAllStringSubmatch(text, -1) {
		if !strings.HasPrefix(m[2], "0") {
			add(m[3], m[1], m[2])
		}
	}
	for _, m := range koreanDay.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[3])
		add(m[1], m[2], m[4])
	}
	return found
}
