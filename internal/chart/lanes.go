package chart

const (
	lanePadding = 4  // above and below the dots of a lane
	laneLine    = 16 // a line of a label
	mostDots    = 5  // above one another in one cell
	mostChosen  = 3  // of them, where there are more events than dots
)

// Lane is a band below the columns.
type Lane struct{ Y, Height int }

// Middle is the y of its centre.
func (l Lane) Middle() int { return l.Y + l.Height/2 }

// Lanes sets lanes below each other from y down. dots is how many stand above
// one another in each cell of a lane; lines is how many lines its label has.
func Lanes(y int, dots [][]int, lines []int) []Lane {
	all := make([]Lane, len(dots))
	for i, cells := range dots {
		most := 1
		for _, n := range cells {
			most = max(most, n)
		}
		all[i] = Lane{Y: y, Height: max(most*Target, lines[i]*laneLine) + 2*lanePadding}
		y += all[i].Height
	}
	return all
}

// Dot is the y of dot k of n in a cell, which are a Target apart.
func (l Lane) Dot(k, n int) int { return l.Middle() - (n-1)*Target/2 + k*Target }

// Line is the base of line k of n of a label.
func (l Lane) Line(k, n int) int { return l.Middle() - (n-1)*laneLine/2 + k*laneLine + 4 }

// Pick chooses which events of a cell have a dot: all of them where they fit,
// else a few of those that matter most. rest is how many are left; they take
// one dot together.
func Pick(matters []bool) (chosen []int, rest int) {
	for i := range matters {
		chosen = append(chosen, i)
	}
	if len(chosen) <= mostDots {
		return chosen, 0
	}
	chosen = nil
	for i, m := range matters {
		if m && len(chosen) < mostChosen {
			chosen = append(chosen, i)
		}
	}
	return chosen, len(matters) - len(chosen)
}
