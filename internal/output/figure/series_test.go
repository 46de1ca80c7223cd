package figure

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/load/config"
	"annals/internal/site"
)

func TestSeriesWithMostActsAreDrawn(t *testing.T) {
	var all []Series
	for i, n := range []int{3, 5, 1, 9, 5, 4} {
		all = append(all, Series{Series: &site.Series{Term: &config.Term{ID: fmt.Sprint(i)}}, Acts: make([]*site.Act, n), recorded: min(n, 9-n)})
	}
	for limit, want := range map[int]string{1: "1 and 3 more", 3: "1 4 5 and 1 more", 4: "0 1 4 5 and 0 more", 9: "0 1 4 5 and 0 more"} {
		chosen, left := chosenSeries(all, limit)
		var ids []string
		for _, s := range chosen {
			ids = append(ids, s.ID)
		}
		if got := fmt.Sprintf("%s and %d more", strings.Join(ids, " "), left); got != want {
			t.Errorf("of at most %d: %q, want %q", limit, got, want)
		}
	}
	if got := mainSeries(all); got.ID != "0" {
		t.Errorf("the home page draws %s", got.ID)
	}
	if got := mainSeries(all[2:4]); got.ID != "2" {
		t.Errorf("without any that can be drawn, the home page draws %s", got.ID)
	}
}
