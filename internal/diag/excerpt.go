package diag

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	tabStop  = 4
	ellipsis = "…"

	// margin is the number of bytes around the range that are segmented: more
	// than the widest excerpt, so that the cost does not grow with the line.
	margin = 4096
)

// cell is one grapheme cluster of a line, as printed.
type cell struct {
	text     string
	width    int // terminal columns: 2 for Hangul
	from, to int // byte offsets in the line
}

// Excerpt is the source line of a diagnostic, clipped to the width, as visible
// text. Marked is the diagnostic's range; it is empty if the range lies behind
// the last character.
type Excerpt struct{ Before, Marked, After string }

// Excerpts makes excerpts for diagnostics. It keeps one file at a time, so the
// diagnostics should be sorted by file. It is not safe for concurrent use.
type Excerpts struct {
	files sourceLines
	width int
}

// NewExcerpts returns Excerpts of at most width columns; source is as for
// WriteText.
func NewExcerpts(source func(file string) ([]byte, error), width int) *Excerpts {
	return &Excerpts{files: sourceLines{read: source}, width: width}
}

// Columns returns the column of a diagnostic as people count, in characters, and as
// editors' protocols do, in code units of UTF-16.
func (e *Excerpts) Columns(d Diagnostic) (character, utf16 int) {
	character, _ = e.files.columns(d, characters)
	utf16, _ = e.files.columns(d, utf16Units)
	return character, utf16
}

// Of returns the excerpt for a diagnostic, or false if there is no source line.
func (e *Excerpts) Of(d Diagnostic) (Excerpt, bool) {
	line, ok := e.files.lineOf(d)
	if !ok || d.Code == Secret {
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

// view is a line as cells. The cells from first to last, inclusive, are marked;
// those from left to right, exclusive, are shown.
type view struct {
	cells                    []cell
	first, last, left, right int
}

// newView marks the bytes from column to end and shows the part of the line
// around them that fits into width columns.
func newView(line string, column, end, width int) view {
	from := min(column-1, len(line))
	to := min(max(end-1, from), len(line))
	v := view{cells: split(line, max(0, from-margin), min(len(line), min(to, from+margin)+margin))}
	v.first, v.last = marked(v.cells, from, to)
	v.left, v.right = window(v.cells, v.first, v.last, width)
	return v
}

// excerpt returns the part of line around the bytes from column to end, at
// most width columns wide, and a line of carets for that range.
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
	var escape escaper
	column, state := 0, -1
	for rest := line[lo:hi]; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		c := cell{text: escape.text(cluster), from: lo, to: lo + len(cluster)}
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

// marked returns the indexes of the first and the last cell that overlap the
// bytes [from, to): at least one cell, or len(cells) if from is behind them.
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

// window chooses the cells to show: all if they fit, else those around the
// marked ones, with about a third of the width before them.
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
