package edtf

import "strings"

// formatPoint formats one date expression with its qualifiers.
func (w *Words) formatPoint(p point) string {
	text, remarks, plain := w.formatKnown(p)
	if p.approximate == p.written {
		if plain {
			text = fill(w.About, "{date}", text)
		} else {
			remarks = append(remarks, w.Approximate)
		}
	}
	if p.uncertain == p.written {
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
	for _, part := range [...]struct {
		digits                 digits
		uncertain, approximate string
	}{
		{yearDigits, w.YearUncertain, w.YearApproximate},
		{monthDigits, w.MonthUncertain, w.MonthApproximate},
		{dayDigits, w.DayUncertain, w.DayApproximate},
	} {
		if p.uncertain != p.written && p.uncertain.has(part.digits) {
			remarks = append(remarks, part.uncertain)
		}
		if p.approximate != p.written && p.approximate.has(part.digits) {
			remarks = append(remarks, part.approximate)
		}
	}
	return remarks
}

// formatKnown formats the known parts of a date and returns remarks about the
// others. plain reports whether "about" can be put before the text.
func (w *Words) formatKnown(p point) (text string, remarks []string, plain bool) {
	if !p.isKnown(yearDigits) {
		text, remarks = w.formatPeriod(p)
		return text, remarks, false
	}
	if p.isPartial(monthDigits) || p.isPartial(dayDigits) || p.isMissing(monthDigits) && p.isKnown(dayDigits) {
		return w.formatBetween(p), nil, false
	}
	year := w.YearNumber(p.signedYear())
	switch {
	case p.precision() == PrecisionSeason:
		text = fill(w.Season, "{season}", w.seasonName(p), "{year}", year)
	case !p.isKnown(monthDigits):
		text = fill(w.Year, "{year}", year)
	case !p.isKnown(dayDigits):
		text = fill(w.Month, "{month}", w.Months[p.month-1], "{year}", year)
	default:
		text = fill(w.Day, "{day}", w.formatDayNumber(p.day), "{month}", w.monthBesideDay(p.month), "{year}", year)
	}
	return text, w.missingRemarks(p), true
}

// missingRemarks returns a remark about the parts that are written but unknown:
// 2004-XX, 1985-04-XX.
func (w *Words) missingRemarks(p point) []string {
	switch {
	case p.isMissing(monthDigits) && p.isMissing(dayDigits):
		return []string{w.MonthDayUnknown}
	case p.isMissing(monthDigits):
		return []string{w.MonthUnknown}
	case p.isMissing(dayDigits):
		return []string{w.DayUnknown}
	}
	return nil
}

// formatPeriod formats a date whose year is known in part, or not at all.
func (w *Words) formatPeriod(p point) (text string, remarks []string) {
	era := w.formatEra(p)
	switch {
	case !p.written.has(monthDigits) || p.isMissing(monthDigits) && !p.isKnown(dayDigits) && !p.isPartial(dayDigits):
		return era, w.missingRemarks(p)
	case p.precision() == PrecisionSeason:
		text = w.seasonName(p)
	case !p.isKnown(monthDigits) || p.isPartial(dayDigits):
		return w.formatBetween(p), nil
	case p.isKnown(dayDigits):
		text = w.formatDayMonth(p)
	default:
		text = w.Months[p.month-1]
	}
	return fill(w.InPeriod, "{date}", text, "{period}", era), w.missingRemarks(p)
}

// formatEra formats the years that a year with X allows. Only a decade has an
// unambiguous name: "the 1900s" may be ten years or a hundred, and the 20th
// century does not begin with 1900.
func (w *Words) formatEra(p point) string {
	low, high := p.yearLimits()
	switch {
	case p.isMissing(yearDigits):
		return w.YearUnknown
	case high-low == 9 && low%100 >= 10:
		return fill(w.Decade, "{year}", w.YearNumber(low))
	}
	p.written, p.unspecified = yearDigits, p.unspecified&yearDigits
	return w.formatBetween(p)
}

// formatBetween formats the first and last day, month or year that a date allows.
func (w *Words) formatBetween(p point) string {
	first, _ := p.first()
	last, _ := p.last()
	from, to := p.limit(first), p.limit(last)
	if from == to {
		return w.formatPoint(from)
	}
	f := w.separateFrame()
	if p.written != yearDigits {
		f = w.sharedFrame(from, to)
	}
	return f.wrap(fill(w.Between, "{from}", f.format(from), "{to}", f.format(to)))
}

// limit returns day as a point with the parts that p has.
func (p point) limit(day Day) point {
	limit := point{year: int32(max(day.Year, -day.Year)), negative: day.Year < 0, written: p.written, bound: known}
	if p.written.has(monthDigits) {
		limit.month = uint8(day.Month)
	}
	if p.written.has(dayDigits) {
		limit.day = uint8(day.Day)
	}
	return limit
}

func (w *Words) seasonName(p point) string { return w.Seasons[p.month-21] }
