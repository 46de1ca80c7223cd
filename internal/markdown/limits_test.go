package markdown

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestGuideListsTheLimits keeps the numbers in the guide those of the program.
func TestGuideListsTheLimits(t *testing.T) {
	text, err := os.ReadFile("../guide/markdown.md")
	if err != nil {
		t.Fatal(err)
	}
	var limits []string
	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(line, "|"); len(cells) == 5 {
			limits = append(limits, strings.TrimSpace(cells[1])+": "+strings.TrimSpace(cells[2]))
		}
	}
	for name, most := range map[string]int{
		"lines":                                  maxLines,
		"headings":                               maxHeadings,
		"references to footnotes":                maxNoteUses,
		"cells of all tables":                    maxCells,
		"beginnings of quotations and items":     maxBlockMarks,
		"bytes from `[` to the end of paragraph": maxLookahead,
		"levels of quotations, lists and items":  maxBlockDepth,
		"levels of all markup":                   maxBlockDepth + maxInlineDepth,
		"emphasis marks in a paragraph":          maxDelimiters,
		"`[` in a paragraph":                     maxBrackets,
		"lines of a paragraph of link targets":   maxDefinitions,
		"columns of a table":                     maxColumns,
	} {
		if want := name + ": " + withCommas(most); !strings.Contains(strings.Join(limits, "\n")+"\n", want+"\n") {
			t.Errorf("the guide does not say %q", want)
		}
	}
	if want := "the first " + strconv.Itoa(maxProblems) + " are named"; !strings.Contains(string(text), want) {
		t.Errorf("the guide does not say %q", want)
	}
}

func withCommas(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
