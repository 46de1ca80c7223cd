// Package data is the format of the record as files of data: the CSV tables in the folder
// data/ that package dataset describes, column by column, and data/places.geojson, the
// places with the ids of their entries, where a place has a point (RFC 7946).
//
// They have what the pages of the same build show, in the same order: a preview
// with drafts has the drafts in its tables too. A table without rows is not
// made. The order and names of columns are an interface, so new ones are added at the end.
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
	"slices"

	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/output/figure"
	"annals/internal/site"
)

// table is a file whose rows are made one at a time.
type table struct {
	path   string
	header []string
	rows   iter.Seq[[]string] // a row is valid until the next one
}

// Files lists the tables of s that have rows, and the places that have points.
func Files(s *site.Site) []dataset.File {
	var all []dataset.File
	add := func(t *dataset.Table, rows iter.Seq[[]string], hasRows bool) {
		if hasRows {
			made := table{t.Path(), t.Header(s), rows}
			all = append(all, dataset.File{
				Output: output.Output{Path: made.path, Kind: "table", Streams: true, Renderer: made},
				Format: "CSV", Media: "text/csv", Table: t, Message: "data." + t.Name,
			})
		}
	}
	hasEntries := len(s.Entries) > 0
	add(&dataset.Entries, entries(s), hasEntries)
	add(&dataset.Votes, votes(s), len(s.Votes) > 0)
	add(&dataset.Ballots, ballots(s), len(s.States) > 0)
	add(&dataset.Stages, stages(s), slices.ContainsFunc(s.Entries, func(e *site.Entry) bool { return len(e.Stages) > 0 }))
	add(&dataset.Provisions, provisions(s), s.HasProvisions())
	add(&dataset.Sources, sources(s), len(s.Citations) > 0)
	add(&dataset.Media, media(s), s.HasMedia())
	add(&dataset.Corrections, corrections(s), len(s.Corrections) > 0)
	add(&dataset.Withdrawals, withdrawals(s), len(s.Withdrawn) > 0)
	add(&dataset.Terms, termRows(s), hasEntries)
	codes := stateCodes(s)
	add(&dataset.States, states(s, codes), len(codes) > 0)
	charts := figure.All(s)
	add(&dataset.Charts, chartRows(s, charts), len(charts) > 0)
	if hasEntries && s.Places.HasPoints() {
		all = append(all, dataset.File{
			Output: output.Output{Path: site.GeoJSON, Kind: "table", Renderer: geoJSON{s}},
			Format: "GeoJSON", Media: "application/geo+json", Message: "data.places",
		})
	}
	return all
}

// Charts lists the numbers of each chart as a file of its own, with the columns of the
// table of all charts.
func Charts(s *site.Site) []output.Output {
	var all []output.Output
	for _, of := range figure.All(s) {
		all = append(all, output.Output{Path: of.CSV(), Renderer: table{of.CSV(), dataset.Charts.Header(s), chartRows(s, []figure.Subject{of})}})
	}
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
