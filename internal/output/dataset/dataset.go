// Package dataset describes the files of data that are published with a record: which
// there are, and what stands in each column of each table.
//
// Its input is the files that the formats make; its output is the same files with their
// descriptions, sizes and checksums. The tables of columns are the one home of what a
// column means: the tables themselves, the data package, the page on data and the guide
// are all made from them, or held against them. The package makes no row and no markup.
package dataset

import "annals/internal/site"

// Words is a text about data in the languages that it is written in.
type Words struct{ En, Ko string }

// In returns the text in a language, else in English, and the language that it is in.
func (w Words) In(tag string) (text, in string) {
	if w.Ko != "" && (tag == "ko" || len(tag) > 3 && tag[:3] == "ko-") {
		return w.Ko, "ko"
	}
	return w.En, "en"
}

// Type is the type of the cells of a column.
type Type string

// The types. An EDTF date is a text; a Day is a whole day of the calendar.
const (
	Text    Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
	Boolean Type = "boolean"
	Day     Type = "date"
	Address Type = "address" // on the web
)

// Column describes a column of a table.
type Column struct {
	Name    string
	Type    Type
	About   Words
	Unit    Words // of a number; or empty
	Absent  Words // what an empty cell means; empty: no cell is
	Key     bool  // part of what names the row
	Refers  Ref   // where the same value stands; zero: nowhere
	PerLang bool  // one column for each language of the site: Name and "_" and its tag

	values func(*site.Site) []string
}

// Ref is a column of a table.
type Ref struct{ Table, Column string }

// Values returns the values that cells may have; nil: any.
func (c *Column) Values(s *site.Site) []string {
	if c.values == nil {
		return nil
	}
	return c.values(s)
}

// Table describes a table.
type Table struct {
	Name    string
	Columns []Column
}

// Path returns the output file of the table.
func (t *Table) Path() string { return "data/" + t.Name + ".csv" }

// In returns the columns that the table has on a site.
func (t *Table) In(s *site.Site) []Column {
	var all []Column
	for _, c := range t.Columns {
		if !c.PerLang {
			all = append(all, c)
			continue
		}
		for _, tag := range s.Tags() {
			own := c
			own.Name += "_" + tag
			all = append(all, own)
		}
	}
	return all
}

// Header returns the names of the columns that the table has on a site.
func (t *Table) Header(s *site.Site) []string {
	var names []string
	for _, c := range t.In(s) {
		names = append(names, c.Name)
	}
	return names
}

// Tables returns all tables, in the order in which readers are shown them.
func Tables() []*Table {
	return []*Table{&Entries, &Votes, &Ballots, &Stages, &Provisions, &Sources, &Media, &Corrections, &Withdrawals, &Terms, &States, &Charts}
}

// The parts that columns are made of.

func column(t Type, name, en, ko string) Column {
	return Column{Name: name, Type: t, About: Words{en, ko}}
}

func text(name, en, ko string) Column    { return column(Text, name, en, ko) }
func integer(name, en, ko string) Column { return column(Integer, name, en, ko) }

func (c Column) absent(w Words) Column { c.Absent = w; return c }
func (c Column) unit(w Words) Column   { c.Unit = w; return c }
func (c Column) key() Column           { c.Key = true; return c }

func (c Column) of(values func(*site.Site) []string) Column { c.values = values; return c }

func (c Column) refers(to *Table, column string) Column {
	c.Refers = Ref{to.Name, column}
	return c
}

// perLang makes the columns of a text that the site's languages share.
func perLang(name, en, ko string) Column {
	c := text(name, en, ko).absent(untranslated)
	c.PerLang = true
	return c
}

// each returns the function that lists words of a closed grammar.
func each[T ~string](words ...T) func(*site.Site) []string {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return func(*site.Site) []string { return all }
}
