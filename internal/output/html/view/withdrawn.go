package view

// WithdrawnView is an entry that was withdrawn: on its own page, in the list of all, and
// where an entry names it as what led to it.
type WithdrawnView struct {
	ID     string
	Date   Date // of the withdrawal
	Reason Words
	URL    string // of its page
	List   string // of the list of all, on its own page; else ""
}
