package markdown

import (
	"bytes"
	"sort"

	"annals/internal/diag"
)

// positions converts offsets in a text to lines and columns of its file.
type positions struct {
	file       string
	firstLine  int
	src        []byte
	lineStarts []int // offset of each line; filled on first use
}

// diagRange returns the range of s, cut at the end of its first line.
func (p *positions) diagRange(s byteRange) diag.Range { return p.spanInFile(s).In(p.file) }

// spanInFile is diagRange without the file.
func (p *positions) spanInFile(s byteRange) Span {
	if len(p.lineStarts) == 0 {
		p.lineStarts = lineStarts(p.src)
	}
	line := sort.SearchInts(p.lineStarts, s.start+1) - 1
	column := s.start - p.lineStarts[line] + 1
	end := column + s.end - s.start
	if nl := bytes.IndexByte(p.src[s.start:s.end], '\n'); nl >= 0 {
		end = column + nl
	}
	return Span{line: uint32(p.firstLine + line), column: uint32(column), end: uint32(end)}
}

// startOfLine returns the offset of the n-th line, counted from 0; ok is false
// if src ends before it.
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

func lineStarts(src []byte) []int {
	var starts []int
	for at := 0; ; {
		starts = append(starts, at)
		n := bytes.IndexByte(src[at:], '\n')
		if n < 0 {
			return starts
		}
		at += n + 1
	}
}

// byteRangeOf returns the range of part in the source. The parser returns
// addresses as subslices of the source, so the capacities give the offset. If it
// had to copy (an address after a tab that was expanded to spaces), or if there
// is no address, the result is the first byte of the node.
func (p *positions) byteRangeOf(part []byte, node int) byteRange {
	start := cap(p.src) - cap(part)
	end := start + len(part)
	if len(part) > 0 && start >= 0 && end <= len(p.src) && bytes.Equal(p.src[start:end], part) {
		return byteRange{start, end}
	}
	node = min(max(node, 0), len(p.src))
	return byteRange{node, min(node+1, len(p.src))}
}
