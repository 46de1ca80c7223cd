package stricttoml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinerScripts need the zero-width joiner and non-joiner in ordinary words.
var joinerScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari,
	unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan,
	unicode.Myanmar, unicode.Khmer,
}

// rtlScripts are written from right to left and need direction marks.
var rtlScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam,
}

// findHidden returns the offset, size and name of the first invisible character
// in s that can make text misleading: controls, direction overrides and isolates,
// zero-width characters, tags. A size of 0 means none. Characters that a script
// needs for ordinary words are accepted.
func findHidden(s string) (at, size int, name string) {
	if isPlainASCII(s) {
		return 0, 0, ""
	}
	before := rune(-1)
	for i, r := range s {
		if isHidden(r) && !isNeeded(s, i, before, r) {
			return i, utf8.RuneLen(r), hiddenName(r)
		}
		before = r
	}
	return 0, 0, ""
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

func isHidden(r rune) bool {
	switch r {
	case '\n', '\t':
		return false
	case '\u2028', '\u2029', '\u3164', '\uffa0', '\u034f':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// isNeeded reports whether the hidden character r at offset i is legitimate: a
// joiner beside letters of a script that uses it or in an emoji, or a direction
// mark in a text with right-to-left letters.
func isNeeded(s string, i int, before, r rune) bool {
	switch r {
	case '\u200c', '\u200d':
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if unicode.In(before, joinerScripts...) || unicode.In(after, joinerScripts...) {
			return true
		}
		return r == '\u200d' && isEmoji(before) && isEmoji(after)
	case '\u200e', '\u200f', '\u061c':
		for _, r := range s {
			if unicode.IsLetter(r) && unicode.In(r, rtlScripts...) {
				return true
			}
		}
	}
	return false
}

func isEmoji(r rune) bool {
	return unicode.Is(unicode.So, r) || r == '\ufe0f' || r >= 0x1f3fb && r <= 0x1f3ff
}

func hiddenName(r rune) string {
	code := fmt.Sprintf("U+%04X", r)
	switch {
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return code + ", which changes the direction of the text"
	case r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff:
		return code + ", which has no width"
	case r >= 0xe0000 && r <= 0xe007f:
		return code + ", a tag"
	case r == 0xad:
		return code + ", a soft hyphen"
	case unicode.Is(unicode.Cc, r):
		return code + ", a control character"
	}
	return code
}

// hiddenHint describes the position of an invisible character by the visible
// text before it.
func hiddenHint(text string, at int) string {
	const shown = 12
	before := []rune(text[strings.LastIndexByte(text[:at], '\n')+1 : at])
	if len(before) == 0 {
		return "delete it: it stands at the beginning of a line"
	}
	if len(before) > shown {
		before = before[len(before)-shown:]
	}
	return fmt.Sprintf("delete it: it stands right after %q", string(before))
}
