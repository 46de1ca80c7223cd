// Package chart computes the layout of stacked column charts: one column per period,
// the counts stacked from the base up, and lanes of dots below the columns.
//
// Its input is numbers, its output integer coordinates in the units of an SVG
// viewBox. It never handles text styles, links or colours. Charts are rendered at
// one CSS pixel per unit or larger, so that text of 12 units is legible and targets
// 24 units apart can be tapped.
//
//	f := chart.NewFrame(23, mirrored)     // positions of the columns
//	chart.Stack(parts, whole, chart.Tall) // segments of one column
//	chart.Lanes(y, dots, lines)           // lanes below the columns
//
// Charts for right-to-left languages are mirrored in Frame only: time runs from the
// right.
package chart

import "fmt"

// Sizes in units.
const (
	Wide   = 912 // minimum width of a figure
	Gutter = 140 // width of the labels, at the start side
	Tall   = 172 // height of a full column
	Target = 24  // minimum distance between the centres of two tap targets

	scrollPitch = 28 // distance of columns that do not fit a page
	maxBar      = 56 // width of a column
	labelGap    = 4  // between two labels
	maxFitting  = 40 // columns on a wide page
	endMargin   = 4  // after the last column
)

// Form is how a figure fits a page.
type Form string

// The forms of figures.
const (
	Fits    Form = "fits"    // at a width of Wide
	Broad   Form = "broad"   // on wide pages only
	Scrolls Form = "scrolls" // in a region that scrolls horizontally
)

// Box is a rectangle; X and Y are its top left corner.
type Box struct{ X, Y, Width, Height int }

// Middle returns the x of its centre.
func (b Box) Middle() int { return b.X + b.Width/2 }

// Frame is the horizontal layout of a figure: the gutter and a cell per column.
type Frame struct {
	Columns  int
	Pitch    int // width of a cell
	Bar      int // width of a column in its cell
	Mirrored bool
	Form     Form
}

// NewFrame returns the layout of a number of columns.
func NewFrame(columns int, mirrored bool) Frame {
	f := Frame{Columns: columns, Mirrored: mirrored, Form: Fits}
	f.Pitch = (Wide - Gutter - endMargin) / max(columns, 1)
	switch {
	case columns > maxFitting:
		f.Form, f.Pitch = Scrolls, scrollPitch
	case f.Pitch < Target:
		f.Form, f.Pitch = Broad, Target
	}
	f.Bar = min(f.Pitch-f.Pitch/10, maxBar)
	return f
}

// Width returns the width of the whole figure.
func (f Frame) Width() int { return max(Wide, Gutter+f.Columns*f.Pitch+endMargin) }

// X returns the x of a point that is x units from the start side.
func (f Frame) X(x int) int {
	if f.Mirrored {
		return f.Width() - x
	}
	return x
}

// Cell returns the cell of column i from top, of a height.
func (f Frame) Cell(i, top, height int) Box {
	return f.box(Gutter+i*f.Pitch, top, f.Pitch, height)
}

// Column returns the bar of column i, which is centred in its cell.
func (f Frame) Column(i, top, height int) Box {
	return f.box(Gutter+i*f.Pitch+(f.Pitch-f.Bar)/2, top, f.Bar, height)
}

// Centre returns the x of the middle of column i.
func (f Frame) Centre(i int) int { return f.X(Gutter + i*f.Pitch + f.Pitch/2) }

// GridLine returns the d of an SVG path that draws a line over all columns at y.
func (f Frame) GridLine(y int) string {
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

// EveryLabel returns n so that the labels of every n-th column, of the given width,
// do not overlap.
func (f Frame) EveryLabel(width int) int {
	return (width + labelGap + f.Pitch - 1) / max(f.Pitch, 1)
}
