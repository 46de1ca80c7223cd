package sitedir

import (
	"bytes"

	"annals/internal/diag"
)

// markLength is the length of the marks that Git, Mercurial, Jujutsu, Subversion,
// Fossil and diff3 put around two versions of a text. In a conflict within a
// conflict they are longer.
const markLength = 7

// CheckConflicts reports the marks of merges that nobody finished: one error for
// each conflict, at its first mark. A row of equals signs alone is no mark, since
// it underlines headings; neither is a mark behind a space.
func CheckConflicts(file string, text []byte, report *diag.List) {
	const note = "; a text that quotes such signs has a space before them"
	open := 0 // length of the mark that began the conflict, 0 outside one
	number := 0
	for line := range bytes.Lines(text) {
		number++
		sign, length := mark(line)
		if length == 0 || open > 0 && length != open {
			continue
		}
		at := diag.Range{Position: diag.Position{File: file, Line: number, Column: 1}, End: 1 + len(bytes.TrimRight(line, " \t\r\n"))}
		switch {
		case sign == '<':
			open = length
			report.Error(at, diag.ConflictMark, "a merge was not finished: two versions of the text stand here, one below the other",
				"write the lines as they should be, and delete the lines of signs (<<<<<<<, =======, >>>>>>>) around them"+note)
		case open > 0:
			if sign == '>' {
				open = 0
			}
		case sign == '>' || isLabelled(line[length:]):
			report.Error(at, diag.ConflictMark, "this line of signs was left over from a merge",
				"look whether the lines around it are as they should be, and delete it"+note)
		}
	}
}

// mark returns the sign and the length of the mark that a line is, or a length of
// 0. A mark is followed by a space or ends the line.
func mark(line []byte) (sign byte, length int) {
	sign = line[0]
	if sign != '<' && sign != '>' && sign != '|' {
		return 0, 0
	}
	rest := bytes.TrimLeft(line, string(sign))
	length = len(line) - len(rest)
	if length < markLength || len(rest) > 0 && rest[0] != ' ' && rest[0] != '\t' && rest[0] != '\r' && rest[0] != '\n' {
		return 0, 0
	}
	return sign, length
}

// isLabelled reports whether a name stands behind a mark, unlike in a row of empty
// cells of a table.
func isLabelled(rest []byte) bool {
	label := bytes.TrimSpace(rest)
	return len(label) > 0 && !bytes.ContainsRune(label, '|')
}
