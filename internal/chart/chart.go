// Package chart lays out the figures of a record: a column a period, in it what
// was counted, stacked from the base up, and below the columns lanes of dots.
//
// It is geometry and nothing else. Numbers come in, whole units of a drawing go
// out; words, links and colours are the business of whoever draws. The units
// are those of an SVG's viewBox. A figure is never drawn smaller than one pixel
// a unit, so that type of 12 units can be read and targets 24 units apart can
// be hit.
//
//	f := chart.NewFrame(23, mirrored)     // where columns stand
//	chart.Stack(parts, whole, chart.Tall) // what stands in one
//	chart.Lanes(counts, rows, y)          // what hangs below
//
// A figure for a language that is written from right to left is mirrored here,
// once, in Frame: time runs from the right.
package chart

import "fmt"

// Units of every figure.
const (
	Wide   = 912 // the least that a figure is wide
	Gutter = 140 // for labels, at the side where reading begins
	Tall   = 172 // how high a full column is
	Target = 24  // the least distance between the centres of two targets

	pitchScrolled = 28 // from column to column where they do not fit a page
	widestBar     = 56 // what a column fills of its place
	gap           = 4  // between two labels
	fitting       = 40 // as many columns fit a wide page
	margin        = 4  // behind the last column
)

// Form is how a figure stands on a page.
type Form string

// The forms of figures.
const (
	Fits    Form = "fits"    // wherever there is room for Wide
	Broad   Form = "broad"   // on wide pages only
	Scrolls Form = "scrolls" // within a region that scrolls sideways
)

// Box is a rectangle; X and Y are its corner at the top left.
type Box struct{ X, Y, Width, Height int }

// Middle is the x of its centre.
func (b Box) Middle() int { return b.X + b.Width/2 }

// Frame is the plane of a figure: the gutter, and a place for each column.
type Frame struct {
	Columns  int
	Pitch    int // from column to column
	Bar      int // what a column fills of it
	Mirrored bool
	Form     Form
}

// NewFrame makes room for columns.
func NewFrame(columns int, mirrored bool) Frame {
	f := Frame{Columns: columns, Mirrored: mirrored, Form: Fits}
	f.Pitch = (Wide - Gutter - margin) / max(columns, 1)
	switch {
	case columns > fitting:
		f.Form, f.Pitch = Scrolls, pitchScrolled
	case f.Pitch < Target:
		f.Form, f.Pitch = Broad, Target
	}
	f.Bar = min(f.Pitch-f.Pitch/10, widestBar)
	return f
}

// Width is the width of the whole figure.
func (f Frame) Width() int { return max(Wide, Gutter+f.Columns*f.Pitch+margin) }

// X is where a point stands that is x units from the side where reading begins.
func (f Frame) X(x int) int {
	if f.Mirrored {
		return f.Width() - x
	}
	return x
}

// Cell is the whole width of column i, between two heights.
func (f Frame) Cell(i, top, height int) Box {
	return f.box(Gutter+i*f.Pitch, top, f.Pitch, height)
}

// Column is what column i fills of its cell.
func (f Frame) Column(i, top, height int) Box {
	return f.box(Gutter+i*f.Pitch+(f.Pitch-f.Bar)/2, top, f.Bar, height)
}

// Centre is the x of the middle of column i.
func (f Frame) Centre(i int) int { return f.X(Gutter + i*f.Pitch + f.Pitch/2) }

// Across draws a line over all columns at a height, as the d of an SVG path.
func (f Frame) Across(y int) string {
	all := f.box(Gutter, y, f.Columns*f.Pitch, 0)
	return fmt.Sprintf("M%d %dh%d", all.X, y, all.Width)
}

func (f Frame) box(start, top, width, height int) Box {
	x := start
	if f.Mirrored {
		x = f.Width() - start - width
	}
	return Box{X: x, Y: top, Width: width, Height: height}
}

// EveryLabel says of which columns the label is written: of every n-th, so that
// labels of a width do not touch.
func (f Frame) EveryLabel(width int) int {
	return (width + gap + f.Pitch - 1) / max(f.Pitch, 1)
}
