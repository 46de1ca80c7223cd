package picture

import "slices"

// Block is a text and the box to lay it out in.
type Block struct {
	Text        string
	Lang        string // language tag; some fonts have other glyphs for some languages
	RightToLeft bool
	KeepWords   bool  // break only words that are longer than a line, as in Korean
	Sizes       []int // font sizes in pixels, largest first; not empty
	Leading     int   // line height in percent of the size
	Width       int   // of the box
	Height      int
	MaxLines    int
}

// Setting is the layout of a Block. Only the Press that made it can print it.
type Setting struct {
	Size   int // font size in pixels
	Height int // of all lines

	leading     int
	rightToLeft bool
	lines       []line
}

// line holds the pieces of a line from left to right.
type line struct {
	pieces []piece
	width  int // at a size of em
}

// Lines returns the number of lines.
func (s *Setting) Lines() int { return len(s.lines) }

// Width returns the width of the widest line, in pixels.
func (s *Setting) Width() int {
	widest := 0
	for _, l := range s.lines {
		widest = max(widest, l.width)
	}
	return (widest*s.Size + em - 1) / em
}

// Set lays b out. An error wraps ErrFont.
func (p *Press) Set(b Block) (*Setting, error) {
	var s *Setting
	err := guard(func() { s = p.set(&b) })
	return s, err
}

func (p *Press) set(b *Block) *Setting {
	text, cut := clean(b.Text)
	if cut {
		text = append(text, p.ellipsis...)
	}
	s := &Setting{rightToLeft: b.RightToLeft}
	g, spans := p.fit(s, text, b)
	for _, span := range spans {
		pieces := visualOrder(p.pieces(g, span.start, span.end))
		width := 0
		for _, piece := range pieces {
			width += int(piece.Advance)
		}
		s.lines = append(s.lines, line{pieces, width})
	}
	s.Height = len(s.lines) * s.leading
	return s
}

// fit finds the largest size at which text fits without breaking a word, else the
// smallest one, shortened if necessary.
func (p *Press) fit(s *Setting, text []rune, b *Block) (*paragraph, []span) {
	g := p.paragraph(text, b)
	var lines []span
	var width, maxLines int
	for i, size := range b.Sizes {
		s.Size, s.leading = size, size*b.Leading/100
		width, maxLines = b.Width*em/size, max(1, min(b.MaxLines, b.Height/s.leading))
		var whole bool
		lines, whole = g.wrap(width, maxLines)
		if len(lines) > maxLines {
			continue
		}
		if whole {
			return g, g.balance(lines, width)
		}
		if i == len(b.Sizes)-1 {
			return g, lines
		}
	}
	return p.shorten(g, lines[:maxLines], width, b)
}

// shorten ends the last line in an ellipsis, after a whole word if one ends within
// maxBack characters.
func (p *Press) shorten(g *paragraph, lines []span, width int, b *Block) (*paragraph, []span) {
	const maxBack = 12 // characters
	last := lines[len(lines)-1]
	available := width - p.paragraph(p.ellipsis, b).offsets[len(p.ellipsis)]
	end := g.longestPrefix(last.start, last.end, available)
	for i := end; i > max(last.start, end-maxBack); i-- {
		if g.boundaries[i] == lineBreak || i < len(g.text) && g.text[i] == ' ' {
			end = i
			break
		}
	}
	for end > last.start && !isLetter(g.text[end-1]) && g.text[end-1] != ')' {
		end--
	}
	if end <= last.start {
		end = last.end
	}
	short := p.paragraph(append(slices.Clone(g.text[:end]), p.ellipsis...), b)
	last.end = len(short.text)
	return short, append(lines[:len(lines)-1:len(lines)-1], last)
}
