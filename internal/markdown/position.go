package markdown

import (
	"bytes"
	"sort"

	"annals/internal/diag"
)

// places turns offsets in a text into lines and columns of its file.
type places struct {
	file      string
	firstLine int
	src       []byte
	starts    []int // offset of each line; filled when first asked
}

// at returns the range of s, cut at the end of its first line.
func (p *places) at(s span) diag.Range { return p.place(s).In(p.file) }

// place is at without the file.
func (p *places) place(s span) Span {
	if len(p.starts) == 0 {
		p.starts = appendLineStarts(p.starts, p.src)
	}
	line := sort.SearchInts(p.starts, s.start+1) - 1
	column := s.start - p.starts[line] + 1
	end := column + s.end - s.start
	if nl := bytes.IndexByte(p.src[s.start:s.end], '\n'); nl >= 0 {
		end = column + nl
	}
	return Span{line: uint32(p.firstLine + line), column: uint32(column), end: uint32(end)}
}

// startOfLine returns the offset of the n-th line, counted from 0, if there is
// such a line with something on it or behind it.
func startOfLine(src []byte, n int) (start int, ok bool) {
	for range n {
		end := bytes.IndexByte(src[start:], '\n')
		if end < 0 {
			return 0, false
		}
		start += end + 1
	}
	return start, start < len(src)
}

func appendLineStarts(starts []int, src []byte) []int {
	for at := 0; ; {
		starts = append(starts, at)
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return starts
		}
		at += n + 1
	}
}

// spanOf returns where in the source part stands. The parser cuts addresses
// out of the source without copying, so both slices end in the same memory;
// where it had to copy (an address behind a tab that stands for several
// spaces), or where there is no address, the node is as near as can be told.
func (p *places) spanOf(part []byte, node int) span {
	start := cap(p.src) - cap(part)
	end := start + len(part)
	if len(part) > 0 && start >= 0 && end <= len(p.src) && bytes.Equal(p.src[start:end], part) {
		return span{start, end}
	}
	node = min(max(node, 0), len(p.src))
	return span{node, min(node+1, len(p.src))}
}
