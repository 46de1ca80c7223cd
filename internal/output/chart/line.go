package chart

import (
	"strconv"
	"strings"
)

// Lines returns the horizontal and vertical lines of a path that GridLine and Steps wrote,
// as boxes without width or height. Of anything else it returns what it can read.
func Lines(path string) []Box {
	var all []Box
	var x, y int
	for path != "" {
		op := path[0]
		n, rest := number(path[1:])
		switch op {
		case 'M':
			x = n
			y, rest = number(strings.TrimPrefix(rest, " "))
		case 'h':
			all, x = append(all, Box{min(x, x+n), y, max(n, -n), 0}), x+n
		case 'H':
			all, x = append(all, Box{min(x, n), y, max(n-x, x-n), 0}), n
		case 'V':
			all, y = append(all, Box{x, min(y, n), 0, max(n-y, y-n)}), n
		}
		path = rest
	}
	return all
}

// number reads the number that a text begins with.
func number(text string) (n int, rest string) {
	end := 0
	for end < len(text) && (text[end] == '-' && end == 0 || text[end] >= '0' && text[end] <= '9') {
		end++
	}
	n, _ = strconv.Atoi(text[:end]) // 0 if there is none
	return n, text[end:]
}
