package markdown

import (
	"bytes"
	"sort"

	"annals/internal/diag"
)

// places turns offsets in a text into lines and columns of its file.
type positions struct {
	file       string
	firstLine  int
	src        []byte
	lineStarts []int // offset of each line; filled when first asked
}

// at returns the range of s, cut at the end of its first line.
func (p *positions) diagRange(s byteRange) diag.Range { return p.spanInFile(s).In(p.file) }

// place is at without the file.
func (p *positions) spanInFile(s byteRange) Span {
	if len(p.lineStarts) == 0 {
		p.lineStarts = appendLineStarts(p.lineStarts, p.src)
	}
	line := sort.SearchInts(p.lineStarts, s.start+1) - 1
	column := s.start - p.lineStarts[line] + 1
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
func (p *positions) byteRangeOf(part []byte, node int) byteRange {
	start := cap(p.src) - cap(part)
	end := start + len(part)
	if len(part) > 0 && start >= 0 && end <= len(p.src) && bytes.Equal(p.src[start:end], part) {
		return byteRange{start, end}
	}
	node = min(max(node, 0), len(p.src))
	return byteRange{node, min(node+1, len(p.src))}
}
