package symbol

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"annals/internal/sharedtest"
)

// Every symbol of the record is read as it stands, leads to the address that
// the record gives, and belongs to the year of its event.
func TestSymbolsOfTheRecord(t *testing.T) {
	rows := sharedtest.Table(t, "facts/facts.csv")
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	r := registry(t)
	seen := 0
	for _, row := range rows[1:] {
		id, date := column(row, "id"), column(row, "date")
		for _, name := range []string{"symbol", "draft_symbol"} {
			in := column(row, name)
			if in == "" {
				continue
			}
			seen++
			s, err := r.Parse(in)
			if err != nil || s.String() != in {
				t.Errorf("%s: %q is read as %q, %v", id, in, s, err)
				continue
			}
			year, err := strconv.Atoi(date[:4])
			if err != nil {
				t.Fatal(err)
			}
			if from, to, ok := s.Years(); ok && (year < from || year > to) {
				t.Errorf("%s: %s is of %d to %d, the event of %d", id, s, from, to, year)
			}
			url := column(row, "official_url")
			if name == "symbol" && strings.HasSuffix(url, in) && s.URL() != url {
				t.Errorf("%s: %s leads to %s, want %s", id, s, s.URL(), url)
			}
		}
	}
	if seen < 60 {
		t.Errorf("only %d symbols were found in the record", seen)
	}
}
