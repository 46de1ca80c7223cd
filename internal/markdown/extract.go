package markdown

import "bytes"

// plain takes the words out of the HTML of a Body again: they are asked for
// once, and keeping them beside the HTML would make every Body half as large
// again. The HTML is ours: no tag has a ">" in it but the last sign, and no
// sign is escaped but those of appendEscaped.
type textExtractor struct {
	out          []byte
	start        int  // of these words, behind what was there before
	pendingSpace bool // a line break of the HTML stands behind the words
	isPre        bool
}

// appendWords appends to dst the words of the HTML of a Body, without the
// numbers of footnotes, a line for each block.
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

// text appends what stands between two tags. Line breaks in it are spaces, or
// nothing where a block ends.
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

// write appends words with a space before them where the HTML has a line break.
func (p *textExtractor) write(s []byte) {
	if p.pendingSpace && p.inLine() {
		p.out = append(p.out, ' ')
	}
	p.pendingSpace = false
	p.out = appendUnescaped(p.out, s)
}

// inLine reports whether there are words since the last line ended.
func (p *textExtractor) inLine() bool {
	return len(p.out) > p.start && p.out[len(p.out)-1] != '\n'
}

// tag goes over the tag that s begins with and returns what is behind it.
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

// endLine separates the words of a block from those of the next.
func (p *textExtractor) endBlock() {
	p.pendingSpace = false
	if p.inLine() {
		p.out = append(p.out, '\n')
	}
}
