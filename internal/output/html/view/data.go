package view

// DataView is the page on the files of data.
type DataView struct {
	License    Words // their terms, or ""
	LicenseURL string
	Groups     []DataGroup
	Package    DataFile // the description of all of them
	Print      string   // the address of the print edition, or ""
	Zip        string   // the address of the site as one file, or ""
	Example    string   // the name of a table
	Figures    []DataFigure
}

// DataGroup is a table, or a file in one or more forms.
type DataGroup struct {
	ID      string // of its section
	Name    string
	About   string
	Files   []DataFile
	Columns []DataColumn // of a table
}

// DataFigure is a chart that other sites may show.
type DataFigure struct {
	ID    string // of its part of the page
	Title Words
	Files []DataFile
	Embed string // address of the page that may be shown in a frame
	Code  string // markup that shows it; "" if the address of the site is not known
}

// DataFile is a file of data.
type DataFile struct {
	Name   string // "votes.csv"
	URL    string
	Type   string // media type
	Format string // "CSV"
	Size   string // in words; "" if it is not known
}

// DataColumn is a column of a table.
type DataColumn struct {
	Name   string
	About  Words
	Type   string // in words
	Unit   Words
	Values []string // that cells may have; none: any
	Absent Words    // what an empty cell means; "": no cell is empty
}
