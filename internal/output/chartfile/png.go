package chartfile

import (
	"io"

	"annals/internal/output/chart"
	"annals/internal/output/picture"
)

// plate is a picture while it is drawn. Units of the sheet become pixels by scale.
type plate struct {
	*picture.Press
	sheet *sheet
	scale int
	x, y  int // of the origin, in units

	onYes, onAbstain, onNo picture.Ink
	failure                error // of the first text that could not be printed
}

const (
	sharp     = 2    // pixels for a unit
	sharpSide = 1600 // units, up to which a side is sharp
	// packedSize is the size in bytes beyond which pictures are packed more slowly.
	packedSize = 128 << 10
)

// png draws the sheet as a picture in the light colours.
func (s *sheet) png(w io.Writer, fonts picture.Fonts) error {
	p := &plate{sheet: s, scale: sharp}
	if max(s.width, s.height) > sharpSide {
		p.scale = 1
	}
	p.Press = picture.NewPress(fonts, s.width*p.scale, s.height*p.scale, paper, inks...)
	p.onYes, p.onAbstain, p.onNo = p.Over(rgb(0xffffff), yes), p.Over(rgb(0x111111), abstain), p.Over(rgb(0x111111), no)
	for i := range s.lines {
		l := &s.lines[i]
		how := manner{size: sizes[l.style] * 10}
		if l.style == "heading" {
			how.ink = ink
		}
		p.text(l.Text, how)
	}
	for _, k := range s.swatches {
		p.swatch(k)
	}
	p.line(chart.Box{X: margin, Y: s.footTop, Width: s.width - 2*margin}, rule, 2)
	p.x, p.y = margin, s.chartTop
	p.figure()
	if p.failure != nil {
		return p.failure
	}
	return p.Encode(w, packedSize)
}

func (p *plate) figure() {
	f := p.sheet.figure
	for _, l := range chart.Lines(f.Rules) {
		p.line(l, rule, 2)
	}
	for i := range f.Lanes {
		p.line(chart.Box{Y: f.Lanes[i].Y, Width: f.Width}, rule, 2)
	}
	p.texts(f.Scale, manner{anchor: end})
	for _, l := range f.Layers {
		for _, b := range l.Boxes {
			p.ballot(b, l.Ballot)
		}
		p.texts(l.Numbers, manner{anchor: middle, ink: map[string]picture.Ink{"yes": p.onYes, "abstain": p.onAbstain, "no": p.onNo}[l.Ballot]})
	}
	if !f.Shares {
		for _, l := range chart.Lines(f.Members) {
			p.line(l, edge, 3)
		}
	}
	for _, b := range f.Unvoted {
		p.ballot(b, "unvoted")
	}
	for _, b := range f.Unknown {
		p.ballot(b, "unknown")
	}
	p.texts(f.Years, manner{anchor: middle, ink: ink})
	p.texts(f.Texts, manner{anchor: middle, isClear: true})
	p.texts(f.Labels, manner{})
	for i := range f.Lanes {
		p.lane(i)
	}
}

func (p *plate) lane(i int) {
	l := &p.sheet.figure.Lanes[i]
	p.texts(l.Lines, manner{ink: ink, lang: l.Name.Lang})
	for j := range l.Dots {
		d := &l.Dots[j]
		switch x, y := (p.x+d.X)*p.scale, (p.y+d.Y)*p.scale; {
		case d.Entry == nil:
			p.text(chart.Text{X: d.X, Y: d.Y + 4, Text: d.More}, manner{anchor: middle, isLatin: true})
		case d.Entry.Milestone:
			p.Disc(x, y, 8*p.scale, accent)
		default:
			p.Disc(x, y, 5*p.scale, edge)
		}
	}
}

// box returns a box in pixels.
func (p *plate) box(b chart.Box) chart.Box {
	return chart.Box{X: (p.x + b.X) * p.scale, Y: (p.y + b.Y) * p.scale, Width: b.Width * p.scale, Height: b.Height * p.scale}
}

// line draws a horizontal or vertical line, twice as many pixels wide as a unit has halves.
func (p *plate) line(l chart.Box, colour picture.Ink, halves int) {
	b, wide := p.box(l), max(1, halves*p.scale/2)
	p.Fill(b.X-wide/2, b.Y-wide/2, b.Width+wide, b.Height+wide, colour)
}

func (p *plate) swatch(k swatch) {
	if k.mark == "members" {
		p.line(chart.Box{X: k.X, Y: k.Y + k.Height/2, Width: k.Width}, edge, 3)
		return
	}
	p.ballot(k.Box, k.mark)
}

// ballot draws a part of a column, with a gap to the next one, or a mark below it.
func (p *plate) ballot(of chart.Box, mark string) {
	b, s := p.box(of), p.scale
	gap := s / 2
	x, y, width, height := b.X+gap, b.Y+gap, b.Width-2*gap, max(b.Height-2*gap, 1)
	switch mark {
	case "yes":
		p.Fill(x, y, width, height, yes)
	case "abstain":
		p.Fill(x, y, width, height, abstain)
		p.FillWhere(x, y, width, height, abstainLight, func(i, j int) bool { return (x+i+y+j)%(7*s) < s })
	case "no":
		p.Fill(x, y, width, height, no)
		p.FillWhere(x, y, width, height, noLight, func(i, j int) bool {
			i, j = (x+i)%(6*s), (y+j)%(6*s)
			return i/s == 1 && j/s == 1 || i/s == 4 && j/s == 4
		})
	case "unvoted":
		p.FillWhere(x, y, width, height, edge, func(i, j int) bool { return (x+i-y-j+6*s*(y+j))%(6*s) < s })
		p.frame(b, 1)
	case "unknown":
		p.frame(b, 5*s)
	}
}

// frame draws the sides of a box, dashed with a dash of three fifths of a period.
func (p *plate) frame(b chart.Box, period int) {
	p.FillWhere(b.X, b.Y, b.Width, b.Height, edge, func(i, j int) bool {
		isSide := i < p.scale || j < p.scale || i >= b.Width-p.scale || j >= b.Height-p.scale
		return isSide && (i+j)%period*5 < max(period*3, 1)
	})
}
