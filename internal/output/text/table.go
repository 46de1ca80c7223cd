package text

import "bytes"

// table is a table of a text: its rows of clean cells, the first of which has the names.
type table struct {
	rows  [][][]byte
	right []bool // columns of numbers
}

func (t *table) addRow() { t.rows = append(t.rows, nil) }

// align says of the next cell whether its column stands to the right.
func (t *table) align(isRight bool) {
	if len(t.rows) == 1 {
		t.right = append(t.right, isRight)
	}
}

func (t *table) add(cell []byte) {
	words := make([]byte, 0, len(cell))
	for word := range bytes.FieldsSeq(cell) {
		if len(words) > 0 {
			words = append(words, ' ')
		}
		words = append(words, word...)
	}
	last := len(t.rows) - 1
	t.rows[last] = append(t.rows[last], words)
}

// between stands between two columns.
const between = "  "

// widths returns the widths of the columns, and of the table.
func (t *table) widths() (of []int, all int) {
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(of) {
				of = append(of, 0)
			}
			of[i] = max(of[i], width(cell))
		}
	}
	for _, w := range of {
		all += w + len(between)
	}
	return of, all - len(between)
}

// endTable prints the table: in columns if they fit, else a row as lines, each with
// the name of its column.
func (f *flow) endTable() {
	t := f.table
	f.table = nil
	f.space()
	widths, all := t.widths()
	if all > columns-width(f.prefix) {
		f.rows(t)
		f.space()
		return
	}
	f.columns(t, widths)
	f.space()
}

func (f *flow) columns(t *table, widths []int) {
	for n, row := range t.rows {
		f.row(row, t.right, widths, ' ')
		if n == 0 {
			f.row(nil, t.right, widths, '-')
		}
	}
}

// row prints the cells of a row, each filled up to the width of its column; right says in
// which columns that is done before them.
func (f *flow) row(cells [][]byte, right []bool, widths []int, filling byte) {
	line := f.buffer[:0]
	for i, w := range widths {
		if i > 0 {
			line = append(line, between...)
		}
		var cell []byte
		if i < len(cells) {
			cell = cells[i]
		}
		missing := w - width(cell)
		if i < len(right) && right[i] {
			line = append(repeated(line, filling, missing), cell...)
		} else {
			line = repeated(append(line, cell...), filling, missing)
		}
	}
	f.verbatim(line)
	f.buffer = line
}

func repeated(dst []byte, c byte, n int) []byte {
	for range n {
		dst = append(dst, c)
	}
	return dst
}

// rows prints a table that is too wide.
func (f *flow) rows(t *table) {
	if len(t.rows) == 0 {
		return
	}
	names := t.rows[0]
	if len(t.rows) == 1 {
		for _, name := range names {
			f.printClean(name, f.direction)
		}
	}
	for _, row := range t.rows[min(1, len(t.rows)):] {
		f.space()
		for i, cell := range row {
			if i < len(names) && len(names[i]) > 0 {
				cell = []byte(f.named(string(names[i]), plain(cell)))
			}
			if len(cell) > 0 {
				f.push("", "  ")
				f.printClean(cell, f.direction)
				f.pop()
			}
		}
	}
}
