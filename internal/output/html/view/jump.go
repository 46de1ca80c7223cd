package view

// JumpView is a bar of links to the parts of the page's list, such as its years. It
// stays in sight while the page scrolls.
type JumpView struct {
	Name     string // what the parts are: "Years"
	ListID   string // the id of the list
	ListName string
	Links    []Link
}

// CardGroup is the entries of one year, month or day of a list that is divided.
type CardGroup struct {
	ID    string // of its element: "y2014", "m2018-12", "d2018-12-17"
	Name  string
	URL   string // of its own page, or ""
	Cards []Card
	More  string // how many entries are folded on phones, where milestones come first; "" if none is

	Ongoing *OngoingView // of a year; nil if nothing goes on
}

// OngoingView is the events that began in an earlier year and go on in this one.
type OngoingView struct {
	Entries []EntryLink // in order of time
	More    string      // how many more there are; "" if none are
	URL     string      // of the page that names more of them, or ""
}
