package view

import "annals/internal/output/chart"

// ChartsView is the figures on the page of votes.
type ChartsView struct {
	Key    []ChartKey // of all of them
	Charts []ChartView
	More   string // how many series have no figure, since there are so many; or ""
}

// ChartView is a figure of votes by year, drawn at build time: columns for wide
// pages, the same as rows for narrow ones, and the same numbers for a table.
type ChartView struct {
	ID       string // for the ids of its parts
	Title    Words  // the name of the series; empty on a record without votes
	Text     string // how to read the columns
	RowsText string // how to read the rows
	Key      []ChartKey
	chart.Drawing

	Columns []ChartLink
	Lanes   []ChartLane // below the columns; on the home page only
	Rows    []ChartRow
	Others  bool // rows count other events as well; on the home page only

	Files []DataFile // the chart and its numbers; none on a page that is such a file itself
	Embed string     // address of what tells how another site shows it
}

// ChartKey is an entry of the figure's key: what a mark means.
type ChartKey = chart.Key

// ChartText is text in a figure.
type ChartText = chart.Text

// ChartLink is the area of a column, as a link.
type ChartLink struct {
	chart.Box
	URL  string
	Name string
}

// ChartLane is the events of one organ.
type ChartLane struct {
	Name  Words
	Lines []ChartText // the name, broken for the gutter
	Y     int
	Dots  []ChartDot
}

// ChartDot is an event in a lane, or several for which there is no space.
type ChartDot struct {
	X, Y      int // of its centre
	URL       string
	Name      Words // with the date, which is always in the page's language
	Milestone bool
	Number    int    // in the list of milestones; 0 for others
	More      string // "+12": how many events it stands for; "" for one
}

// ChartRow is a year of a figure, as a row of its narrow form and of its
// table.
type ChartRow struct {
	ID         string
	URL        string      // the year's page; "" if the record has none
	Words      string      // the row in words
	Bar        []ChartPart // of a horizontal bar, as far as votes were cast
	Unvoted    bool
	Acts       []ChartAct // of the series; empty if columns are shares
	Counts     []string   // recorded votes, texts without a vote, yes, no, abstentions, if columns are shares
	Others     int        // events that are not acts
	Milestones []int      // their numbers
	More       int        // events that neither the bar nor the milestones show
}

// Span is how many rows of the table the year takes.
func (p ChartRow) Span() int { return max(1, len(p.Acts)) }

// ChartPart is a part of a horizontal bar.
type ChartPart struct {
	Ballot string // "unknown" for votes that are not known
	Start  string // "12.50%", from the left
	Share  string
	Middle string
	Number string // "" if it would not fit
}

// ChartAct is an act of the series, in the table.
type ChartAct struct {
	Entry  ActLink
	Symbol string // "" if it has none
	Vote   *VoteView
}
