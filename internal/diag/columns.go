package diag

import (
	"unicode/utf8"
)

// unit counts a text in what the columns of a form count.
type unit func(text string) int

// characters counts what readers of the text form count: code points.
func characters(text string) int { return utf8.RuneCountInString(text) }

// utf16Units counts what editors' protocols count: code units of UTF-16, two for a
// character beyond U+FFFF.
func utf16Units(text string) int {
	n := 0
	for _, r := range text {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// columns returns the columns of a diagnostic from 1, counted in a unit: column and end,
// which is exclusive and equal to column if it is not known. Without its source line, they
// are bytes.
func (s *sourceLines) columns(d Diagnostic, count unit) (column, end int) {
	_, column = d.start()
	end = max(d.End, column)
	line, ok := s.lineOf(d)
	if !ok {
		return column, end
	}
	from, to := column-1, end-1
	column = s.counted(d.Line, line, from, count) + 1
	end = column
	if from < len(line) {
		end += count(line[from:min(to, len(line))])
	}
	return column, end
}

// counted counts the text before a byte of a line. Diagnostics of a line come in the order
// of their columns, so it goes on where it was: a line of megabytes is read once.
func (s *sourceLines) counted(number int, line string, at int, count unit) int {
	at = min(at, len(line))
	for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
		at--
	}
	if s.countedLine != number || s.countedTo > at {
		s.countedLine, s.countedTo, s.count = number, 0, 0
	}
	s.count += count(line[s.countedTo:at])
	s.countedTo = at
	return s.count
}
