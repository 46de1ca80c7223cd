package chartfile

import (
	"strings"

	"annals/internal/output/chart"
	"annals/internal/output/picture"
)

// anchor is which point of a text its position is.
type anchor int

const (
	start anchor = iota
	middle
	end
)

// manner is how a text is printed.
type manner struct {
	size    int // in tenths of a unit; 0 for that of the chart
	anchor  anchor
	ink     picture.Ink
	lang    string // "" for that of the sheet
	isLatin bool   // a number with its sign, read from the left
	isClear bool   // what is below does not show around it
}

const chartSize = 125 // tenths of a unit

func (p *plate) texts(all []chart.Text, how manner) {
	for _, t := range all {
		p.text(t, how)
	}
}

// text prints a text on one line. One that is too long ends in an ellipsis.
func (p *plate) text(t chart.Text, how manner) {
	if how.size == 0 {
		how.size = chartSize
	}
	if how.lang == "" {
		how.lang = p.sheet.lang
	}
	isRight := p.sheet.dir == "rtl" && !how.isLatin
	size := how.size * p.scale / 10
	b := picture.Block{
		Text: t.Text, Lang: how.lang, RightToLeft: isRight, KeepWords: strings.HasPrefix(how.lang, "ko"), Leading: 100, MaxLines: 1,
		Sizes: []int{size, size * 9 / 10, size * 8 / 10}, Width: p.space(t, how), Height: 2 * size,
	}
	set, err := p.Set(b)
	if err != nil {
		p.fail(err)
		return
	}
	x, width := (p.x+t.X)*p.scale, set.Width()
	switch {
	case how.anchor == middle && isRight:
		x += width / 2
	case how.anchor == middle:
		x -= width / 2
	case how.anchor == end && isRight:
		x += width
	case how.anchor == end:
		x -= width
	}
	y := (p.y+t.Y)*p.scale - set.Size*83/100
	if how.isClear {
		left := x
		if isRight {
			left -= width
		}
		p.Erase(left-p.scale, y, width+2*p.scale, set.Size)
	}
	p.fail(p.Print(set, x, y, how.ink))
}

// space returns how many pixels a text has.
func (p *plate) space(t chart.Text, how manner) int {
	width := p.sheet.width - 2*margin
	if how.anchor != start {
		width = chart.Gutter
	}
	return width * p.scale
}

func (p *plate) fail(err error) {
	if p.failure == nil {
		p.failure = err
	}
}
