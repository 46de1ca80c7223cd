package picture

import "slices"

// Block is a text to be laid out in a box.
type Block struct {
	Text        string
	Lang        string // language tag, which some fonts draw differently for
	RightToLeft bool
	KeepWords   bool  // words break only where one is too long for a line, as in Korean
	Sizes       []int // of the letters, in pixels, the largest first; not empty
	Leading     int   // from line to line, in hundredths of the size
	Width       int   // of the box
	Height      int
	MaxLines    int
}

// Setting is a text laid out, to be printed by the Press that set it.
type Setting struct {
	Size   int // of the letters
	Height int // of all lines

	leading     int
	rightToLeft bool
	lines       []line
}

// line is the pieces of a line from left to right.
type line struct {
	pieces []piece
	width  int // in parts of em
}

// Lines returns how many lines there are.
func (s *Setting) Lines() int { return len(s.lines) }

// Width returns how wide the widest line is.
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

// fit finds the largest size at which text fits without a broken word, else the
// smallest one, with an ellipsis where even that is too large.
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

// shorten ends the last of the lines in an ellipsis, after a whole word where one
// ends not far from it.
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
