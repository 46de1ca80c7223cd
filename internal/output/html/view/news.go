package view

// NewsDay is what happened to the record on one day.
type NewsDay struct {
	ID     string // of its element, if it is the first day of its year; or ""
	Date   Date
	Groups []NewsGroup
}

// NewsGroup is the entries that were added, corrected or withdrawn on one day.
type NewsGroup struct {
	Kind      string // "added", "corrected" or "withdrawn"
	Name      string // in words
	Entries   []EntryLink
	Withdrawn []WithdrawnView // in place of Entries
}
