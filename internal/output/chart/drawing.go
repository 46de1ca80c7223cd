package chart

// Drawing is a figure, drawn: whole units of a viewBox of Width and Height. It has no
// lanes, which have a meaning of their own for each event.
type Drawing struct {
	Form          Form
	Shares        bool // columns are percentages of all votes of a year
	Width, Height int
	Rules         string  // a line for each number of the scale, as the d of a path
	Scale         []Text  // those numbers, in the gutter
	Layers        []Layer // from the base up
	Members       string  // the line of members, as the d of a path; "" if not known
	Unvoted       []Box   // years without a vote
	Unknown       []Box   // votes that are not known
	Texts         []Text  // numbers outside the columns
	Years         []Text
	Labels        []Text // in the gutter, and of the line of members
}

// Text is text in a figure.
type Text struct {
	X, Y int
	Text string
}

// Layer is the boxes of one ballot in all columns.
type Layer struct {
	Ballot  string
	Boxes   []Box
	Numbers []Text
}

// Key says what a mark means.
type Key struct {
	Mark string // "yes", "abstain", "no", "unvoted", "unknown" or "members"
	Name string
}
