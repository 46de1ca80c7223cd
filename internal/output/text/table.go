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
	cell = bytes.Join(bytes.Fields(cell), []byte(" "))
	last := len(t.rows) - 1
	t.rows[last] = append(t.rows[last], cell)
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
		f.verbatim(t.line(row, widths, ' '))
		if n == 0 {
			f.verbatim(t.line(make([][]byte, len(widths)), widths, '-'))
		}
	}
}

// line returns a row whose cells are filled up to the widths of their columns.
func (t *table) line(row [][]byte, widths []int, filling byte) []byte {
	var line []byte
	for i, w := range widths {
		if i > 0 {
			line = append(line, between...)
		}
		var cell []byte
		if i < len(row) {
			cell = row[i]
		}
		filler := bytes.Repeat([]byte{filling}, w-width(cell))
		if i < len(t.right) && t.right[i] {
			line = append(append(line, filler...), cell...)
		} else {
			line = append(append(line, cell...), filler...)
		}
	}
	return line
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
