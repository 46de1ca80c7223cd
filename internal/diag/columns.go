package diag

import (
	"unicode/utf8"
)

// unit is what the columns of a form count.
type unit int

const (
	characters unit = iota // code points, as readers of the text form count
	utf16Units             // as editors' protocols count: two for a character beyond U+FFFF
	units                  // how many there are
)

func (u unit) count(text string) int {
	n := utf8.RuneCountInString(text)
	if u == characters {
		return n
	}
	for _, r := range text {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// counted is how far a line was counted in a unit.
type counted struct{ line, to, count int }

// columns returns the columns of a diagnostic from 1, counted in a unit: column and end,
// which is exclusive and equal to column if it is not known. Without its source line, they
// are bytes.
func (s *sourceLines) columns(d Diagnostic, in unit) (column, end int) {
	_, column = d.start()
	end = max(d.End, column)
	line, ok := s.lineOf(d)
	if !ok {
		return column, end
	}
	from, to := column-1, end-1
	column = s.before(d.Line, line, from, in) + 1
	end = column
	if from < len(line) {
		end += in.count(line[from:min(to, len(line))])
	}
	return column, end
}

// before counts the text before a byte of a line. Diagnostics of a line come in the order
// of their columns, so it goes on where it was: a line of megabytes is read once.
func (s *sourceLines) before(number int, line string, at int, in unit) int {
	at = min(at, len(line))
	for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
		at--
	}
	c := &s.counted[in]
	if c.line != number || c.to > at {
		*c = counted{line: number}
	}
	c.count += in.count(line[c.to:at])
	c.to = at
	return c.count
}
