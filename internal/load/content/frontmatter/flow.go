package frontmatter

import (
	"strconv"
	"strings"
)

// flow reads values in brackets and in quotes.
type flow struct {
	text string
	at   int
	bad  bool
}

func (f *flow) blanks() {
	for f.at < len(f.text) && (f.text[f.at] == ' ' || f.text[f.at] == '\t') {
		f.at++
	}
}

// accept skips blanks and a character, if it is there.
func (f *flow) accept(c byte) bool {
	f.blanks()
	if f.at < len(f.text) && f.text[f.at] == c {
		f.at++
		return true
	}
	return false
}

func (f *flow) value(depth int) any {
	f.blanks()
	if f.at >= len(f.text) || depth > maxDepth {
		f.bad = true
		return nil
	}
	switch c := f.text[f.at]; c {
	case '"', '\'':
		end := quoteEnd(f.text, f.at)
		if end < 0 {
			f.bad = true
			return nil
		}
		text := unquote(f.text[f.at:end])
		f.at = end
		return text
	case '[':
		return f.list(depth)
	case '{':
		return f.table(depth)
	}
	start := f.at
	for f.at < len(f.text) && !strings.ContainsRune(",]}", rune(f.text[f.at])) {
		f.at++
	}
	return plain(strings.TrimSpace(f.text[start:f.at]))
}

func (f *flow) list(depth int) any {
	f.at++
	list := []any{}
	for !f.bad && !f.accept(']') {
		if v := f.value(depth + 1); v != nil {
			list = append(list, v)
		}
		if !f.accept(',') && (f.at >= len(f.text) || f.text[f.at] != ']') {
			f.bad = true
		}
	}
	return list
}

func (f *flow) table(depth int) any {
	f.at++
	facts := Facts{}
	for !f.bad && !f.accept('}') {
		f.blanks()
		colon := strings.IndexByte(f.text[f.at:], ':')
		if colon < 0 {
			f.bad = true
			break
		}
		key := strings.TrimSpace(unquote(f.text[f.at : f.at+colon]))
		f.at += colon + 1
		if v := f.value(depth + 1); v != nil {
			facts = append(facts, Fact{key, v})
		}
		if !f.accept(',') && (f.at >= len(f.text) || f.text[f.at] != '}') {
			f.bad = true
		}
	}
	return facts
}

// isClosed reports whether a value in quotes or brackets is whole.
func isClosed(text string) bool {
	f := &flow{text: text}
	f.value(0)
	return !f.bad
}

// quoteEnd returns what follows the text in quotes that begins at start, or -1.
func quoteEnd(s string, start int) int {
	quote := s[start]
	for i := start + 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return -1
}

// unquote returns the text of a text in quotes; any other as it is.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	switch {
	case len(s) < 2 || s[0] != s[len(s)-1]:
	case s[0] == '\'':
		return strings.ReplaceAll(s[1:len(s)-1], "''", "'")
	case s[0] == '"':
		if text, err := strconv.Unquote(strings.ReplaceAll(s, `\/`, "/")); err == nil {
			return text
		}
		return s[1 : len(s)-1]
	}
	return s
}
