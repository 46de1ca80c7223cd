package edtf

import (
	"strconv"
	"strings"
)

// parts are what a date in words says; "" and 0 for what it leaves out.
type parts struct {
	year, day string
	month     int
}

// cjkDate is a date in Chinese, Japanese or Korean, whose units stand behind the numbers.
var cjkDate = expression(`^(?:(\d{4}) ?[年년])? ?(?:(\d{1,2}) ?[月월])? ?(?:(\d{1,2}) ?[日일號号])? ?(?:\((?:[月火水木金土日월화수목금토일]|(?:周|星期|週)[一二三四五六日天]|[월화수목금토일]요일)\)|[월화수목금토일]요일|(?:周|星期)[一二三四五六日天])?$`)

// readParts reads "17 December 2018", "le 1er décembre", "2018년 12월"; false for what says
// anything else.
func readParts(s string) (p parts, ok bool) {
	if s == "" || yearSlash().MatchString(s) { // December 2018/19
		return p, false
	}
	if m := cjkDate().FindStringSubmatch(chineseNumbers(s)); m != nil {
		month := max(plainNumber(m[2]), 0)
		return parts{m[1], m[3], month}, month <= 12
	}
	s = strings.NewReplacer("년", "년 ", "年", "年 ").Replace(s) // 2018년 봄
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.-/،'’", r) })
	for i := 0; i < len(fields); i++ {
		word := fields[i]
		month := monthOf(word)
		if i+1 < len(fields) {
			if both := monthOf(word + " " + fields[i+1]); both > 0 {
				month = both
				i++
			}
		}
		number := withoutOrdinal(strings.TrimRight(word, "년年"))
		switch {
		case month > 0 && (p.month == 0 || p.month == month): // the United Nations write two names in Arabic
			p.month = month
		case month > 0:
			return p, false
		case len(number) == 4 && plainNumber(number) >= 0 && p.year == "":
			p.year = number
		case len(number) <= 2 && plainNumber(number) >= 0 && p.day == "":
			p.day = number
		case !fillers()[foldWord(word)]:
			return p, false
		}
	}
	return p, true
}

// date returns the date, "" for one without a year or with a gap.
func (p parts) date() string {
	if p.month == 0 {
		return ""
	}
	return assemble(p.year, strconv.Itoa(p.month), p.day)
}

// fill takes the month and the year that one side of a span leaves out from the other.
func (p parts) fill(other parts) parts {
	if p.month == 0 {
		p.month = other.month
	}
	if p.year == "" {
		p.year = other.year
	}
	return p
}

// spanInWords reads a span of which one end leaves out what both share: 17 to 18 December
// 2018, 17–18 décembre 2018, 2018년 12월 17일~18일.
func spanInWords(s string) string {
	if yearSlash().MatchString(s) {
		return ""
	}
	for _, separator := range spanSeparators {
		for i := range s {
			rest, found := strings.CutPrefix(s[i:], separator)
			if !found {
				continue
			}
			left, okLeft := readParts(strings.TrimSpace(s[:i]))
			right, okRight := readParts(strings.TrimSpace(rest))
			if !okLeft || !okRight || (left.day == "") != (right.day == "") || left.month == 0 && right.month == 0 || left.isEmpty() || right.isEmpty() {
				continue
			}
			from, to := left.fill(right).date(), right.fill(left).date()
			if span := from + "/" + to; from != "" && to != "" && from != to && isValid(span) {
				return span
			}
		}
	}
	return ""
}

func (p parts) isEmpty() bool { return p == parts{} }

// chineseDigits are the digits of Chinese numbers.
const chineseDigits = "〇一二三四五六七八九"

var (
	chineseYear   = expression(`[〇零○一二三四五六七八九]{4}年`)
	chineseNumber = expression(`([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])([月日號号])`)
)

// chineseNumbers writes the numbers of 二〇一八年十二月十七日 in digits.
func chineseNumbers(s string) string {
	s = chineseYear().ReplaceAllStringFunc(s, func(year string) string {
		var b strings.Builder
		for _, r := range strings.TrimSuffix(year, "年") {
			b.WriteString(strconv.Itoa(chineseDigit(r)))
		}
		return b.String() + "年"
	})
	return chineseNumber().ReplaceAllStringFunc(s, func(number string) string {
		m := chineseNumber().FindStringSubmatch(number)
		tens, ones, hasTen := strings.Cut(m[1], "十")
		n := 0
		if hasTen {
			n = 10
			for _, r := range tens {
				n = 10 * chineseDigit(r)
			}
		} else {
			ones = m[1]
		}
		for _, r := range ones {
			n += chineseDigit(r)
		}
		return strconv.Itoa(n) + m[2]
	})
}

func chineseDigit(r rune) int {
	for i, digit := range []rune(chineseDigits) {
		if r == digit {
			return i
		}
	}
	return 0 // 零, ○
}
