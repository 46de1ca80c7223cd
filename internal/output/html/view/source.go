package view

import "html/template"

// SourceView is a source of an entry.
type SourceView struct {
	ID        string // of its element: where a provision names it, or on the page of sources if it is the first of its year; or ""
	Title     Words
	URL       string // of other sites; "" for a source that has no address
	File      *Link  // the site's own file that is the source, or a copy of it
	Author    string // the names, one after the other
	Publisher string
	Date      *Date
	Medium    string // "document", "book", "article", "recording", "testimony", "data" or ""
	Lang      string
	Symbol    *Link
	Pages     string        // in words: "pp. 12–14"
	ISBN      string        // as written
	DOI       *Link         // to the work
	Location  template.HTML // in words: where it is kept; of a testimony how
	Archive   string        // a copy; "" also if all copies are as dead as URL
	Copies    []Link        // further copies, by the names of their hosts
	Dead      *Date         // the day on which URL was last found dead; nil while it is not
	Accessed  *Date
	Kind      string // "primary", "secondary" or ""
	Note      Words
	Entries   []EntryLink // on the page of sources: entries that cite it
}
