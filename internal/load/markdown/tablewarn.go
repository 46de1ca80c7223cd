package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"annals/internal/diag"
)

// cells returns the number of cells of a row, and the offset of the one behind the first
// limit, len(line) if there is none. It splits the row as goldmark does.
func cells(line []byte, limit int) (count, rest int) {
	rest = len(line)
	at, end := 0, len(line)
	if end > 0 && line[0] == '|' {
		at++
	}
	if end > 0 && line[end-1] == '|' {
		end--
	}
	for ; at < end; count++ {
		if count == limit {
			rest = at
		}
		for at < end && (line[at] != '|' || at > 0 && line[at-1] == '\\') {
			at++
		}
		at++
	}
	return count, rest
}

// warnSurplus warns of words in a row of a table behind its last column.
func (r *renderer) warnSurplus(row ast.Node) {
	start := row.Pos()
	if start < 0 || start >= len(r.src) {
		return
	}
	line, _, _ := bytes.Cut(r.src[start:], []byte("\n"))
	trimmed := bytes.TrimLeft(line, " \t")
	start += len(line) - len(trimmed)
	trimmed = bytes.TrimRight(trimmed, " \t\r")
	_, rest := cells(trimmed, row.ChildCount())
	words := bytes.Trim(trimmed[rest:], "| \t")
	if len(words) == 0 {
		return
	}
	rest += bytes.Index(trimmed[rest:], words)
	r.problems.Warn(r.diagRange(byteRange{start + rest, start + rest + len(words)}), diag.SurplusCells,
		fmt.Sprintf("the table has %s, and what stands behind the last one is on no page", columns(row.ChildCount())),
		`give the head of the table, and the line under it, another column; or write \| where the bar is part of a cell`)
}

func columns(n int) string {
	if n == 1 {
		return "1 column"
	}
	return fmt.Sprintf("%d columns", n)
}

// checkTable records what was to be a table and is a paragraph.
func (f *parseState) checkTable(lines *text.Segments, src []byte) {
	if lines.Len() < 2 {
		return
	}
	value := func(i int) []byte {
		line := lines.At(i)
		return bytes.TrimSpace(line.Value(src))
	}
	mark := func(i int) byteRange {
		line := lines.At(i)
		end := line.Start + len(bytes.TrimRight(src[line.Start:line.Stop], " \t\r\n"))
		return byteRange{line.Start, max(end, line.Start+1)}
	}
	head, under := value(0), value(1)
	if !isRow(head) || !isRow(under) && !isUnderline(under) {
		return
	}
	wanted, _ := cells(head, 0)
	fix := "write |" + strings.Repeat(" --- |", max(wanted, 1)) + " under the head of the table"
	switch {
	case wanted > maxColumns:
	case isUnderline(head):
		f.addLiteral(mark(0), "this is no table, because it has no head: readers see the bars", "write the head above this line, as | State | Vote |")
	case isUnderline(under):
		if !bytes.ContainsAny(under, "|+") {
			return
		}
		f.addLiteral(mark(1), fmt.Sprintf("this is no table, because this line does not have the %s of the head: readers see the bars", columns(wanted)), fix)
	case bytes.HasPrefix(head, []byte("|")) && bytes.HasSuffix(head, []byte("|")) && bytes.HasPrefix(under, []byte("|")):
		f.addLiteral(mark(0), "this is no table, because the line of hyphens is missing: readers see the bars", fix)
	}
}

// isRow reports whether a line has a bar between or around words.
func isRow(line []byte) bool { return bytes.IndexByte(line, '|') >= 0 }

// isUnderline reports whether a line has hyphens, or what stands for them elsewhere, and bars alone.
func isUnderline(line []byte) bool {
	return bytes.ContainsAny(line, "-–—−=") && len(bytes.Trim(line, "|:+=-–—− \t")) == 0
}
