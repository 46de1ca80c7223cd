package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	tabStop  = 4
	ellipsis = "…"

	// margin is how many bytes around the range are looked at: more than the
	// widest excerpt can show, so that a line of many megabytes costs nothing.
	margin = 4096
)

// Visible returns s with every character that a terminal would obey or hide
// (escape sequences, line breaks, changes of writing direction, zero-width
// characters, bytes that are no UTF-8) written as its number, such as <U+001B>.
// The joiners that Persian and emoji need stay as they are.
func Visible(s string) string {
	if strings.IndexFunc(s, isHidden) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "<0x%02X>", s[0])
		case isHidden(r):
			fmt.Fprintf(&b, "<%U>", r)
		default:
			b.WriteRune(r)
		}
		s = s[size:]
	}
	return b.String()
}

func isHidden(r rune) bool {
	const zwnj, zwj = '\u200C', '\u200D'
	if r == zwnj || r == zwj {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// cell is one user-perceived character of a line as it is shown.
type cell struct {
	text     string
	width    int // columns on a terminal: 2 for Hangul
	from, to int // bytes of the line that it stands for
}

// excerpt returns the part of line around the bytes from column to end, at
// most width columns wide, and a second line with carets under that range.
func excerpt(line string, column, end, width int) (text, carets string) {
	from := min(column-1, len(line))
	to := min(max(end-1, from), len(line))
	cells := split(line, max(0, from-margin), min(len(line), min(to, from+margin)+margin))

	first, last := marked(cells, from, to)
	left, right := window(cells, first, last, width)

	var shown, under strings.Builder
	if left > 0 {
		shown.WriteString(ellipsis)
		under.WriteString(" ")
	}
	for i := left; i < right; i++ {
		shown.WriteString(cells[i].text)
		if i >= first && i <= last {
			under.WriteString(strings.Repeat("^", max(1, cells[i].width)))
		} else {
			under.WriteString(strings.Repeat(" ", cells[i].width))
		}
	}
	if right < len(cells) {
		shown.WriteString(ellipsis)
	}
	if first >= right {
		under.WriteString("^")
	}
	return strings.TrimRight(shown.String(), " "), strings.TrimRight(under.String(), " ")
}

// split cuts line[lo:hi], widened to whole characters, into cells.
func split(line string, lo, hi int) []cell {
	for lo > 0 && !utf8.RuneStart(line[lo]) {
		lo--
	}
	for hi < len(line) && !utf8.RuneStart(line[hi]) {
		hi++
	}
	var cells []cell
	column, state := 0, -1
	for rest := line[lo:hi]; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		c := cell{text: Visible(cluster), from: lo, to: lo + len(cluster)}
		if cluster == "\t" {
			c.text = strings.Repeat(" ", tabStop-column%tabStop)
		}
		c.width = uniseg.StringWidth(c.text)
		cells = append(cells, c)
		column += c.width
		lo = c.to
	}
	return cells
}

// marked returns the indexes of the first and the last cell that the bytes
// from, to touch; at least one cell, or the place behind the last one.
func marked(cells []cell, from, to int) (first, last int) {
	for first < len(cells) && cells[first].to <= from {
		first++
	}
	last = first
	for last+1 < len(cells) && cells[last+1].from < to {
		last++
	}
	return first, last
}

// window chooses the cells to show: all of them when they fit, else those
// around the marked ones, with about a third of the room before them.
func window(cells []cell, first, last, width int) (left, right int) {
	total := 0
	for _, c := range cells {
		total += c.width
	}
	if total <= width {
		return 0, len(cells)
	}
	left = min(first, len(cells)-1)
	for used := 0; left > 0 && used+cells[left-1].width <= width/3; left-- {
		used += cells[left-1].width
	}
	right = left
	for used := 0; right < len(cells) && used+cells[right].width <= width; right++ {
		used += cells[right].width
	}
	for used := widthOf(cells[left:right]); left > 0 && used+cells[left-1].width <= width; left-- {
		used += cells[left-1].width
	}
	return left, right
}

func widthOf(cells []cell) (columns int) {
	for _, c := range cells {
		columns += c.width
	}
	return columns
}
