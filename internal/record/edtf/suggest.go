package edtf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// maxRepairLength is longer than any two dates in words.
const maxRepairLength = 60

// suggest returns a hint for text that Parse rejected: the same date in EDTF, in
// every way that it can be read, else the plain forms. reading is the date if there
// is but one.
func suggest(s string) (hint, reading string) {
	if m := exponentYear().FindStringSubmatch(normalize(s)); m != nil {
		return exponentHint(m[1], m[2], m[3]), ""
	}
	switch all := readings(s); len(all) {
	case 0:
		return "write a day, a month or a year, as in 2018-12-17, 2018-12 or 2018", ""
	case 1:
		return "write " + all[0], all[0]
	default:
		last := len(all) - 1
		return fmt.Sprintf("write %s or %s, whichever is meant", strings.Join(all[:last], ", "), all[last]), ""
	}
}

// readings returns every date that s may mean, as EDTF; none if that is not clear.
// Nothing that s says is left out of one.
func readings(s string) []string {
	if len(s) > maxRepairLength {
		return nil
	}
	if rest, ok := cutApproximate(normalize(s)); ok {
		return approximate(readings(rest))
	}
	if all, ok := shortened(s); ok {
		return all
	}
	s = normalize(s)
	if first, second, ok := dayOrMonthFirst(s); ok {
		return []string{first, second}
	}
	if all := choices(s); all != nil {
		return all
	}
	if span := spanInWords(cutFrom(s)); span != "" {
		return []string{span}
	}
	if date := repair(s); date != "" {
		return append([]string{date}, secondReading(s)...)
	}
	return nil
}

// approximate marks both sides of every date as approximate.
func approximate(dates []string) (all []string) {
	for _, date := range dates {
		left, right, isSpan := strings.Cut(date, "/")
		marked := mark(left)
		if isSpan {
			marked += "/" + mark(right)
		}
		if isValid(marked) {
			all = append(all, marked)
		}
	}
	if len(all) < len(dates) {
		return nil
	}
	return all
}

func mark(side string) string {
	if side == "" || side == ".." || strings.HasSuffix(side, "~") {
		return side
	}
	return side + "~"
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
		case r == '\u200e' || r == '\u200f' || r == '\u061c': // marks of direction
			return -1
		case '٠' <= r && r <= '٩':
			return r - '٠' + '0'
		case '۰' <= r && r <= '۹':
			return r - '۰' + '0'
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
	s = cutFrom(s)
	for _, separator := range spanSeparators {
		if span := repairSpan(s, separator); span != "" {
			return span
		}
	}
	return ""
}

// spanSeparators stand between the two ends of a span.
var spanSeparators = slices.Concat([]string{"/", "..", " - "}, untilWords, []string{"~", "-"})

// cutFrom takes the word before the first end of a span away.
func cutFrom(s string) string {
	lower := strings.ToLower(s)
	for _, word := range fromWord {
		if strings.HasPrefix(lower, word) {
			return s[len(word):]
		}
	}
	return strings.Replace(s, "부터", " ~ ", 1)
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
		strings.ToUpper, draftForm, withoutTime, withoutSeparators, fromDecade, fromWords, fromNumbers, fromBCE, fromCE,
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

// timeOfDay is a day with a time of day, and perhaps its offset from UTC.
var timeOfDay = expression(`^(\d{4}-\d{2}-\d{2})[Tt ]\d{1,2}(?:[:.h]\d{2}){0,2}(?:[.,]\d+)? ?(?:Z|UTC|GMT|[ap]\.?m\.?|h)? ?(?:[+-]\d{2}:?\d{2})?$`)

func withoutTime(s string) string {
	if m := timeOfDay().FindStringSubmatch(s); m != nil {
		return m[1]
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

// decadeForms are the forms of a decade: 1990s, années 1990, 1990-е, 1990년대.
var decadeForms = expression(`^(?:the |les |las? |los )?(?:(?:années|années|años|década de|décennie) )?(\d{3})0(?:s|'s|’s|er|-е|-х|년대|年代)?(?: гг?\.?| годы| jahre)?$`)

// fromDecade parses 1990s and its kind.
func fromDecade(s string) string {
	lower := strings.ToLower(s)
	if m := decadeForms().FindStringSubmatch(lower); m != nil && len(lower) > len("1990") {
		return m[1] + "X"
	}
	return ""
}

var (
	aboutBefore = []string{
		"circa ", "about ", "around ", "approximately ", "ca. ", "ca.", "ca ", "c. ", "c.", "c ", "vers ", "environ ", "hacia ", "alrededor de ", "около ", "ок. ", "примерно ",
		"약 ", "약", "대략 ", "大约", "大約", "约", "約", "حوالي ", "نحو ", "um ", "etwa ",
	}
	aboutBehind = []string{"경", "쯤", "무렵", "左右", "前后", "前後", "頃", "ごろ"}
)

// cutApproximate removes a word for "about": circa 2014, vers 2014, 2014년경.
func cutApproximate(s string) (rest string, ok bool) {
	lower := strings.ToLower(s)
	for _, word := range aboutBefore {
		if strings.HasPrefix(lower, word) {
			return strings.TrimSpace(s[len(word):]), true
		}
	}
	for _, word := range aboutBehind {
		if rest, ok := strings.CutSuffix(s, word); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

var (
	beforeEra = expression(`^(?:기원전|公元前|西元前|紀元前|前) ?(\d{1,4}) ?[년年]$|^(\d{1,4}) ?(?:BCE|BC|B\.C\.E?\.?|av\. ?J\.-?C\.|a\. ?C\.|до н\. ?э\.|ق\. ?م\.?|قبل الميلاد|v\. Chr\.)$`)
	inEra     = expression(`^(?:AD|A\.D\.|CE|기원|公元|西元) ?(\d{1,4}) ?[년年]?$|^(\d{1,4}) ?(?:AD|CE|C\.E\.|A\.D\.|apr\. ?J\.-?C\.|d\. ?C\.|н\. ?э\.)$`)
)

// fromBCE parses 44 BC, which is the year -0043.
func fromBCE(s string) string {
	if m := beforeEra().FindStringSubmatch(s); m != nil {
		if year := plainNumber(m[1] + m[2]); year > 0 {
			return yearString(1 - year)
		}
	}
	return ""
}

// fromCE parses AD 850.
func fromCE(s string) string {
	if m := inEra().FindStringSubmatch(s); m != nil {
		return yearString(plainNumber(m[1] + m[2]))
	}
	return ""
}
