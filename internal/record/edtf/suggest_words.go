package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// englishMonths is for messages and hints; Text takes its names from Words.
var englishMonths = [...]string{
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

// fromWords parses "17 December 2018", "1er décembre 2018", "2018년 12월 17일".
func fromWords(s string) string {
	p, ok := readParts(s)
	if !ok {
		return ""
	}
	if p.month == 0 && p.day == "" && isCJKYear(s) {
		return p.year
	}
	return p.date()
}

// isCJKYear reports whether a year stands with its unit: 2018년, 2018年.
func isCJKYear(s string) bool { return strings.HasSuffix(s, "년") || strings.HasSuffix(s, "年") }

func withoutOrdinal(word string) string {
	for _, ending := range []string{"st", "nd", "rd", "th", "er", "ère", "º", "ª", "o", "-го", "го", "-е", "."} {
		if digits, ok := strings.CutSuffix(word, ending); ok {
			return digits
		}
	}
	return word
}

// fromNumbers parses numbers in an unambiguous order: the year first, or last
// after a day above 12.
func fromNumbers(s string) string {
	n := numbers(s)
	switch {
	case len(n) == 3 && len(n[0]) == 4:
		return assemble(n[0], n[1], n[2])
	case len(n) == 2 && len(n[0]) == 4:
		return assemble(n[0], n[1], "")
	case len(n) == 2 && len(n[1]) == 4:
		return assemble(n[1], n[0], "")
	case len(n) != 3 || len(n[2]) != 4:
		return ""
	case plainNumber(n[0]) > 12:
		return assemble(n[2], n[1], n[0])
	case plainNumber(n[1]) > 12 || n[0] == n[1]:
		return assemble(n[2], n[0], n[1])
	}
	return ""
}

// dayOrMonthFirst returns both readings of dates like 03/04/2018.
func dayOrMonthFirst(s string) (first, second string, ok bool) {
	n := numbers(s)
	if len(n) != 3 || len(n[2]) != 4 || n[0] == n[1] {
		return "", "", false
	}
	first, second = assemble(n[2], n[1], n[0]), assemble(n[2], n[0], n[1])
	return first, second, first != second && isValid(first) && isValid(second)
}

// numbers splits 17/12/2018, 2018. 12. 17. and the like; nil when s holds
// anything else.
func numbers(s string) []string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ./-", r) })
	for _, f := range fields {
		if plainNumber(f) < 0 {
			return nil
		}
	}
	return fields
}

// plainNumber returns the value of a few ASCII digits, or -1.
func plainNumber(s string) int {
	if s == "" || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return -1
	}
	n, _ := strconv.Atoi(s) // cannot fail: at most four digits
	return n
}

// assemble pads and joins the parts; a missing month or day is left out.
func assemble(year, month, day string) string {
	if len(year) != 4 {
		return ""
	}
	date := year
	for _, p := range []string{month, day} {
		if p == "" {
			break
		}
		date += fmt.Sprintf("-%02d", plainNumber(p))
	}
	return date
}
