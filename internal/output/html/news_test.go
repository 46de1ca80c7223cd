package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/html/view"
	"annals/internal/testing/sitetest"
)

// newsOf lists what a page says is new: "2020-01-02 added 2018/a".
func newsOf(days []view.NewsDay) []string {
	var all []string
	for _, d := range days {
		for _, g := range d.Groups {
			for _, e := range g.Entries {
				all = append(all, fmt.Sprint(d.Date.Machine, " ", g.Kind, " ", e.URL))
			}
			for _, w := range g.Withdrawn {
				all = append(all, fmt.Sprint(d.Date.Machine, " ", g.Kind, " ", w.URL))
			}
		}
	}
	return all
}

func TestWhatIsNewByDay(t *testing.T) {
	f := formatOf(t, map[string]string{
		"content/2018/a.md": sitetest.Entry("A", "2018-01-01", "added = 2020-01-01\n[[corrections]]\ndate = 2021-01-01\ntext = \"x\"", ""),
		"content/2018/b.md": sitetest.Entry("B", "2018-01-02", "added = 2020-01-01", ""),
		"content/2018/c.md": "+++\n[withdrawn]\ndate = 2021-01-01\nreason = \"x\"\n+++\n",
	})
	p := f.view(t, "ko/new/index.html")
	want := []string{
		"2021-01-01 corrected ../2018/a.html#corrections", "2021-01-01 withdrawn ../2018/c.html",
		"2020-01-01 added ../2018/b.html", "2020-01-01 added ../2018/a.html",
	}
	if diff := cmp.Diff(want, newsOf(p.News)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p.Title.Text != "새로운 소식" || p.News[0].Groups[0].Name != "정정" || len(p.Feeds) != 2 || p.Feeds[0].URL != "../corrections/feed.xml" {
		t.Errorf("title %q, group %q, feeds %v", p.Title, p.News[0].Groups[0].Name, p.Feeds)
	}
	root := parsedPage(t, f, "2018/b.html")
	leads := 0
	for _, a := range elements(root, "a") {
		if href, _ := attr(a, "href"); href == "../new/index.html" {
			leads++
		}
	}
	if leads != 1 {
		t.Errorf("the foot leads to the page %d times", leads)
	}
}

func TestNothingNewSaysSo(t *testing.T) {
	page := everyPage(t, formatOf(t, map[string]string{"content/2018/a.md": sitetest.Entry("A", "2018-01-01", "", "")}))["new/index.html"]
	if !strings.Contains(page, "no entry says when it was added") {
		t.Errorf("the page of nothing says\n%s", page)
	}
}

// The first page of a long list shows the newest changes and leads to the others.
func TestLongNewsAreSplitByTime(t *testing.T) {
	content := map[string]string{}
	for i := range maxNewest + 10 {
		content[fmt.Sprintf("content/2018/e%02d.md", i)] = sitetest.Entry("E", "2018-01-01", fmt.Sprintf("added = 20%02d-01-01", 10+i/30), "")
	}
	f := formatOf(t, content, pagesOf(40))
	first, year := f.view(t, "new/index.html"), f.view(t, "new/2010.html")
	if n := len(newsOf(first.News)); n != maxNewest || len(first.Long.Groups) != 1 || !strings.Contains(first.Long.Newest, "The newest 50 of 60") {
		t.Errorf("the first page has %d changes and says %q", n, first.Long.Newest)
	}
	if n := len(newsOf(year.News)); n != 30 || year.Title.Text != "What is new: 2010" || year.Period.Words != "30 changes" {
		t.Errorf("%q has %d changes, %q", year.Title.Text, n, year.Period.Words)
	}
}

// A long list of one year has a bar of its days; a short one needs none.
func TestLongNewsOfAYearHaveABarOfDays(t *testing.T) {
	news := func(n int) *view.Page {
		files := map[string]string{}
		for i := range n {
			front := fmt.Sprintf("added = 2020-03-%02d\n", 1+i%2)
			files[fmt.Sprintf("content/2018/e%d.md", i)] = sitetest.Entry("An event", "2018-01-01", front, "")
		}
		return formatOf(t, files).view(t, "new/index.html")
	}
	if p := news(maxUndivided); p.Jump != nil {
		t.Errorf("%d changes have a bar: %+v", maxUndivided, p.Jump)
	}
	p := news(maxUndivided + 1)
	if p.Jump == nil {
		t.Fatal("there is no bar")
	}
	var got []string
	for _, l := range p.Jump.Links {
		got = append(got, l.Name.Text+" "+l.URL)
	}
	if diff := cmp.Diff([]string{"2 March 2020 #d2020-03-02", "1 March 2020 #d2020-03-01"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if id := p.News[1].ID; id != "d2020-03-01" {
		t.Errorf("the second day has the id %q", id)
	}
}
