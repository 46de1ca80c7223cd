package epub

import (
	"strings"

	"annals/internal/escape"
)

// sheet is XHTML that is being written: the only code of the package that writes markup.
type sheet struct{ out []byte }

// open begins an element. Attributes are pairs of name and value; one without a value is
// left out.
func (s *sheet) open(name string, attributes ...string) {
	s.begin(name, attributes)
	s.out = append(s.out, '>')
}

// void writes an element without content.
func (s *sheet) void(name string, attributes ...string) {
	s.begin(name, attributes)
	s.out = append(s.out, "/>"...)
}

func (s *sheet) begin(name string, attributes []string) {
	s.out = append(append(s.out, '<'), name...)
	for i := 0; i+1 < len(attributes); i += 2 {
		s.attribute(attributes[i], attributes[i+1])
	}
}

func (s *sheet) attribute(name, value string) {
	if value == "" {
		return
	}
	s.out = append(append(append(s.out, ' '), name...), `="`...)
	s.out = escape.Append(escapes, s.out, value)
	s.out = append(s.out, '"')
}

// close ends an element.
func (s *sheet) close(name string) { s.out = append(append(append(s.out, "</"...), name...), '>') }

// text writes text.
func (s *sheet) text(text string) { s.out = escape.Append(escapes, s.out, text) }

// element writes an element with a text.
func (s *sheet) element(name, text string, attributes ...string) {
	s.open(name, attributes...)
	s.text(text)
	s.close(name)
}

// wrap writes an element around what write writes; nothing around nothing.
func (s *sheet) wrap(name string, write func(), attributes ...string) {
	start := len(s.out)
	s.open(name, attributes...)
	begun := len(s.out)
	if write(); len(s.out) == begun {
		s.out = s.out[:start]
		return
	}
	s.close(name)
	s.line()
}

// line ends a line of the markup, which is white space to readers.
func (s *sheet) line() { s.out = append(s.out, '\n') }

// escapes is what is written instead of some characters.
var escapes = escape.NewXMLTable(map[byte]string{'\r': "&#13;", '"': "&quot;", '&': "&amp;", '<': "&lt;", '>': "&gt;"})

// idOf returns a name as a part of the id of an element. Ids of XML have few characters
// and never begin with a digit, so it stands behind a letter; two names never give one id.
func idOf(name string) string {
	const hex = "0123456789abcdef"
	isPlain := func(c byte) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-'
	}
	var b strings.Builder
	for i := range len(name) {
		if c := name[i]; isPlain(c) {
			b.WriteByte(c)
		} else {
			b.WriteByte('_')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&0xF])
		}
	}
	return b.String()
}
