// Package escape appends texts to a buffer with some of their characters replaced.
// Each format has a Table of its own, beside what it writes; the loop is here.
package escape

import "unicode/utf8"

// Table says what is written instead of some characters. It does not change after it
// was made.
type Table struct {
	bytes   [256]string // "" where a character begins that is not ASCII, and for what is kept
	isKept  [256]bool   // nearly all bytes of a text
	runes   []Rune
	invalid string
}

// Rune is a character that is not ASCII, and what is written instead.
type Rune struct {
	Of   rune
	Text string
}

// NewTable returns a table: ascii is what is written instead of each character of ASCII,
// "" for itself, runes instead of others, and invalid instead of each byte that is not
// UTF-8.
func NewTable(ascii [utf8.RuneSelf]string, runes []Rune, invalid string) *Table {
	t := &Table{runes: runes, invalid: invalid}
	copy(t.bytes[:], ascii[:])
	for c, text := range ascii {
		t.isKept[c] = text == ""
	}
	return t
}

// replacement stands for what XML has no character for.
const replacement = "\uFFFD"

// NewXMLTable returns a table for XML: written is what a format writes instead of some
// characters of ASCII. What XML has no character for becomes U+FFFD.
func NewXMLTable(written map[byte]string) *Table {
	var ascii [utf8.RuneSelf]string
	for c := range ' ' {
		ascii[c] = replacement
	}
	ascii['\t'], ascii['\n'] = "", ""
	for c, text := range written {
		ascii[c] = text
	}
	return NewTable(ascii, []Rune{{Of: '\uFFFE', Text: replacement}, {Of: '\uFFFF', Text: replacement}}, replacement)
}

// Append appends text to dst as t says.
func Append[T string | []byte](t *Table, dst []byte, text T) []byte {
	done := 0
	for i := 0; i < len(text); {
		if t.isKept[text[i]] {
			i++
			continue
		}
		replacement, size := t.bytes[text[i]], 1
		if replacement == "" {
			var r rune
			r, size = utf8.DecodeRuneInString(string(text[i:min(i+utf8.UTFMax, len(text))]))
			replacement = t.ofRune(r, size)
		}
		if replacement != "" {
			dst = append(append(dst, text[done:i]...), replacement...)
			done = i + size
		}
		i += size
	}
	return append(dst, text[done:]...)
}

// ofRune returns what is written instead of a rune of size bytes, "" for itself.
func (t *Table) ofRune(r rune, size int) string {
	if r == utf8.RuneError && size == 1 {
		return t.invalid
	}
	for _, other := range t.runes {
		if r == other.Of {
			return other.Text
		}
	}
	return ""
}
