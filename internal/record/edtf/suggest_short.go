package edtf

import (
	"fmt"
	"strings"
	"unicode"
)

// untilWords stand between the two ends of a span, fromWord before the first.
var (
	untilWords = []string{" to ", " until ", " till ", " through ", " thru ", " bis ", " tot ", " au ", " à ", " jusqu'au ", " hasta ", " al ", " a ", " по ", " до ", " إلى ", " الى ", " حتى ", "至", "到", "—"}
	fromWord   = []string{"from ", "vom ", "von ", "du ", "de ", "del ", "desde el ", "desde ", "со ", "с ", "من ", "从", "從", "自"}
)

// The forms of a span whose second end is cut short. Between the ends stands a dash,
// which is longer than the hyphens of dates, another sign, or a word.
var (
	between    = `( ?[/–~] ?| - |\.\.| (?:to|until|till|through|thru|bis|tot|au|hasta|al) )`
	shortYear  = expression(`^(\d{4})` + between + `(\d{1,2})$`)
	shortYears = expression(`^(\d{4})-(\d{2})$`)
	shortMonth = expression(`^(\d{4})-(\d{1,2})` + between + `(\d{1,2})$`)
	slashMonth = expression(`^(\d{4})/(\d{1,2})[-–](\d{1,2})$`)
	shortDay   = expression(`^(\d{4}-\d{2})-(\d{2})(?:` + between + `|-)(\d{1,2})$`)
	shortDate  = expression(`^(\d{4})-(\d{2}-\d{2})` + between + `(\d{2}-\d{2})$`)

	yearSlash   = expression(`\d{4}/\d`)
	inOneOf     = expression(`^(?:either )?(.+?) (?:or|oder|ou|of|o) (.+)$`)
	inBetween   = expression(`^(?:between|zwischen|entre) (.+?) (?:and|und|et|y) (.+)$`)
	wholeNumber = expression(`^\d{2}00(?:s|'s|’s|년대|年代|-е)$`)
)

// shortened reads a span whose second end leaves out what it shares with the first:
// 1920/21, 2011–12, 2018-12-17 to 18. Where a slash or a dash may as well stand for the
// hyphen of a date, that is another reading. It is false if s is nothing of the kind.
func shortened(s string) (all []string, ok bool) {
	s = longDashes(s)
	add := func(date string) {
		if isValid(date) {
			all = append(all, date)
		}
	}
	switch {
	case shortYear().MatchString(s):
		m := shortYear().FindStringSubmatch(s)
		if isSign(m[2]) && isMonth(m[3]) {
			add(assemble(m[1], m[3], ""))
		}
		add(spanOfYears(m[1], m[3]))
	case shortMonth().MatchString(s):
		m := shortMonth().FindStringSubmatch(s)
		if isSign(m[3]) {
			add(assemble(m[1], m[2], m[4]))
		}
		add(spanOfMonths(m[1], m[2], m[4]))
	case slashMonth().MatchString(s):
		m := slashMonth().FindStringSubmatch(s)
		add(assemble(m[1], m[2], m[3]))
		add(spanOfMonths(m[1], m[2], m[3]))
	case shortDay().MatchString(s):
		m := shortDay().FindStringSubmatch(s)
		add(fmt.Sprintf("%s-%s/%s-%02d", m[1], m[2], m[1], plainNumber(m[4])))
	case shortDate().MatchString(s):
		m := shortDate().FindStringSubmatch(s)
		add(m[1] + "-" + m[2] + "/" + m[1] + "-" + m[4])
	default:
		years := yearsInShort(s)
		add(years)
		return all, years != ""
	}
	return all, true
}

// yearsInShort reads 1945-50 as a span of years, "" if it is none.
func yearsInShort(s string) string {
	m := shortYears().FindStringSubmatch(s)
	if m == nil || isValid(s) {
		return ""
	}
	return spanOfYears(m[1], m[2])
}

// spanOfYears completes the end of a span of years; "" unless it comes after the start.
func spanOfYears(from, end string) string {
	to := from[:len(from)-len(end)] + end
	if to <= from && end == "00" { // 1999/00
		to = fmt.Sprintf("%02d00", plainNumber(from[:2])+1)
		if plainNumber(to)-plainNumber(from) != 1 {
			return ""
		}
	}
	if to <= from {
		return ""
	}
	return from + "/" + to
}

// spanOfMonths returns a span of two months of a year, "" unless the second is later.
func spanOfMonths(year, from, to string) string {
	if !isMonth(from) || !isMonth(to) || plainNumber(to) <= plainNumber(from) {
		return ""
	}
	return assemble(year, from, "") + "/" + assemble(year, to, "")
}

func isMonth(s string) bool { return plainNumber(s) >= 1 && plainNumber(s) <= 12 }

// isSign reports whether the ends of a span are joined by a sign that may stand for the
// hyphen of a date as well.
func isSign(joint string) bool {
	return joint != ".." && strings.Trim(joint, "/–~- ") == ""
}

// longDashes is normalize, but tells dashes that are longer than a hyphen from it. If all
// of several are long, a word processor has made them so.
func longDashes(s string) string {
	isLong := func(r rune) bool {
		return r != '-' && r != '‐' && r != '‑' && r != '－' && (unicode.Is(unicode.Pd, r) || r == '−')
	}
	if strings.Count(s, "-") == 0 && strings.Count(strings.Map(dashOnly(isLong), s), "–") > 1 {
		return normalize(s)
	}
	parts := strings.FieldsFunc(s, isLong)
	for i := range parts {
		parts[i] = normalize(parts[i])
	}
	if len(parts) != 2 {
		return normalize(s)
	}
	return parts[0] + "–" + parts[1]
}

func dashOnly(isLong func(rune) bool) func(rune) rune {
	return func(r rune) rune {
		if isLong(r) {
			return '–'
		}
		return -1
	}
}

// choices reads "2014 or 2015" and "between 2014 and 2016".
func choices(s string) []string {
	s = strings.ToLower(s)
	if m := inBetween().FindStringSubmatch(s); m != nil {
		from, to := repairPoint(m[1]), repairPoint(m[2])
		if choice := "[" + from + ".." + to + "]"; from != "" && to != "" && isValid(choice) {
			return []string{choice, from + "/" + to}
		}
	}
	if m := inOneOf().FindStringSubmatch(s); m != nil {
		first, second := repairPoint(m[1]), repairPoint(m[2])
		if choice := "[" + first + "," + second + "]"; first != "" && second != "" && isValid(choice) {
			return []string{choice}
		}
	}
	return nil
}

// secondReading returns the century that a decade such as 1900s may mean as well.
func secondReading(s string) []string {
	if wholeNumber().MatchString(s) {
		return []string{s[:2] + "XX"}
	}
	return nil
}
