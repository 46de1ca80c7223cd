package chart

const (
	lanePadding = 4  // above and below the dots of a lane
	laneLine    = 16 // height of a line of a label
	maxDots     = 5  // in one cell, above each other
	maxChosen   = 3  // of these for events, if a cell has more events than dots
)

// Lane is a horizontal band of dots below the columns.
type Lane struct{ Y, Height int }

// Middle returns the y of its centre.
func (l Lane) Middle() int { return l.Y + l.Height/2 }

// Lanes stacks lanes downwards from y. dots[i] holds the number of dots in each cell
// of lane i, lines[i] the number of lines of its label.
func Lanes(y int, dots [][]int, lines []int) []Lane {
	all := make([]Lane, len(dots))
	for i, cells := range dots {
		tallest := 1
		for _, n := range cells {
			tallest = max(tallest, n)
		}
		all[i] = Lane{Y: y, Height: max(tallest*Target, lines[i]*laneLine) + 2*lanePadding}
		y += all[i].Height
	}
	return all
}

// Dot returns the y of dot k of n in a cell. Dots are a Target apart.
func (l Lane) Dot(k, n int) int { return l.Middle() - (n-1)*Target/2 + k*Target }

// Line returns the baseline of line k of n of a label.
func (l Lane) Line(k, n int) int { return l.Middle() - (n-1)*laneLine/2 + k*laneLine + 4 }

// Pick chooses the events of a cell that have a dot of their own: all if they fit,
// else the first few of those that matter. rest is the number of the others, which
// share one dot.
func Pick(matters []bool) (chosen []int, rest int) {
	for i := range matters {
		chosen = append(chosen, i)
	}
	if len(chosen) <= maxDots {
		return chosen, 0
	}
	chosen = nil
	for i, m := range matters {
		if m && len(chosen) < maxChosen {
			chosen = append(chosen, i)
		}
	}
	return chosen, len(matters) - len(chosen)
}
