// Package data is the format of the record as files of data: CSV tables in the folder data/,
//
//	data/entries.csv  one row for each entry
//	data/votes.csv    one row for each vote, or another form of adoption, of an entry or a stage
//	data/media.csv    one row for each file of the evidence of an entry
//	data/ballots.csv  one row for each state in each vote whose states are known
//	data/sources.csv  one row for each source of each entry
//	data/withdrawn.csv  one row for each entry that was withdrawn
//	data/provisions.csv  one row for each thing that is known of a text to be said in it
//
// and of data/places.geojson, the places with the ids of their entries, where a place has
// a point (RFC 7946).
//
// They have what the pages of the same build show, in the same order: a preview
// with drafts has the drafts in its tables too. A table without rows is not
// made. The guide's topic "data" describes the columns; their order and names are
// an interface, so new ones are added at the end.
//
// The files are UTF-8 without a byte order mark. Line ends, CR LF, and quoting
// follow RFC 4180. Unknown values are empty cells, not 0. Text that a spreadsheet
// would take for a formula is neutralised by one function, text.
package data

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"

	"annals/internal/output"
	"annals/internal/site"
)

// table is a file whose rows are made one at a time.
type table struct {
	path   string
	header []string
	rows   iter.Seq[[]string] // a row is valid until the next one
}

// Outputs lists the tables of s that have rows.
func Outputs(s *site.Site) []output.Output {
	var all []output.Output
	add := func(t table, hasRows bool) {
		if hasRows {
			all = append(all, output.Output{Path: t.path, Renderer: t})
		}
	}
	add(entries(s), len(s.Entries) > 0)
	add(votes(s), len(s.Votes) > 0)
	add(ballots(s), len(s.States) > 0)
	add(media(s), s.HasMedia())
	add(sources(s), len(s.Citations) > 0)
	add(withdrawn(s), len(s.Withdrawn) > 0)
	if s.Places.HasPoints() {
		all = append(all, output.Output{Path: site.GeoJSON, Renderer: geoJSON{s}})
	}
	add(provisions(s), s.HasProvisions())
	return all
}

// Render writes the table as CSV.
func (t table) Render(w io.Writer) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	err := c.Write(t.header)
	for row := range t.rows {
		if err != nil {
			break
		}
		err = c.Write(row)
	}
	c.Flush()
	if err == nil {
		err = c.Error()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", t.path, err)
	}
	return nil
}
