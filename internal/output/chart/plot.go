package chart

// Plot holds the y positions of the parts of a figure, from the top: a line of text,
// the columns, a strip for values that are not counted, the labels of the columns.
type Plot struct {
	Top, Base int // of a full column
	Strip     int // top of the marks of the strip
	Labels    int // baseline of the labels
	End       int
}

const (
	headroom      = 26
	stripGap      = 6
	labelLine     = 17
	bottomPadding = 8

	// StripHeight is the height of the marks of the strip.
	StripHeight = 16
)

// NewPlot lays out a figure with columns or their labels only, with or without a
// strip.
func NewPlot(columns, strip bool) Plot {
	var p Plot
	if columns {
		p.Top, p.Base = headroom, headroom+Tall
	}
	p.Strip, p.Labels = p.Base+stripGap, p.Base+labelLine
	if strip {
		p.Labels = p.Strip + StripHeight + labelLine
	}
	p.End = p.Labels + bottomPadding
	return p
}

// Height returns the y of the top of n of whole.
func (p Plot) Height(n, whole int) int { return p.Base - Scale(n, whole, p.Base-p.Top) }

// Minimum sizes for a number to be legible, in units.
const (
	digitWidth      = 7
	minNumberHeight = 14 // of a segment
	minBarWidth     = 180
)

// FitsNumber reports whether a number is legible in the segment.
func (s Segment) FitsNumber() bool { return s.Height >= minNumberHeight }

// FitsDigits reports whether a number of so many digits is legible in the part that n
// of whole takes of a horizontal bar, even at the bar's width on a small phone.
func FitsDigits(digits, n, whole int) bool {
	return Scale(n, whole, minBarWidth) >= digits*digitWidth+2
}
