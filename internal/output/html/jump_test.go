package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/view"
	"annals/internal/testing/sitetest"
)

// manyYears is a site with an entry or two in each of the years from 1990 on, one before
// our era and one in an unknown year.
func manyYears(n int) map[string]string {
	files := map[string]string{
		"content/-0044/ides.md":  sitetest.Entry("Ides", "-0044-03-15", "topics = [\"food\"]", ""),
		"content/0000/photo.md":  sitetest.Entry("A photograph", "XXXX", "topics = [\"food\"]", ""),
		"content/1990/second.md": sitetest.Entry("Second", "1990-05-01", "topics = [\"food\"]\nmilestone = true", ""),
	}
	for i := range n {
		front := fmt.Sprintf("topics = [\"food\"]\n[[sources]]\ntitle = \"Paper %d\"\nurl = \"https://example.org/%[1]d\"\npublisher = \"Office\"", i)
		files[fmt.Sprintf("content/%d/e.md", 1990+i)] = sitetest.Entry(fmt.Sprintf("Entry %d", i), fmt.Sprintf("%d-03-04", 1990+i), front, "")
	}
	return files
}

func barOf(v *view.JumpView) []string {
	if v == nil {
		return nil
	}
	var all []string
	for _, l := range v.Links {
		all = append(all, l.URL)
	}
	return all
}

func TestEveryYearOfHomePageHasID(t *testing.T) {
	p := formatOf(t, manyYears(2)).view(t, "index.html")
	want := []string{"#y-0044", "#y1990", "#y1991", "#yundated"}
	if diff := cmp.Diff(want, barOf(p.Jump)); diff != "" {
		t.Errorf("the bar (-want +got):\n%s", diff)
	}
	if names := []string{p.Home.Groups[0].Name, p.Home.Groups[3].Name}; names[0] != "45 BCE" || names[1] != "Undated" {
		t.Errorf("the headings are %q", names)
	}
	for i, g := range p.Home.Groups {
		if "#"+g.ID != want[i] || g.More != "" {
			t.Errorf("group %d is %q and folds %q", i, g.ID, g.More)
		}
	}
	large := formatOf(t, manyYears(maxHomeEntries)).view(t, "index.html")
	first := large.Long.Groups[0].Periods[0]
	if got := barOf(large.Jump); first.ID != "y-0044" || len(got) != maxHomeEntries+2 || got[0] != "-0044/index.html" {
		t.Errorf("the bar of a large record is %q, its first year %q", got, first.ID)
	}
}

