package html

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/view"
	"annals/internal/testing/sitetest"
)

func TestHomePageKeyFigures(t *testing.T) {
	f := formatOf(t, record)
	home := f.view(t, "index.html")
	counts := map[string]string{}
	for _, figure := range home.Home.Figures {
		counts[figure.Name] = figure.Number
	}
	recorded, without := 0, 0
	for _, a := range f.site.Votes {
		switch {
		case a.Vote.Method == "recorded":
			recorded++
		case a.Vote.Method == "consensus" && a.Stage == nil:
			without++
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

// Votes of stages are votes, a text adopted twice is one text, and what was not recorded
// is no recorded vote.
func TestKeyFiguresOfStages(t *testing.T) {
	stage := func(id, lines string) string {
		return "[[stages]]\nlabel = \"" + id + "\"\ndate = 2018-11-15\nid = \"" + id + "\"\n" + lines
	}
	const recorded, consensus = "method = \"recorded\"\nyes = 3\nno = 1\n", "method = \"consensus\"\n"
	f := formatOf(t, map[string]string{
		"content/2018/a.md": sitetest.Entry("A", "2018-12-17", "[vote]\n"+recorded+stage("committee", recorded), "\n"),
		"content/2018/b.md": sitetest.Entry("B", "2018-12-18", "[vote]\n"+consensus+stage("committee", consensus)+stage("bureau", consensus), "\n"),
		"content/2018/c.md": sitetest.Entry("C", "2018-12-19", stage("committee", consensus), "\n"),
		"content/2018/d.md": sitetest.Entry("D", "2018-12-20", "[vote]\nmethod = \"secret\"\noutcome = \"adopted\"\n"+stage("committee", consensus), "\n"),
		"content/2018/e.md": sitetest.Entry("E", "2018-12-21", "[vote]\n"+consensus+"outcome = \"withdrawn\"\n", "\n"),
		"content/2018/f.md": sitetest.Entry("F", "2018-12-22", stage("committee", recorded+"question = \"amendment\"\n"), "\n"),
	})
	home := f.view(t, "index.html")
	want := []view.KeyFigure{{Name: "Entries", Number: "6"}, {Name: "Years", Number: "1"}, {Name: "Recorded votes", Number: "3"}, {Name: "Adopted without a vote", Number: "2"}}
	if diff := cmp.Diff(want, home.Home.Figures); diff != "" {
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

func TestPercentIsTheNearestHundredth(t *testing.T) {
	for total := 1; total <= 400; total++ {
		for n := range 2*total + 1 {
			want := strconv.FormatFloat(float64(n)*100/float64(total), 'f', 2, 64) + "%"
			if got := percent(n, total); got != want {
				t.Fatalf("%d of %d is %s, want %s", n, total, got, want)
			}
		}
	}
	for _, n := range []int{0, 1, 1 << 39, 1 << 50} {
		want := strconv.FormatFloat(float64(n)*100/1e6, 'f', 2, 64) + "%"
		if got := percent(n, 1e6); got != want {
			t.Errorf("%d of a million is %s, want %s", n, got, want)
		}
	}
}
