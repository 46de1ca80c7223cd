package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// maxRepairLength is longer than any two dates in words.
const maxRepairLength = 60

// suggest returns a hint for text that Parse rejected: the same date in EDTF
// where it is clear which is meant, else the plain forms.
func suggest(s string) string {
	s = normalize(s)
	if m := exponentYear.FindStringSubmatch(s); m != nil {
		return exponentHint(m[1], m[2], m[3])
	}
	if first, second, ok := dayOrMonthFirst(s); ok {
		return fmt.Sprintf("write %s or %s, whichever is meant", first, second)
	}
	if len(s) <= maxRepairLength {
		if date := repair(s); date != "" {
			return "write " + date
		}
	}
	return "write a day, a month or a year, as in 2018-12-17, 2018-12 or 2018"
}

// normalize converts full-width digits, dashes and spaces, as word processors
// and input methods write them, to ASCII.
func normalize(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case '！' <= r && r <= '～':
			return r - '！' + '!'
		case unicode.Is(unicode.Pd, r) || r == '−':
			return '-'
		case r == '…':
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// exponentHint suggests how a year such as Y-17E7 is written in digits alone.
func exponentHint(sign, digits, exponent string) string {
	digits = strings.TrimLeft(digits, "0")
	zeros := plainNumber(exponent)
	if digits == "" || zeros < 0 || len(digits)+zeros > maxYearDigits {
		return "write a year that history can hold"
	}
	year, _ := strconv.Atoi(sign + digits + strings.Repeat("0", zeros))
	return "write the year in digits: " + yearString(year)
}

func isValid(s string) bool {
	_, problem := parse(s)
	return problem == nil
}

// repair returns s as EDTF, or "".
func repair(s string) string {
	if date := repairPoint(s); date != "" {
		return date
	}
	if date := repairDayRange(s); date != "" {
		return date
	}
	for _, separator := range []string{"/", "..", " - ", " to ", "~", "-"} {
		if span := repairSpan(s, separator); span != "" {
			return span
		}
	}
	return ""
}

// repairSpan tries every position of the separator, because dates contain
// hyphens too.
func repairSpan(s, separator string) string {
	for i := range s {
		right, ok := strings.CutPrefix(s[i:], separator)
		if !ok {
			continue
		}
		left, okLeft := repairSide(s[:i])
		right, okRight := repairSide(right)
		if span := left + "/" + right; okLeft && okRight && isValid(span) {
			return span
		}
	}
	return ""
}

// repairSide also accepts the keywords of the EDTF draft of 2012 and common
// English words.
func repairSide(s string) (side string, ok bool) {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "unknown":
		return "", true
	case "open", "now", "present", "..":
		return "..", true
	}
	date := repairPoint(s)
	return date, date != ""
}

// repairDayRange parses 2018-12-17-18.
func repairDayRange(s string) string {
	i := strings.LastIndexByte(s, '-')
	if i != len("2018-12-17") {
		return ""
	}
	if span := s[:i] + "/" + s[:len("2018-12-")] + s[i+1:]; isValid(span) {
		return span
	}
	return ""
}

// repairPoint returns a single date as EDTF, or "".
func repairPoint(s string) string {
	s = strings.TrimSpace(s)
	if date := rewrite(s); date != "" {
		return date
	}
	if rest, ok := cutApproximate(s); ok {
		if date := rewrite(strings.TrimSpace(rest)); date != "" && isValid(date+"~") {
			return date + "~"
		}
	}
	return ""
}

// rewrite tries the other notations of a date, one after the other.
func rewrite(s string) string {
	if isValid(s) {
		return s
	}
	for _, attempt := range []func(string) string{
		strings.ToUpper, draftForm, withoutTime, withoutSeparators, fromDecade, fromWords, fromNumbers, fromKorean, fromBCE,
	} {
		if date := attempt(s); date != "" && isValid(date) {
			return date
		}
	}
	return ""
}

// draftForm converts 199u and double qualifiers (?~) of the draft of 2012.
func draftForm(s string) string {
	return strings.NewReplacer("u", "X", "x", "X", "?~", "%", "~?", "%").Replace(s)
}

func withoutTime(s string) string {
	if len(s) > len("2018-12-17") && strings.IndexByte("T ", s[len("2018-12-17")]) >= 0 {
		return s[:len("2018-12-17")]
	}
	return ""
}

// withoutSeparators parses the basic form of ISO 8601: 20181217.
func withoutSeparators(s string) string {
	if len(s) == len("20181217") {
		return s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	return ""
}

// fromDecade parses 1990s and 1990's.
func fromDecade(s string) string {
	for _, ending := range []string{"0s", "0's", "0’s", "0년대"} {
		if decade, ok := strings.CutSuffix(s, ending); ok {
			return decade + "X"
		}
	}
	return ""
}

// cutApproximate removes a word for "about": circa 2014, 2014년경.
func cutApproximate(s string) (rest string, ok bool) {
	lower := strings.ToLower(s)
	for _, word := range []string{"circa ", "about ", "around ", "ca.", "ca ", "c.", "c ", "약 "} {
		if strings.HasPrefix(lower, word) {
			return s[len(word):], true
		}
	}
	for _, word := range []string{"년경", "월경", "일경"} {
		if strings.HasSuffix(s, word) {
			return strings.TrimSuffix(s, "경"), true
		}
	}
	return "", false
}

// fromBCE parses 44 BC, which is the year -0043.
func fromBCE(s string) string {
	for _, era := range []string{"BCE", "BC"} {
		if digits, ok := strings.CutSuffix(s, era); ok {
			year := plainNumber(strings.TrimSpace(digits))
			if year < 1 {
				return ""
			}
			return yearString(1 - year)
		}
	}
	return ""
}
