package weburl

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/invisible"
)

// checkCharacters rejects characters that a URL never needs and that serve to
// disguise one: control and hidden characters, spaces, backslashes, invalid UTF-8.
func checkCharacters(raw string) error {
	switch {
	case raw == "":
		return problem("the address is empty", "write an address that begins with https://")
	case len(raw) > maxLength:
		return problem(fmt.Sprintf("the address is %d bytes long, more than %d", len(raw), maxLength), "look for a shorter address of the same document")
	}
	for i, r := range raw {
		if found := characterProblem(r, raw, i); found != nil {
			return found
		}
	}
	return nil
}

// characterProblem returns why r, which is at offset i of raw, may not stand in a URL, or
// nil.
func characterProblem(r rune, raw string, i int) *diag.Problem {
	switch {
	case r == utf8.RuneError && !strings.HasPrefix(raw[i:], "\uFFFD"):
		return problemAt(i, r, "the address is not valid UTF-8", "save the file as UTF-8")
	case invisible.InName(r):
		p := problemAt(i, r, fmt.Sprintf("the address holds a hidden character (U+%04X)", r), "delete the address and type it anew")
		p.Code = diag.HiddenCharacter
		return p
	case unicode.IsSpace(r):
		return spaceProblem(raw, i, r)
	case r == '\\':
		return backslashProblem(raw)
	}
	return nil
}

// encode percent-encodes in s every character that a URL may not contain
// literally. Existing percent-encodings are kept.
func encode(s string) string {
	if isEncoded(s) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if isAllowedAt(s, i) {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	return b.String()
}

// isEncoded reports whether encode would leave s unchanged.
func isEncoded(s string) bool {
	for i := range len(s) {
		if !isAllowedAt(s, i) {
			return false
		}
	}
	return true
}

// isAllowedAt reports whether the byte at i may stand in a URL unencoded.
func isAllowedAt(s string, i int) bool {
	c := s[i]
	return isLetter(c) || isDigit(c) || strings.IndexByte("-._~!$&'()*+,;=:@/?#[]", c) >= 0 || c == '%' && isCode(s[i:])
}

// isCode reports whether s begins with a percent sign and two hexadecimal
// digits.
func isCode(s string) bool {
	if len(s) < 3 || s[0] != '%' {
		return false
	}
	_, err := strconv.ParseUint(s[1:3], 16, 8)
	return err == nil
}
