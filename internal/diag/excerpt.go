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

// Excerpt is the line that a diagnostic points at, or the part of it that has
// room, in three pieces of visible text. Marked is empty where the place is
// behind the last character.
type Excerpt struct{ Before, Marked, After string }

// Excerpts cuts excerpts, at most width columns wide, out of the files that
// source returns. It is not safe for concurrent use, and quick for diagnostics
// that are sorted by file.
type Excerpts struct {
	files sourceLines
	width int
}

// NewExcerpts returns Excerpts for WriteText's kind of source.
func NewExcerpts(source func(file string) ([]byte, error), width int) *Excerpts {
	return &Excerpts{files: sourceLines{read: source}, width: width}
}

// Of returns the excerpt for a diagnostic, and whether there is a line to show.
func (e *Excerpts) Of(d Diagnostic) (Excerpt, bool) {
	line, ok := e.files.lineOf(d)
	if !ok {
		return Excerpt{}, false
	}
	v := newView(line, d.Column, d.End, e.width)
	var x Excerpt
	if v.left > 0 {
		x.Before = ellipsis
	}
	x.Before += textOf(v.cells[v.left:min(v.first, v.right)])
	if v.first < v.right {
		after := min(v.last+1, v.right)
		x.Marked, x.After = textOf(v.cells[v.first:after]), textOf(v.cells[after:v.right])
	}
	if v.right < len(v.cells) {
		x.After += ellipsis
	}
	return x, true
}

func textOf(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

// view is a line as it is shown: cells left to right, of which first to last are
// what the diagnostic is about.
type view struct {
	cells                    []cell
	first, last, left, right int
}

// look views the part of line around the bytes from column to end that fits into
// width columns.
func newView(line string, column, end, width int) view {
	from := min(column-1, len(line))
	to := min(max(end-1, from), len(line))
	v := view{cells: split(line, max(0, from-margin), min(len(line), min(to, from+margin)+margin))}
	v.first, v.last = marked(v.cells, from, to)
	v.left, v.right = window(v.cells, v.first, v.last, width)
	return v
}

// excerpt returns the part of line around the bytes from column to end, at
// most width columns wide, and a second line with carets under that range.
func excerpt(line string, column, end, width int) (text, carets string) {
	v := newView(line, column, end, width)
	var shown, under strings.Builder
	if v.left > 0 {
		shown.WriteString(ellipsis)
		under.WriteString(" ")
	}
	for i := v.left; i < v.right; i++ {
		shown.WriteString(v.cells[i].text)
		if i >= v.first && i <= v.last {
			under.WriteString(strings.Repeat("^", max(1, v.cells[i].width)))
		} else {
			under.WriteString(strings.Repeat(" ", v.cells[i].width))
		}
	}
	if v.right < len(v.cells) {
		shown.WriteString(ellipsis)
	}
	if v.first >= v.right {
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
