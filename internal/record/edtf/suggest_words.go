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

// fromWords parses "17 December 2018", "December 17th, 2018", "Dec 2018".
func fromWords(s string) string {
	if yearSlash.MatchString(s) { // December 2018/19
		return ""
	}
	var year, day string
	month := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,.-/", r) }) {
		switch {
		case monthOf(word) > 0 && month == 0:
			month = monthOf(word)
		case len(word) == 4 && plainNumber(word) >= 0 && year == "":
			year = word
		case plainNumber(withoutOrdinal(word)) >= 0 && day == "":
			day = withoutOrdinal(word)
		case word != "of":
			return ""
		}
	}
	if month == 0 {
		return ""
	}
	return assemble(year, strconv.Itoa(month), day)
}

func monthOf(word string) int {
	if len(word) < 3 {
		return 0
	}
	for i, name := range englishMonths {
		if strings.EqualFold(name, word) || strings.EqualFold(name[:3], word) || strings.EqualFold("Sept", word) && i == 8 {
			return i + 1
		}
	}
	return 0
}

func withoutOrdinal(word string) string {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if digits, ok := strings.CutSuffix(word, ending); ok {
			return digits
		}
	}
	return word
}

// fromKorean parses 2018년 12월 17일.
func fromKorean(s string) string {
	var parts [3]string
	for i, suffix := range []string{"년", "월", "일"} {
		digits, rest, ok := strings.Cut(s, suffix)
		if !ok {
			break
		}
		parts[i], s = strings.TrimSpace(digits), rest
	}
	if strings.TrimSpace(s) != "" {
		return ""
	}
	return assemble(parts[0], parts[1], parts[2])
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
