package publish

// Group is the position of a file in the order of a publication that replaces one file
// after the other, so that at every moment each page is whole and finds what it loads.
// The manifest follows after the last group and makes the publication complete; files
// that are no longer of the site are removed after that, and never after a failure.
type Group int

// The groups, in their order.
const (
	Assets  Group = iota // what pages load: style sheets, scripts, pictures, fonts
	Pages                // entries and plain pages
	Lists                // home pages, lists and redirects, which link to pages
	Indexes              // what is made from all pages: search index, feeds, calendars, tables, sitemap
	groups               // their number
)
