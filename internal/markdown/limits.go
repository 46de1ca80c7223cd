package markdown

import "fmt"

// Limits that keep time and memory proportional to the length of a text: a
// text of 2 MB, whatever it holds, is done within a second or two and far
// below 512 MB. No text written for readers comes near them. They are listed
// for people in the guide, under "markdown".
const (
	// A block that the parser opens costs 200 to 600 bytes, and every line costs
	// as many steps as blocks are open around it, even when it is empty.
	maxLines      = 50_000  // of a text; 40 bytes each in the longest file that is read
	maxBlockDepth = 50      // open quotations, lists and list items: 25 lists in each other
	maxBlockMarks = 100_000 // signs that begin quotations and list items, in a text

	// Each page that shows a text repeats all of these, with their ids.
	maxHeadings = 2_000  // of a text; whoever looks for an anchor goes through all of them
	maxNoteUses = 10_000 // of a text; each is a link to the footnote and another one back

	// The parser compares marks with all marks before them, and looks for the
	// end of a link up to the end of its paragraph.
	maxInlineDepth = 200         // emphasis within links within emphasis …
	maxDelimiters  = 1_000       // emphasis marks in one paragraph
	maxBrackets    = 1_000       // opening brackets, of links and images, in one paragraph
	maxLookahead   = 250_000_000 // bytes from each opening bracket to the end of its paragraph, summed over a text
	maxDefinitions = 1_000       // lines of a paragraph that defines links

	// A short row of a table is filled up to the number of columns.
	maxColumns = 100     // of a table
	maxCells   = 100_000 // of all tables of a text

	// What is wrong a hundred times is seldom read any further.
	maxProblems = 100 // of one kind that are told of a text
)

// excess is the first limit that a text passed, and where. Behind it more
// limits are passed as a rule, for the same reason.
type excess struct {
	at   byteRange
	what string // "more than 2000 headings"; "" for a text within the limits
}

// exceed notes that a text has more than most of something.
func (e *excess) exceed(at byteRange, limit int, what string) {
	if e.what == "" {
		*e = excess{at, fmt.Sprintf("more than %d %s", limit, what)}
	}
}
