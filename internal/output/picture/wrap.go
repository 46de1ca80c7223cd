package picture

import "unicode"

// span is the characters of one line, without trailing white space.
type span struct{ start, end int }

// width returns the width of a line from start to end.
func (g *paragraph) width(start, end int) int {
	return g.offsets[g.visible(start, end)] - g.offsets[start]
}

// visible returns the end of a line without trailing white space.
func (g *paragraph) visible(start, end int) int {
	for end > start && unicode.IsSpace(g.text[end-1]) {
		end--
	}
	return end
}

// wrap breaks the text into lines of at most width, and stops after maxLines+1 lines.
// whole is false if a word was broken.
func (g *paragraph) wrap(width, maxLines int) (lines []span, whole bool) {
	whole = true
	start, last := 0, 0 // of the line; its last possible end
	emit := func(end int) {
		lines = append(lines, span{start, g.visible(start, end)})
		start, last = end, end
	}
	for i := 1; i <= len(g.text) && len(lines) <= maxLines; {
		switch {
		case g.boundaries[i] != lineBreak:
		case g.width(start, i) <= width:
			last = i
		case last > start:
			emit(last)
			continue // try the word again on the next line
		default:
			whole = false
			end := g.longestPrefix(start, i, width)
			if g.visible(end, i) == end {
				end = i // no line of white space only
			}
			emit(end)
			if start < i {
				continue
			}
		}
		i++
	}
	if start < len(g.text) {
		emit(len(g.text))
	}
	return lines, whole
}

// longestPrefix returns the end of the longest prefix of a word that fits, at least one
// character.
func (g *paragraph) longestPrefix(start, end, width int) int {
	fits := 0
	for i := start + 1; i <= end; i++ {
		if g.boundaries[i] == noBreak {
			continue
		}
		if fits > 0 && g.width(start, i) > width {
			break
		}
		fits = i
	}
	return fits
}

// balance makes the lines about equally wide without adding any.
func (g *paragraph) balance(lines []span, width int) []span {
	if len(lines) < 2 {
		return lines
	}
	low, high := width/2, width
	for high-low > em/8 {
		middle := (low + high) / 2
		narrower, whole := g.wrap(middle, len(lines))
		if !whole || len(narrower) > len(lines) {
			low = middle
			continue
		}
		lines, high = narrower, middle
	}
	return lines
}
