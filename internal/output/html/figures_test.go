package html

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/view"
)

func TestHomePageKeyFigures(t *testing.T) {
	f := formatOf(t, record)
	home := f.view(t, "index.html")
	counts := map[string]string{}
	for _, figure := range home.Home.Figures {
		counts[figure.Name] = figure.Number
	}
	recorded, without := 0, 0
	for _, e := range f.site.Votes {
		if e.Vote.Method == "consensus" {
			without++
		} else if e.Vote.Method != "" {
			recorded++
		}
	}
	want := map[string]string{
		"Entries": home.Number(len(f.site.Entries)), "Years": home.Number(len(f.site.Years)),
		"Recorded votes": home.Number(recorded), "Adopted without a vote": home.Number(without), "States": home.Number(len(f.site.States)),
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestKeyFiguresLeaveOutZeroCounts(t *testing.T) {
	f := formatOf(t, map[string]string{
		"config.toml":         "title = \"T\"\nbase_url = \"https://example.org/\"\n[types.note]\nlabel = \"Note\"\n",
		"content/2018/one.md": "+++\ntitle = \"One\"\ndate = 2018-12-17\ntype = \"note\"\nsummary = \"S\"\n[[sources]]\ntitle = \"S\"\nurl = \"https://example.org/\"\n+++\n",
	})
	home := f.view(t, "index.html")
	want := []view.KeyFigure{{Name: "Entries", Number: "1"}, {Name: "Years", Number: "1"}}
	if diff := cmp.Diff(want, home.Home.Figures); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
