// Package data is the format of tables for other programs: the record as files
// of comma-separated values in the folder data/.
//
//	data/entries.csv  a row an entry
//	data/votes.csv    a row an entry that tells how a text was acted upon
//	data/ballots.csv  a row a state in each vote whose states are known
//
// They hold what the pages of the same build show, in the same order: a preview
// with drafts has the drafts in its tables as well. A table without rows is not
// made. The guide's topic "data" describes the columns; their order and their
// names are an interface, so new ones are added at the end.
//
// The files are UTF-8 without a byte order mark. Lines end as RFC 4180 says, in
// CR LF, and cells are quoted as it says. What is not known is an empty cell,
// which is not 0. Text that a spreadsheet would take for a formula is
// neutralised by one function, text.
package data

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"

	"annals/internal/output"
	"annals/internal/site"
)

// table is a file and how its rows are made, one at a time.
type table struct {
	path   string
	header []string
	rows   iter.Seq[[]string] // each until the next
}

// Outputs lists the tables of s that have rows.
func Outputs(s *site.Site) []output.Output {
	var all []output.Output
	add := func(t table, hasRows bool) {
		if hasRows {
			all = append(all, output.Output{Path: t.path, Render: t.write})
		}
	}
	add(entries(s), len(s.Entries) > 0)
	add(votes(s), len(s.Votes) > 0)
	add(ballots(s), len(s.States) > 0)
	return all
}

func (t table) write(w io.Writer) error {
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
