package markdown

import "bytes"

// words writes escaped HTML text as Markdown.
func (u *unparser) words(html []byte, isStart bool) {
	if bytes.IndexByte(html, '&') >= 0 {
		html = []byte(entities.Replace(string(html)))
	}
	u.escaped(html, isStart)
}

// hasMeaning marks the bytes that Markdown may take for marks somewhere in a line.
var hasMeaning = func() (t [256]bool) {
	for _, c := range []byte("\n\\`*_[]<&~|\"'-.:!{}#") {
		t[c] = true
	}
	return t
}()

// escaped writes text so that it is text; isStart says that it begins a line.
func (u *unparser) escaped(text []byte, isStart bool) {
	for i := 0; i < len(text); {
		if isStart {
			i += u.lineStart(text[i:])
			isStart = false
			continue
		}
		n := i
		for n < len(text) && !hasMeaning[text[n]] {
			n++
		}
		u.out = append(u.out, text[i:n]...)
		if i = n; i == len(text) {
			return
		}
		switch c := text[i]; {
		case c != '\n':
			if u.needsEscape(text, i) {
				u.out = append(u.out, '\\')
			}
			u.out = append(u.out, c)
		case u.isHeading || u.isInTable:
			u.out = append(u.out, ' ')
		case i+1 < len(text) && text[i+1] == '\n': // a blank line of raw HTML
		default:
			u.out = bytes.TrimRight(u.out, " ")
			u.line()
			isStart = true
		}
		i++
	}
}

// needsEscape reports whether text[i] would be a mark there.
func (u *unparser) needsEscape(text []byte, i int) bool {
	next := func(n int) byte {
		if i+n < len(text) {
			return text[i+n]
		}
		return 0
	}
	switch text[i] {
	case '<':
		c := next(1)
		return c == '/' || c == '!' || c == '?' || c|0x20 >= 'a' && c|0x20 <= 'z' || i+1 == len(text)
	case '&':
		c := next(1)
		return c == '#' || c|0x20 >= 'a' && c|0x20 <= 'z'
	case '~':
		return next(1) == '~' || i > 0 && text[i-1] == '~' || i+1 == len(text) || i == 0
	case '"', '\'':
		return u.quotes == 0
	case '-':
		return u.quotes == 0 && (next(1) == '-' || i+1 == len(text))
	case '.':
		return u.quotes == 0 && next(1) == '.'
	case ':':
		return next(1) == '/' && next(2) == '/'
	case '!':
		return i+1 == len(text) || next(1) == '['
	case '{', '}', '#':
		return u.isHeading
	}
	return true
}

// lineStart writes what would be a mark at the beginning of a line, escaped, and returns
// the length of what it wrote.
func (u *unparser) lineStart(text []byte) int {
	spaces := len(text) - len(bytes.TrimLeft(text, " \t"))
	rest := text[spaces:]
	if len(rest) == 0 {
		return len(text)
	}
	switch c := rest[0]; c {
	case '#', '>', '+', '-', '=', ':', '~':
		u.out = append(u.out, '\\', c)
		return spaces + 1
	}
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < len(rest) && (rest[digits] == '.' || rest[digits] == ')') {
		u.out = append(append(u.out, rest[:digits]...), '\\', rest[digits])
		return spaces + digits + 1
	}
	return spaces
}
