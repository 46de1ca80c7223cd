package chart

import "strconv"

// Segment is one part of a stack. Top is measured down from the top of a full
// column.
type Segment struct {
	Part        int // index of the part
	Top, Height int
}

// Stack stacks parts from the base up, scaled so that whole fills height. A part of
// 0 has no segment; any other is at least one unit high. Segments touch and never
// overlap, since their cumulative sums are rounded.
func Stack(parts []int, whole, height int) []Segment {
	if whole <= 0 {
		return nil
	}
	var all []Segment
	sum, base := 0, height
	for i, n := range parts {
		if n <= 0 {
			continue
		}
		sum += n
		top := min(height-Scale(sum, whole, height), base-1)
		all = append(all, Segment{Part: i, Top: top, Height: base - top})
		base = top
	}
	return all
}

// Scale returns length*n/whole, rounded; 0 if whole is not positive.
func Scale(n, whole, length int) int {
	if whole <= 0 {
		return 0
	}
	return (2*n*length + whole) / (2 * whole)
}

// Shares returns parts as percentages that add up to 100 (largest remainder method;
// of equal remainders the first wins). All are 0 if the sum is.
func Shares(parts []int) []int {
	shares, sum := make([]int, len(parts)), 0
	for _, n := range parts {
		sum += n
	}
	if sum == 0 {
		return shares
	}
	left := 100
	for i, n := range parts {
		shares[i] = n * 100 / sum
		left -= shares[i]
	}
	rest := func(i int) int { return parts[i]*100 - shares[i]*sum }
	for ; left > 0; left-- {
		largest := 0
		for i := range parts {
			if rest(i) > rest(largest) {
				largest = i
			}
		}
		shares[largest]++
	}
	return shares
}

// Ticks returns the values from 0 to limit at which a scale has lines: three to six,
// a round number apart.
func Ticks(limit int) []int {
	step := 1
	for unit := 1; limit/step > 5; unit *= 10 {
		for _, n := range []int{1, 2, 5} {
			if step = n * unit; limit/step <= 5 {
				break
			}
		}
	}
	var all []int
	for v := 0; v <= limit; v += step {
		all = append(all, v)
	}
	return all
}

// Run is a value that is the same in consecutive columns.
type Run struct {
	Value       int
	First, Last int // indices of columns
}

// Runs merges equal values of neighbouring columns; 0 is a gap.
func Runs(values []int) []Run {
	var all []Run
	for i, v := range values {
		last := len(all) - 1
		switch {
		case v == 0:
		case last >= 0 && all[last].Value == v && all[last].Last == i-1:
			all[last].Last = i
		default:
			all = append(all, Run{Value: v, First: i, Last: i})
		}
	}
	return all
}

// Steps returns the d of an SVG path that draws runs as a stepped line. height
// returns the y of a value.
func (f Frame) Steps(runs []Run, height func(value int) int) string {
	var d []byte
	for i, r := range runs {
		start, end := f.X(Gutter+r.First*f.Pitch), f.X(Gutter+(r.Last+1)*f.Pitch)
		y := strconv.Itoa(height(r.Value))
		if i > 0 && runs[i-1].Last == r.First-1 {
			d = append(d, "V"+y...)
		} else {
			d = append(d, "M"+strconv.Itoa(start)+" "+y...)
		}
		d = append(d, "H"+strconv.Itoa(end)...)
	}
	return string(d)
}
