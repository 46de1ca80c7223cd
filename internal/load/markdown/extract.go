package markdown

import "bytes"

// textExtractor extracts the plain text from the HTML of a Body. The text is
// used once, and storing it beside the HTML would make every Body half as large
// again. It relies on the renderer: attributes contain no ">", and no characters
// are escaped but those of appendEscaped.
type textExtractor struct {
	out          []byte
	start        int  // where the text begins in out
	pendingSpace bool // the HTML has a line break after the last words
	isPre        bool
}

// appendWords appends the text of the HTML of a Body to dst, one line for each
// block, without the numbers of footnotes.
func appendWords(dst, s []byte) []byte {
	p := textExtractor{out: dst, start: len(dst)}
	for len(s) > 0 {
		words := s
		if n := bytes.IndexByte(s, '<'); n >= 0 {
			words = s[:n]
		}
		p.text(words)
		s = p.tag(s[len(words):])
	}
	return p.out[:p.start+len(bytes.TrimRight(p.out[p.start:], "\n"))]
}

// text appends the text between two tags. A line break becomes a space, or
// nothing at the end of a block.
func (p *textExtractor) text(s []byte) {
	if p.isPre {
		p.out = appendUnescaped(p.out, s)
		return
	}
	for {
		line, rest, more := bytes.Cut(s, []byte{'\n'})
		if len(line) > 0 {
			p.write(line)
		}
		if !more {
			return
		}
		p.pendingSpace, s = true, rest
	}
}

// write appends s, after a space if the HTML has a line break there.
func (p *textExtractor) write(s []byte) {
	if p.pendingSpace && p.inLine() {
		p.out = append(p.out, ' ')
	}
	p.pendingSpace = false
	p.out = appendUnescaped(p.out, s)
}

// inLine reports whether the current line has any text.
func (p *textExtractor) inLine() bool {
	return len(p.out) > p.start && p.out[len(p.out)-1] != '\n'
}

// tag handles the tag that s begins with and returns the rest of s.
func (p *textExtractor) tag(s []byte) []byte {
	tag, rest, _ := bytes.Cut(s, []byte(">"))
	name, _, _ := bytes.Cut(bytes.TrimPrefix(tag, []byte("<")), []byte(" "))
	switch string(name) {
	case "", "a", "/a", "code", "/code", "del", "/del", "em", "/em", "strong", "/strong", "td", "/td", "th", "/th":
	case "sup": // the number of a footnote
		_, rest, _ = bytes.Cut(rest, []byte("</sup>"))
	case "img":
		_, alt, _ := bytes.Cut(tag, []byte(`alt="`))
		alt, _, _ = bytes.Cut(alt, []byte(`"`))
		p.write(alt)
	case "br":
		p.out = append(p.out, '\n')
		p.pendingSpace = false
	default:
		p.isPre = string(name) == "pre" || p.isPre && string(name) != "/pre"
		p.endBlock()
	}
	return rest
}

// endBlock ends the current line, unless it is empty.
func (p *textExtractor) endBlock() {
	p.pendingSpace = false
	if p.inLine() {
		p.out = append(p.out, '\n')
	}
}
