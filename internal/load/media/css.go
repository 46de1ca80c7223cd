package media

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// styleProblem is an address in a style sheet that must not be there.
type styleProblem struct {
	from, to int
	kind     addressKind
	address  string
	err      error // of a picture in a data address
}

// styleScanner reads CSS token by token (CSS Syntax Level 3), as far as addresses and
// comments are concerned.
type styleScanner struct {
	text string
	at   int
	isIn bool // in an SVG picture: without comments, and without SVG in data addresses

	out         strings.Builder
	copied      int    // how much of text is in out
	functions   []bool // open parentheses; true is url( and its like
	addresses   int    // of these, how many are true
	isImport    bool   // the next string is the address of another style sheet
	isNamespace bool   // the next string is a name
	problems    []styleProblem
}

// scanStyle returns a style sheet with the pictures in it cleaned, and addresses that
// lead elsewhere.
func scanStyle(text string, isInPicture bool) (string, []styleProblem) {
	s := &styleScanner{text: text, isIn: isInPicture}
	for s.at < len(s.text) {
		s.token()
	}
	s.out.WriteString(s.text[s.copied:])
	return s.out.String(), s.problems
}

// replace writes other text for a part of the original.
func (s *styleScanner) replace(from, to int, with string) {
	if s.text[from:to] == with {
		return
	}
	s.out.WriteString(s.text[s.copied:from])
	s.out.WriteString(with)
	s.copied = to
}

// token reads one token.
func (s *styleScanner) token() {
	start := s.at
	switch c := s.text[s.at]; {
	case strings.HasPrefix(s.text[s.at:], "/*"):
		s.comment()
	case c == '"' || c == '\'':
		s.quoted(s.addresses > 0)
	case c == '@':
		s.at++
		name := strings.ToLower(s.name())
		s.isImport = name == "import"
		s.isNamespace = name == "namespace"
	case c == ';' || c == '{' || c == '}':
		s.isImport, s.isNamespace = false, false
		s.at++
	case c == '(':
		s.open(false)
		s.at++
	case c == ')':
		s.close()
		s.at++
	case isNameByte(c) || c == '\\':
		s.function(strings.ToLower(s.name()))
	default:
		s.at++
	}
	s.at = max(s.at, start+1)
}

// comment leaves an empty comment, which separates what it stood between.
func (s *styleScanner) comment() {
	start := s.at
	end := strings.Index(s.text[start+2:], "*/")
	if end < 0 {
		s.at = len(s.text)
	} else {
		s.at = start + 2 + end + 2
	}
	if s.isIn {
		s.replace(start, s.at, "/**/")
	}
}

func (s *styleScanner) open(isAddress bool) {
	if s.functions = append(s.functions, isAddress); isAddress {
		s.addresses++
	}
}

func (s *styleScanner) close() {
	last := len(s.functions) - 1
	if last < 0 {
		return
	}
	if s.functions[last] {
		s.addresses--
	}
	s.functions = s.functions[:last]
}

// function handles what follows a name.
func (s *styleScanner) function(name string) {
	if s.at >= len(s.text) || s.text[s.at] != '(' {
		return
	}
	s.at++
	isAddress := slices.Contains([]string{"url", "src", "image", "image-set", "-webkit-image-set", "url-prefix", "domain"}, name)
	s.open(isAddress)
	if name != "url" {
		return
	}
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n\f", s.text[s.at]) >= 0 {
		s.at++
	}
	if s.at < len(s.text) && s.text[s.at] != '"' && s.text[s.at] != '\'' {
		s.unquoted()
	}
}

// unquoted reads the address of url( without quotation marks.
func (s *styleScanner) unquoted() {
	start := s.at
	var value strings.Builder
	for s.at < len(s.text) && s.text[s.at] != ')' {
		if s.text[s.at] == '\\' {
			value.WriteString(s.escape())
			continue
		}
		value.WriteByte(s.text[s.at])
		s.at++
	}
	s.check(value.String(), start, "")
}

// quoted reads a string.
func (s *styleScanner) quoted(isAddress bool) {
	start := s.at
	quote := s.text[s.at]
	s.at++
	var value strings.Builder
	for s.at < len(s.text) && s.text[s.at] != quote && s.text[s.at] != '\n' {
		if s.text[s.at] == '\\' {
			value.WriteString(s.escape())
			continue
		}
		value.WriteByte(s.text[s.at])
		s.at++
	}
	s.at = min(s.at+1, len(s.text))
	if isAddress || s.isImport {
		s.check(value.String(), start, string(quote))
	} else if kind, address := classify(value.String()); kind == addressData { // may become one by var()
		if clean, err := cleanData(address); err == nil {
			s.replace(start, s.at, string(quote)+clean+string(quote))
		}
	}
}

// check judges an address that begins at an offset and ends here.
func (s *styleScanner) check(raw string, from int, quote string) {
	kind, address := classify(raw)
	found := styleProblem{from: from, to: s.at, kind: kind, address: address}
	isDrawing := kind == addressData && mediaType(address) == mediaSVG
	switch {
	case kind == addressLocal, kind == addressRooted && !s.isIn, s.isNamespace && kind != addressData:
		return
	case kind == addressData && !s.isImport && !(isDrawing && s.isIn):
		clean, err := cleanEmbedded(address)
		if found.err = err; err != nil {
			break
		}
		if clean != address {
			s.replace(from, s.at, quote+clean+quote)
		}
		return
	}
	s.problems = append(s.problems, found)
}

// name reads a name, with its escapes.
func (s *styleScanner) name() string {
	var b strings.Builder
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '\\':
			b.WriteString(s.escape())
		case isNameByte(c) || c >= '0' && c <= '9':
			b.WriteByte(c)
			s.at++
		default:
			return b.String()
		}
	}
	return b.String()
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-' || c >= 0x80
}

// escape reads what follows a backslash: up to six hexadecimal digits and a space, or
// any character.
func (s *styleScanner) escape() string {
	s.at++
	value, digits := rune(0), 0
	for s.at < len(s.text) && digits < 6 {
		d := strings.IndexByte("0123456789abcdef", s.text[s.at]|0x20)
		if d < 0 || s.text[s.at] < '0' {
			break
		}
		value = value*16 + rune(d)
		s.at++
		digits++
	}
	if digits > 0 {
		if s.at < len(s.text) && strings.IndexByte(" \t\n\f", s.text[s.at]) >= 0 {
			s.at++
		}
		return string(value)
	}
	if s.at >= len(s.text) {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	s.at += size
	if r == '\n' {
		return ""
	}
	return s.text[s.at-size : s.at]
}
