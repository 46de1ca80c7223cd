package symbol

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"annals/internal/testing/sharedtest"
)

// TestSymbolsOfFacts checks that every symbol of the verified facts is in its
// normalized spelling, has the URL given there and includes the year of its event.
func TestSymbolsOfFacts(t *testing.T) {
	rows := sharedtest.Table(t, "facts/record.csv")
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	r := registry(t)
	count := 0
	for _, row := range rows[1:] {
		if column(row, "type") == "law" {
			continue // the number of an act of a state
		}
		id, date := column(row, "id"), column(row, "date")
		for _, name := range []string{"symbol", "draft_symbol"} {
			in := column(row, name)
			if in == "" {
				continue
			}
			count++
			s, err := r.Parse(in)
			if err != nil || s.String() != in {
				t.Errorf("%s: %q is parsed as %q, %v", id, in, s, err)
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
				t.Errorf("%s: %s has the URL %s, want %s", id, s, s.URL(), url)
			}
		}
	}
	if count < 60 {
		t.Errorf("only %d symbols were found", count)
	}
}
