// Package markup reads the HTML that package markdown writes, for formats that are no
// HTML pages.
//
// Its input is such HTML, which is well formed but for elements without an end, such as
// <br>; its output is its tags and texts in order. It holds nothing of a page and
// never reads other HTML: what is not in its small grammar is text.
package markup

import (
	"bytes"
	"iter"
	"strconv"
	"unicode/utf8"
)

// Kind is what a Token is.
type Kind int

// The kinds.
const (
	Text  Kind = iota
	Start      // of an element, also of one without an end
	End
)

// Token is a tag or a text. Its bytes are a part of the HTML.
type Token struct {
	Kind Kind
	Name []byte // of the element
	raw  []byte // the text, or the attributes
}

// Tokens yields the tokens of HTML.
func Tokens(html []byte) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for len(html) > 0 {
			var t Token
			t, html = next(html)
			if !yield(t) {
				return
			}
		}
	}
}

// next returns the first token and what follows it.
func next(html []byte) (Token, []byte) {
	if html[0] == '<' {
		if end := bytes.IndexByte(html, '>'); end > 1 { // ">" is escaped in attributes
			return tag(html[1:end]), html[end+1:]
		}
	}
	end := bytes.IndexByte(html[1:], '<') + 1
	if end == 0 {
		end = len(html)
	}
	return Token{Kind: Text, raw: html[:end]}, html[end:]
}

func tag(inside []byte) Token {
	if inside[0] == '/' {
		return Token{Kind: End, Name: inside[1:]}
	}
	name, attributes, _ := bytes.Cut(inside, []byte(" "))
	return Token{Kind: Start, Name: name, raw: attributes}
}

// IsVoid reports whether an element has no end.
func (t Token) IsVoid() bool {
	switch string(t.Name) {
	case "br", "hr", "img":
		return true
	}
	return false
}

// AppendText appends the text of a token to dst, with the references of HTML resolved.
func (t Token) AppendText(dst []byte) []byte { return appendUnescaped(dst, t.raw) }

// Attributes yields the names and the values of the attributes of a start tag. A value
// has its references resolved.
func (t Token) Attributes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for name, value := range t.attributes {
			if !yield(string(name), string(appendUnescaped(nil, value))) {
				return
			}
		}
	}
}

// attributes yields the attributes as they are written.
func (t Token) attributes(yield func(name, value []byte) bool) {
	for rest := t.raw; ; {
		name, after, ok := bytes.Cut(bytes.TrimLeft(rest, " "), []byte(`="`))
		if !ok {
			return
		}
		value, after, ok := bytes.Cut(after, []byte(`"`))
		if !ok || !yield(name, value) {
			return
		}
		rest = after
	}
}

// Attribute returns the value of an attribute, "" without it.
func (t Token) Attribute(name string) string {
	for n, value := range t.attributes {
		if string(n) == name {
			return string(appendUnescaped(nil, value))
		}
	}
	return ""
}

// maxReference is longer than every reference that is written.
const maxReference = 10

func appendUnescaped(dst, html []byte) []byte {
	for {
		i := bytes.IndexByte(html, '&')
		if i < 0 {
			return append(dst, html...)
		}
		dst, html = append(dst, html[:i]...), html[i:]
		end := bytes.IndexByte(html[:min(len(html), maxReference)], ';')
		r, ok := rune(0), false
		if end > 0 {
			r, ok = reference(html[1:end])
		}
		if !ok {
			dst, html = append(dst, '&'), html[1:]
			continue
		}
		dst, html = utf8.AppendRune(dst, r), html[end+1:]
	}
}

// reference returns the character that a reference of HTML stands for.
func reference(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(name[1:]), 10, 32)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}
