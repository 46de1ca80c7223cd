package text

import (
	"bytes"
	"unicode/utf8"
)

// columns is the length of a line.
const columns = 72

// maxPrefix is how much of a line may stand before the text, so that there is always
// space for some.
const maxPrefix = 32

const (
	ltr = "ltr"
	rtl = "rtl"
)

// The isolates, and what ends them.
const (
	isolateLTR = "\u2066"
	isolateRTL = "\u2067"
	isolateEnd = "\u2069"

	isolateStart = "\xE2\x81" // the first bytes of all three
)

// paper takes paragraphs and breaks them into lines.
type paper struct {
	isRTL bool   // the direction of the file
	out   []byte // finished lines

	prefix []byte // before each line
	lead   []byte // instead of prefix before the next line; nil if there is no other
	stack  []int  // lengths of prefix to go back to
	gap    bool   // a blank line is due

	free   int    // columns of the line that is being written, without its prefix
	column int    // of the line that is being written, without its prefix
	wide   int    // columns of the longest line of the last paragraph
	around string // isolate of the paragraph; "" for none
	inside string // isolate that is open within the line, likewise
	begun  bool   // a line is being written

	whole []byte // a text that came as a string
}

// push puts rest before all lines until pop, and first before the first of them.
func (p *paper) push(first, rest string) {
	p.stack = append(p.stack, len(p.prefix))
	if width(p.prefix)+width([]byte(rest)) > maxPrefix {
		return
	}
	if first != rest || p.lead != nil {
		if p.lead == nil {
			p.lead = append([]byte{}, p.prefix...)
		}
		p.lead = append(p.lead, first...)
	}
	p.prefix = append(p.prefix, rest...)
}

// pop ends the last push.
func (p *paper) pop() {
	last := len(p.stack) - 1
	p.prefix, p.stack, p.lead = p.prefix[:p.stack[last]], p.stack[:last], nil
}

// space leaves a blank line before what follows, but not between a marker of a list and its text.
func (p *paper) space() { p.gap = p.gap || p.lead == nil }

// paragraph prints text in a direction.
func (p *paper) paragraph(text, direction string) {
	p.whole = appendClean(p.whole[:0], text)
	p.printClean(p.whole, direction)
}

func (p *paper) printClean(text []byte, direction string) {
	switch {
	case direction == ltr && p.isRTL:
		p.around = isolateLTR
	case direction == rtl && !p.isRTL:
		p.around = isolateRTL
	}
	p.wrap(text)
	p.around, p.inside = "", ""
}

// line prints text in the direction of the file, the lines after the first one indented.
func (p *paper) line(text plain) {
	p.push("", "  ")
	p.whole = append(p.whole[:0], text...)
	p.wrap(p.whole)
	p.pop()
	p.inside = ""
}

// wrap prints clean text.
func (p *paper) wrap(text []byte) {
	p.wide = 0
	for len(text) > 0 {
		if n := p.fits(text); n > 0 {
			p.put(text[:n], n, p.column > 0)
			text = text[n:]
		}
		n := bytes.IndexByte(text, ' ')
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			p.word(text[:n])
		}
		text = text[min(n+1, len(text)):]
	}
	p.endLine()
}

// fits returns the length of the words of ASCII, with one space between each two, that
// text begins with and that fit into the line: nearly all of most lines.
func (p *paper) fits(text []byte) int {
	free := p.limit() - p.column
	if p.column > 0 {
		free--
	}
	end, before := 0, byte(' ')
	for i, c := range text {
		if c == ' ' {
			if before == ' ' {
				return end
			}
			end = i
		}
		if i >= free || c >= utf8.RuneSelf {
			return end
		}
		before = c
	}
	if before != ' ' {
		end = len(text)
	}
	return end
}

// word prints a word, behind a space unless it begins a line.
func (p *paper) word(word []byte) {
	size, space := width(word), 0
	if p.column > 0 {
		space = 1
	}
	switch {
	case p.column+space+size <= p.limit():
	case isAddress(word), size <= columns-width(p.prefix) && !isBreakable(word):
		p.endLine()
	default:
		p.pieces(word)
		return
	}
	p.put(word, size, p.column > 0)
}

// limit returns the columns of the line without what stands before the text.
func (p *paper) limit() int {
	switch {
	case p.begun:
		return p.free
	case p.lead != nil:
		return columns - width(p.lead)
	}
	return columns - width(p.prefix)
}

// pieces prints a word that has to be broken.
func (p *paper) pieces(word []byte) {
	space := 0
	if p.column > 0 {
		space = 1
	}
	for len(word) > 0 {
		n := piece(word)
		size := width(word[:n])
		if p.column > 0 && p.column+space+size > p.limit() {
			p.endLine()
			space = 0
		}
		for size > p.limit() {
			cut := fitting(word[:n], p.limit())
			part := width(word[:cut])
			p.put(word[:cut], part, space > 0)
			p.endLine()
			word, n, space, size = word[cut:], n-cut, 0, size-part
		}
		p.put(word[:n], size, space > 0)
		word, space = word[n:], 0
	}
}

// put adds what fits to the line.
func (p *paper) put(text []byte, size int, spaced bool) {
	if !p.begun {
		p.beginLine()
	}
	if spaced {
		p.out = append(p.out, ' ')
		p.column++
	}
	p.out = append(p.out, text...)
	p.column += size
	p.noteIsolates(text)
}

// noteIsolates keeps which isolate is open behind text.
func (p *paper) noteIsolates(text []byte) {
	for {
		i := bytes.IndexByte(text, isolateStart[0])
		if i >= 0 {
			i = bytes.Index(text, []byte(isolateStart))
		}
		if i < 0 || i+len(isolateEnd) > len(text) {
			return
		}
		switch sign := string(text[i : i+len(isolateEnd)]); sign {
		case isolateLTR, isolateRTL:
			p.inside = sign
		case isolateEnd:
			p.inside = ""
		}
		text = text[i+len(isolateEnd):]
	}
}

func (p *paper) beginLine() {
	if p.gap {
		p.out = append(p.out, '\n')
	}
	p.free = p.limit()
	p.gap, p.begun = false, true
	if p.lead != nil {
		p.out = append(p.out, p.lead...)
		p.lead = nil
	} else {
		p.out = append(p.out, p.prefix...)
	}
	p.out = append(append(p.out, p.around...), p.inside...)
}

func (p *paper) endLine() {
	if !p.begun {
		return
	}
	for _, open := range [...]string{p.inside, p.around} {
		if open != "" {
			p.out = append(p.out, isolateEnd...)
		}
	}
	p.out = append(p.out, '\n')
	p.wide, p.column, p.begun = max(p.wide, p.column), 0, false
}

// underline underlines the last paragraph.
func (p *paper) underline(sign byte) {
	if p.wide == 0 {
		return
	}
	p.beginLine()
	p.out = repeated(p.out, sign, min(p.wide, columns))
	p.endLine()
}

// heading prints a paragraph of its own, underlined.
func (p *paper) heading(text, direction string, sign byte) {
	p.space()
	p.paragraph(text, direction)
	p.underline(sign)
	p.space()
}

// verbatim prints a line as it is, however long.
func (p *paper) verbatim(line []byte) {
	p.beginLine()
	p.out = append(p.out, bytes.TrimRight(line, " ")...)
	p.endLine()
}

// fitting returns the length of the beginning of word that fits into limit columns: one
// character at least, with all marks on it.
func fitting(word []byte, limit int) int {
	used := 0
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		w := runeWidth(r)
		if i > 0 && used+w > limit {
			return i
		}
		used, i = used+w, i+size
	}
	return len(word)
}
