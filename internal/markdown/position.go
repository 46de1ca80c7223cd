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
func (p *places) at(s span) diag.Range {
	if p.starts == nil {
		p.starts = lineStarts(p.src)
	}
	line := sort.SearchInts(p.starts, s.start+1) - 1
	column := s.start - p.starts[line] + 1
	end := column + s.end - s.start
	if nl := bytes.IndexByte(p.src[s.start:s.end], '\n'); nl >= 0 {
		end = column + nl
	}
	return diag.Range{
		Position: diag.Position{File: p.file, Line: p.firstLine + line, Column: column},
		End:      end,
	}
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

func lineStarts(src []byte) []int {
	starts := make([]int, 1, bytes.Count(src, []byte("\n"))+1)
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
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
