package symbol

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"annals/internal/diag"
)

// lookalikes replaces characters that word processors and keyboards of other
// scripts write instead of ASCII.
var lookalikes = strings.NewReplacer(
	"⁄", "/", "∕", "/", "⧸", "/", "╱", "/",
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "﹣", "-",
	"Ⅰ", "I", "Ⅱ", "II", "Ⅲ", "III", "Ⅳ", "IV", "Ⅴ", "V", "Ⅵ", "VI", "Ⅶ", "VII",
	"Ⅷ", "VIII", "Ⅸ", "IX", "Ⅹ", "X", "Ⅺ", "XI", "Ⅻ", "XII",
)

var spaceAroundSign = regexp.MustCompile(` ?([/.()\[\]]) ?`)

// clean converts s to capitals and ASCII, and removes all spaces but those
// between two letters or digits.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.Map(toPlainUpper, lookalikes.Replace(s))
	s = strings.Join(strings.Fields(s), " ")
	return spaceAroundSign.ReplaceAllString(s, "$1")
}

// isClean reports whether s has only capitals, digits and punctuation of symbols.
func isClean(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') && strings.IndexByte("/.-()[]&", c) < 0 {
			return false
		}
	}
	return true
}

// toPlainUpper converts full-width forms to ASCII, and small letters to capitals.
func toPlainUpper(c rune) rune {
	if c >= '！' && c <= '～' {
		c -= '！' - '!'
	}
	if c >= 'a' && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

// checkAlphabet reports the first character that no UN symbol has.
func checkAlphabet(text string) *diag.Problem {
	for _, c := range text {
		switch {
		case c > unicode.MaxASCII && unicode.IsLetter(c):
			return invalid(fmt.Sprintf("the letter %q (U+%04X) stands in no UN document symbol", c, c),
				"type the symbol with the plain letters A to Z")
		case c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.ContainsRune("/.-()[]& ", c):
		case c == ',' || c == ';':
			return invalid("this looks like several symbols", `write each in quotation marks of its own, in an array: ["A/RES/73/180", "A/C.3/73/L.40"]`)
		default:
			return invalid(fmt.Sprintf("the character %q stands in no UN document symbol", c), "")
		}
	}
	return nil
}

// mixedCase maps the few words that are not written in capitals to their spelling.
var mixedCase = map[string]string{
	"ADD": "Add", "REV": "Rev", "CORR": "Corr", "AMEND": "Amend",
	"SUB": "Sub", "MISC": "Misc", "AGENDA": "Agenda",
	"RESUMPTION": "Resumption", "PART": "Part", "VOL": "Vol", "SECT": "Sect",
	"OZL": "OzL", "PRO": "Pro", "HG": "Hg",
}

var word = regexp.MustCompile(`[A-Z]+`)

// restoreCase writes the words of a component in their usual case.
func restoreCase(component string) string {
	return word.ReplaceAllStringFunc(component, func(w string) string {
		if usual, ok := mixedCase[w]; ok {
			return usual
		}
		return w
	})
}
