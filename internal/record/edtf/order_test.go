package edtf_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"annals/internal/record/edtf"

	"github.com/google/go-cmp/cmp"
)

func TestCompareSortsByTheEarliestDay(t *testing.T) {
	want := []string{
		"-0044-03-15",
		"0000",
		"156X-12-25",
		"1562-12-24",
		"[..1984]",
		"../1985-04-12",
		"1985-04-12",
		"2000/..",
		"20XX",
		"2001/2004",
		"2001",
		"2001-01/2001-03",
		"2001-01-01",
		"2001-21",
		"2001-03-01",
		"2001-05",
		"2001-05-31",
		"2001-22",
		"2001-24",
		"2001-12",
		"2001-12-31",
		"201X",
		"[2012..2014]",
		"2013-03-21",
		"2014",
		"2014-02-17",
		"2014-03",
		"2014-03-17",
		"2014-03-31",
		"2014-12-18",
		"2018-08-20/..",
		"2018-08-20/2018-08-26",
		"2018-08-20",
		"[2018-11-15,2018-12-17]",
		"XXXX/2018-12-31",
		"../2018",
		"Y170000002",
		"XXXX",
		"XXXX-12-25",
		"",
	}
	dates := make([]edtf.Date, len(want))
	for i, s := range want {
		if s != "" {
			dates[i] = mustParse(t, s)
		}
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(dates), func(i, j int) { dates[i], dates[j] = dates[j], dates[i] })
	slices.SortFunc(dates, edtf.Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestCompareIgnoresText(t *testing.T) {
	for _, same := range [][2]string{{"2014", "2014~"}, {"2018-12-17?", "2018-12-17%"}} {
		if got := edtf.Compare(mustParse(t, same[0]), mustParse(t, same[1])); got != 0 {
			t.Errorf("%s and %s: %d", same[0], same[1], got)
		}
	}
}
