package markdown

import "fmt"

// Limits that keep time and memory proportional to the length of a text: any
// text of 2 MB takes a second or two and about 100 MB, and texts that are parsed at one
// time share memoryBudget. No text written for readers comes near the limits. The guide
// lists them under "markdown".
const (
	// A block that the parser opens costs 200 to 600 bytes, and every line costs
	// as many steps as blocks are open around it, even when it is empty.
	maxLines      = 50_000  // of a text
	maxBlockDepth = 50      // open quotations, lists and list items: 25 nested lists
	maxBlockMarks = 100_000 // markers of quotations and list items, in a text
	maxMarks      = 100_000 // runs of * _ ~ ` and signs [ ] < in a text; each may become a node and the text before it another

	// Each page that shows a text repeats all of these, with their ids.
	maxHeadings = 2_000  // of a text
	maxNoteUses = 10_000 // of a text; each is a link to the footnote and a link back
	maxLinks    = 20_000 // of a text, with pictures and addresses; feeds and data repeat them, too

	// The parser compares delimiters with all delimiters before them, and scans
	// for the end of a link to the end of its paragraph.
	maxInlineDepth = 200         // emphasis within links within emphasis …
	maxDelimiters  = 1_000       // emphasis marks in one paragraph
	maxBrackets    = 1_000       // opening brackets, of links and images, in one paragraph
	maxLookahead   = 250_000_000 // bytes from each opening bracket to the end of its paragraph, summed over a text
	maxDefinitions = 1_000       // lines of a paragraph that defines links

	// A short row of a table is padded to the number of columns.
	maxColumns = 100     // of a table
	maxCells   = 100_000 // of all tables of a text

	maxProblems = 100 // diagnostics of one kind for a text
)

// excess is the first limit that a text exceeds, and where. Only the first is
// reported, because the others usually have the same cause.
type excess struct {
	at   byteRange
	what string // "more than 2000 headings"; "" for a text within the limits
}

// exceed records that the text exceeds limit, unless it exceeded another before.
func (e *excess) exceed(at byteRange, limit int, what string) {
	if e.what == "" {
		*e = excess{at, fmt.Sprintf("more than %d %s", limit, what)}
	}
}
