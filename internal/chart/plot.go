package chart

// Plot is where the parts of a figure stand, from above: a line of text, the
// columns on their base, a strip for what is not counted, the labels of the
// columns.
type Plot struct {
	Top, Base int // of a full column
	Strip     int // the top of its marks
	Labels    int // the base line of their text
	End       int
}

const (
	headroom  = 26
	stripGap  = 6
	labelLine = 17
	below     = 8

	// StripHeight is how high the marks of the strip are.
	StripHeight = 16
)

// NewPlot lays out a figure: with columns or with their labels alone, with or
// without a strip.
func NewPlot(columns, strip bool) Plot {
	var p Plot
	if columns {
		p.Top, p.Base = headroom, headroom+Tall
	}
	p.Strip, p.Labels = p.Base+stripGap, p.Base+labelLine
	if strip {
		p.Labels = p.Strip + StripHeight + labelLine
	}
	p.End = p.Labels + below
	return p
}

// Height is the y at which n of whole ends.
func (p Plot) Height(n, whole int) int { return p.Base - Scale(n, whole, p.Base-p.Top) }

// The least room for a number, in units.
const (
	digit     = 7
	typeSize  = 14 // with what is around it
	narrowest = 180
)

// HoldsNumber reports whether a number can be read in a segment.
func (s Segment) FitsNumber() bool { return s.Height >= typeSize }

// HoldsDigits reports whether a number of so many digits can be read in the part
// that n of whole has of a lying bar, be it as short as on a small telephone.
func FitsDigits(digits, n, whole int) bool { return Scale(n, whole, narrowest) >= digits*digit+2 }
