package rename

import (
	"bytes"
	"cmp"
	"slices"

	"annals/internal/diag"
)

// source is the bytes of a file, in which diagnostics name positions.
type source struct {
	raw   []byte
	lines []int // offset of each line
}

func newSource(raw []byte) *source {
	s := &source{raw: raw}
	start := 0
	if bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	s.lines = append(s.lines, start)
	for i := start; i < len(raw); i++ {
		switch {
		case raw[i] == '\r' && i+1 < len(raw) && raw[i+1] == '\n': // the line ends behind \n
		case raw[i] == '\n', raw[i] == '\r':
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// span returns the offsets of a range of one line; ok is false if it is not in the file.
func (s *source) span(at diag.Range) (start, end int, ok bool) {
	if at.Line < 1 || at.Line > len(s.lines) || at.Column < 1 || at.End < at.Column {
		return 0, 0, false
	}
	start = s.lines[at.Line-1] + at.Column - 1
	end = start + at.End - at.Column
	return start, end, end <= len(s.raw)
}

// afterLine returns the offset behind the line of an offset, and the end of the line.
func (s *source) afterLine(offset int) (next int, lineEnd string) {
	for _, line := range s.lines {
		if line > offset {
			end := line
			for end > 0 && (s.raw[end-1] == '\n' || s.raw[end-1] == '\r') && end > offset {
				end--
			}
			return line, string(s.raw[end:line])
		}
	}
	return len(s.raw), "\n"
}

// change replaces a part of a file.
type change struct {
	start, end int
	text       string
}

// apply returns the bytes with the changes, each of which may be given several times.
func (s *source) apply(changes []change) []byte {
	slices.SortFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	changes = slices.Compact(changes)
	var out []byte
	at := 0
	for _, c := range changes {
		out = append(append(out, s.raw[at:max(at, c.start)]...), c.text...)
		at = max(at, c.end)
	}
	return append(out, s.raw[at:]...)
}
