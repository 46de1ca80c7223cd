package edtf

import "strings"

// formatPoint formats one date expression with its qualifiers.
func (w *Words) formatPoint(p point) string {
	text, remarks, plain := w.formatKnown(p)
	if p.allHave(approximate) {
		if plain {
			text = fill(w.About, "{date}", text)
		} else {
			remarks = append(remarks, w.Approximate)
		}
	}
	if p.allHave(uncertain) {
		remarks = append(remarks, w.Uncertain)
	}
	remarks = append(remarks, w.qualityRemarks(p)...)
	if len(remarks) == 0 {
		return text
	}
	return fill(w.Remarks, "{date}", text, "{remarks}", strings.Join(remarks, w.RemarkSeparator))
}

// qualityRemarks returns a remark for each qualifier of some parts but not all.
func (w *Words) qualityRemarks(p point) []string {
	var remarks []string
	names := [3][2]string{
		{w.YearUncertain, w.YearApproximate},
		{w.MonthUncertain, w.MonthApproximate},
		{w.DayUncertain, w.DayApproximate},
	}
	for i, partQuality := range p.quality {
		for j, q := range []quality{uncertain, approximate} {
			if partQuality&q != 0 && !p.allHave(q) {
				remarks = append(remarks, names[i][j])
			}
		}
	}
	return remarks
}

// formatKnown formats the known parts of a date and returns remarks about the
// others. plain reports whether "about" can be put before the text.
func (w *Words) formatKnown(p point) (text string, remarks []string, plain bool) {
	if _, ok := p.knownYear(); !ok {
		text, remarks = w.formatPeriod(p)
		return text, remarks, false
	}
	if isPartial(p.month) || isPartial(p.day) || isMissing(p.month) && isKnown(p.day) {
		return w.formatBetween(p), nil, false
	}
	year := w.formatYear(p.first.Year)
	switch {
	case p.precision == PrecisionSeason:
		text = fill(w.Season, "{season}", w.seasonName(p), "{year}", year)
	case !isKnown(p.month):
		text = fill(w.Year, "{year}", year)
	case !isKnown(p.day):
		text = fill(w.Month, "{month}", w.Months[number(p.month)-1], "{year}", year)
	default:
		text = fill(w.Day, "{day}", w.formatDayNumber(p.day), "{month}", w.monthBesideDay(p.month), "{year}", year)
	}
	return text, w.missingRemarks(p), true
}

// missingRemarks returns a remark about the parts that are written but unknown:
// 2004-XX, 1985-04-XX.
func (w *Words) missingRemarks(p point) []string {
	switch {
	case isMissing(p.month) && isMissing(p.day):
		return []string{w.MonthDayUnknown}
	case isMissing(p.month):
		return []string{w.MonthUnknown}
	case isMissing(p.day):
		return []string{w.DayUnknown}
	}
	return nil
}

// formatPeriod formats a date whose year is known in part, or not at all.
func (w *Words) formatPeriod(p point) (text string, remarks []string) {
	era := w.formatEra(p)
	switch {
	case p.month == "" || isMissing(p.month) && !isKnown(p.day) && !isPartial(p.day):
		return era, w.missingRemarks(p)
	case p.precision == PrecisionSeason:
		text = w.seasonName(p)
	case !isKnown(p.month) || isPartial(p.day):
		return w.formatBetween(p), nil
	case isKnown(p.day):
		text = w.formatDayMonth(p)
	default:
		text = w.Months[number(p.month)-1]
	}
	return fill(w.InPeriod, "{date}", text, "{period}", era), w.missingRemarks(p)
}

// formatEra formats the years that a year with X allows. Only a decade has an
// unambiguous name: "the 1900s" may be ten years or a hundred, and the 20th
// century does not begin with 1900.
func (w *Words) formatEra(p point) string {
	low, high := p.yearLimits()
	switch {
	case isMissing(p.year):
		return w.YearUnknown
	case isKnown(p.year[:3]) && low%100 >= 10:
		return fill(w.Decade, "{year}", w.formatYear(low))
	}
	return w.formatBetween(point{
		year: p.year, precision: PrecisionYear, first: Day{Year: low}, last: Day{Year: high},
	})
}

// formatBetween formats the first and last day, month or year that a date allows.
func (w *Words) formatBetween(p point) string {
	from, to := p.limit(p.first), p.limit(p.last)
	if from == to {
		return w.formatPoint(from)
	}
	f := w.separateFrame()
	if p.precision != PrecisionYear {
		f = w.sharedFrame(from, to)
	}
	return f.wrap(fill(w.Between, "{from}", f.format(from), "{to}", f.format(to)))
}

// limit returns day as a point with the parts that p has.
func (p point) limit(day Day) point {
	parts := strings.Split(strings.TrimLeft(Day{abs(day.Year), day.Month, day.Day}.String(), "Y"), "-")
	limit := point{negative: day.Year < 0, year: parts[0], precision: p.precision, first: Day{Year: day.Year}}
	if p.month != "" {
		limit.month = parts[1]
	}
	if p.day != "" {
		limit.day = parts[2]
	}
	return limit
}

func abs(n int) int { return max(n, -n) }

func (w *Words) seasonName(p point) string { return w.Seasons[number(p.month)-number("21")] }
