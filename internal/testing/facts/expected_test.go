package facts_test

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"annals/internal/testing/sharedtest"
)

// facts is the verified table and its notes.
type facts struct {
	rows  []map[string]string
	byID  map[string]map[string]string
	notes string
}

func readFacts(t *testing.T) *facts {
	t.Helper()
	f := &facts{byID: map[string]map[string]string{}, rows: sharedtest.Records(t, "facts/record.csv")}
	for _, row := range f.rows {
		f.byID[row["id"]] = row
	}
	f.notes = read(t, sharedtest.Path(t, "facts/notes.md")) + read(t, sharedtest.Path(t, "facts/notes-2.md"))
	return f
}

func read(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// rowsOf returns the rows of each entry, in the order of the table: its own, and those
// of its stages.
func rowsOf(f *facts) map[string][]string {
	rows := map[string][]string{}
	for _, row := range f.rows {
		if id := cmp.Or(entryOfRow[row["id"]], stageOfRow[row["id"]].entry); id != "" {
			rows[id] = append(rows[id], row["id"])
		}
	}
	return rows
}

// figures returns the expected figures of an entry: its first row gives the entry
// itself, any other a stage.
func (f *facts) figures(id string, rows []string) figures {
	head := f.byID[rows[0]]
	out := figures{
		Date:       f.column(head, "date"),
		Vote:       f.adoption(head),
		Cosponsors: head["cosponsors"],
	}
	if out.Vote != "" {
		out.Organ = organIDs[head["body"]]
	}
	if symbol := f.column(head, "symbol"); symbol != "" {
		out.Symbols = append(out.Symbols, symbol)
	}
	out.Symbols = append(out.Symbols, additionalSymbols[id].symbols...)
	out.Stages = append(out.Stages, f.drafts(head)...)
	for _, extra := range extraStages {
		if entryOfRow[extra.row] == id {
			out.Stages = append(out.Stages, extra.stage)
		}
	}
	for _, row := range f.rows {
		if of, ok := stageOfRow[row["id"]]; ok && of.entry == id {
			out.Stages = append(out.Stages, stage{f.column(row, "date"), of.organ, row["symbol"], f.adoption(row)})
		}
	}
	sortStages(out.Stages)
	return out
}

// column returns the expected text of a column.
func (f *facts) column(row map[string]string, name string) string {
	for _, d := range departures() {
		if d.row == row["id"] && d.column == name {
			return d.printed
		}
	}
	return row[name]
}

// adoption returns how the organ acted, in the form of voteText. All votes of the
// Security Council on the record's subject were procedural.
func (f *facts) adoption(row map[string]string) string {
	how := f.column(row, "adopted_how")
	switch {
	case how == "consensus":
		return "consensus adopted"
	case how == "":
		return ""
	}
	method := "recorded"
	if row["body"] == "Security Council" {
		method = "recorded procedural"
	}
	return method + " adopted " + orUnknown(row["vote_yes"]) + "-" + orUnknown(row["vote_no"]) + "-" + orUnknown(row["vote_abstain"])
}

func orUnknown(column string) string {
	if column == "" {
		return "?"
	}
	return column
}

// drafts returns the stage of the draft: that of the Third Committee if there is
// one, else the draft on which the organ itself acted.
func (f *facts) drafts(row map[string]string) []stage {
	switch {
	case row["third_committee_vote"] == "without a vote":
		return []stage{{f.column(row, "third_committee_date"), "third-committee", row["draft_symbol"], "consensus adopted"}}
	case row["third_committee_vote"] != "":
		return []stage{{f.column(row, "third_committee_date"), "third-committee", row["draft_symbol"], "recorded adopted " + row["third_committee_vote"]}}
	case row["draft_symbol"] != "":
		date := f.column(row, "date")
		for _, d := range draftDates {
			if d.row == row["id"] {
				date = d.printed
			}
		}
		return []stage{{date, organIDs[row["body"]], row["draft_symbol"], ""}}
	}
	return nil
}

// rowText returns the prose columns of a row.
func rowText(row map[string]string) string {
	return strings.Join([]string{
		row["title"], row["evidence"], row["notes"], row["meeting_record"], row["official_url"], row["other_source_url"],
	}, "\n")
}