func TestLongListFoldsToMilestones(t *testing.T) {
	p := formatOf(t, manyYears(maxUnfolded)).view(t, "index.html")
	var got []string
	for _, g := range p.Home.Groups[:3] {
		got = append(got, g.More)
	}
	if diff := cmp.Diff([]string{"1 entry", "1 more event", "1 entry"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLongListsHaveBars(t *testing.T) {
	year := busyYear(maxUndivided)
	for i := range 3 {
		year[fmt.Sprintf("content/2018/may%d.md", i)] = sitetest.Entry("May", "2018-05-02", "topics = [\"food\"]", "")
	}
	tests := map[string]struct {
		files  map[string]string
		limit  int
		path   string
		first  string
		number int
	}{
		"year by month":     {year, 200, "2018/index.html", "#m2018", 3},
		"month by day":      {busyYear(maxUndivided + 1), maxUndivided + 1, "2018/12/index.html", "#d2018-12-01", 13},
		"short year":        {busyYear(3), 200, "2018/index.html", "", 0},
		"topic by year":     {manyYears(maxUndivided), 200, "topics/food.html", "#y-0044", 14},
		"short topic":       {manyYears(2), 200, "topics/food.html", "", 0},
		"years of sources":  {manyYears(maxUndivided + 1), 200, "sources/index.html", "", 0},
		"states by letter":  {record, 200, "states/index.html", "", 0},
		"corrections, none": {record, 200, "corrections/index.html", "", 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := barOf(formatOf(t, test.files, pagesOf(test.limit)).view(t, test.path).Jump)
			if len(got) != test.number || test.number > 0 && got[0] != test.first {
				t.Errorf("%s has the bar %q", test.path, got)
			}
		})
	}
}

// Each link to a part of the page leads to one, and no id is given twice.
func TestPartsOfLongListsExist(t *testing.T) {
	f := formatOf(t, withFiles(withFiles(manyYears(30), busyYear(30)), map[string]string{
		"content/_index.md": "+++\ntitle = \"Home\"\n+++\n## Jump\n\n## Timeline\n\n## Filters heading\n\n## Overview title\n",
	}))
	bars := 0
	for path, page := range everyPage(t, f) {
		root := parse(t, page)
		ids := map[string]int{}
		for _, n := range byAttr(root, "id") {
			id, _ := attr(n, "id")
			ids[id]++
			if ids[id] > 1 {
				t.Errorf("%s has two parts with the id %q", path, id)
			}
		}
		for _, a := range elements(root, "a") {
			href, _ := attr(a, "href")
			if id, ok := strings.CutPrefix(href, "#"); ok && ids[id] == 0 && path != "404.html" {
				t.Errorf("%s links to #%s, which it does not have", path, id)
			}
		}
		bars += len(byClass(root, "jump"))
	}
	if bars < 4 {
		t.Errorf("only %d pages have a bar", bars)
	}
}

func TestManySourcesOfPublisherHaveYears(t *testing.T) {
	p := formatOf(t, manyYears(maxUndivided+1)).view(t, "sources/index.html")
	publisher := p.Sources[0]
	if publisher.ID != "publisher-office" || len(publisher.Years) != maxUndivided+1 || publisher.Years[0].URL != "#publisher-office-1990" ||
		publisher.Sources[0].ID != "publisher-office-1990" {
		t.Errorf("%q has the years %v, its first source %q", publisher.ID, publisher.Years, publisher.Sources[0].ID)
	}
}

func TestLettersBar(t *testing.T) {
	b := formatOf(t, record).builder()
	bar := b.lettersBar([]string{"A", "A", "B", "A"}, func(i int) string { return fmt.Sprint("letter-", i) })
	if diff := cmp.Diff([]string{"#letter-0", "#letter-2"}, barOf(bar)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if bar := b.lettersBar([]string{"A", "A"}, func(int) string { return "" }); bar != nil {
		t.Errorf("one letter has the bar %v", bar)
	}
}

func TestNameAnchor(t *testing.T) {
	for name, want := range map[string]string{
		"Human Rights Watch": "p-human-rights-watch", "right-docs.org": "p-right-docs-org", "": "p-", "통일부": "p-통일부", "É. <b>": "p-é-b",
	} {
		if got := nameAnchor("p-", name); got != want {
			t.Errorf("%q has the id %q, not %q", name, got, want)
		}
	}
}

func TestRowsOfLongTablesHaveYears(t *testing.T) {
	b := formatOf(t, record).builder()
	years := strings.Fields("2003 2003 2004 2005 2005 2005 2006 2007 2008 2009 2010 2003 2011")
	var p view.Page
	year := func(i int) (id, name string) { return years[i], years[i] }
	ids := b.rowAnchors(&p, len(years), view.JumpView{Name: "Years"}, year)
	want := []string{"y2003", "", "y2004", "y2005", "", "", "y2006", "y2007", "y2008", "y2009", "y2010", "y2003-2", "y2011"}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Errorf("the rows (-want +got):\n%s", diff)
	}
	if got := barOf(p.Jump); len(got) != 10 || got[0] != "#y2003" {
		t.Errorf("the bar is %q", got)
	}
	p.Jump = nil
	if ids := b.rowAnchors(&p, 3, view.JumpView{}, year); strings.Join(ids, "") != "" || p.Jump != nil {
		t.Errorf("a short table has the ids %q and the bar %v", ids, p.Jump)
	}
}
