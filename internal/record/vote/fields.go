package vote

import (
	"strings"

	"annals/internal/diag"
)

// field is one value of a line, without quotes and spaces around it. column counts
// bytes from 1; end is the column after the value.
type field struct {
	text        string
	column, end int
}

// splitFields splits a line of CSV into its fields. Unlike encoding/csv it works line
// by line, since no value of a votes file spans lines: an unclosed quote invalidates
// its own line only, and all other problems are still found.
func splitFields(line string) ([]field, *diag.Problem) {
	var fields []field
	for start := 0; ; {
		f, next, problem := readField(line, start)
		if problem != nil {
			return nil, problem
		}
		fields = append(fields, f)
		if next >= len(line) {
			return fields, nil
		}
		start = next + 1
	}
}

const blanks = " \t\u00a0"

// readField parses the field that begins at start. next is the index of the comma after
// it, or the length of the line.
func readField(line string, start int) (f field, next int, problem *diag.Problem) {
	rest := line[start:]
	from := start + len(rest) - len(strings.TrimLeft(rest, blanks))
	if !strings.HasPrefix(line[from:], `"`) {
		next = len(line)
		if i := strings.IndexByte(line[start:], ','); i >= 0 {
			next = start + i
		}
		text := strings.Trim(line[start:next], blanks)
		if strings.Contains(text, `"`) {
			return field{}, 0, quoteProblem("a quotation mark stands inside a value", start, next)
		}
		from = min(from, next)
		return field{text: text, column: from + 1, end: from + 1 + len(text)}, next, nil
	}
	closingQuote := from + 1
	for { // past quotation marks within the value, which are doubled
		length := strings.IndexByte(line[closingQuote:], '"')
		if length < 0 {
			return field{}, 0, quoteProblem("this quotation mark is never closed on its line", from, len(line))
		}
		closingQuote += length
		if !strings.HasPrefix(line[closingQuote+1:], `"`) {
			break
		}
		closingQuote += len(`""`)
	}
	after := strings.TrimLeft(line[closingQuote+1:], blanks)
	if after != "" && after[0] != ',' {
		return field{}, 0, quoteProblem("something stands between a closing quotation mark and the next comma", closingQuote+1, len(line))
	}
	text := strings.ReplaceAll(line[from+1:closingQuote], `""`, `"`)
	return field{text: text, column: from + 2, end: closingQuote + 1}, len(line) - len(after), nil
}

func quoteProblem(message string, from, to int) *diag.Problem {
	return &diag.Problem{
		Code:    diag.InvalidVotesFile,
		Message: message,
		Hint:    `write the code and the letter without quotation marks, such as KOR,Y; within a note, write each quotation mark twice`,
		Offset:  from, Length: to - from,
	}
}
