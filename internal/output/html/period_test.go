package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"annals/internal/testing/sitetest"
)

// busyYear is a site with n entries in December 2018, every other a milestone, and
// one entry of that year without a month.
func busyYear(n int) map[string]string {
	files := map[string]string{
		"content/2017/first.md":  sitetest.Entry("First", "2017-05-01", "topics = [\"food\"]", ""),
		"content/2018/later.md":  sitetest.Entry("Some time", "2018", "topics = [\"food\"]", ""),
		"content/2018/_index.md": "+++\ntitle = \"A busy year\"\n+++\nMuch happened.\n",
	}
	for i := range n {
		front := fmt.Sprintf("milestone = %t\ntopics = [\"food\"]", i%2 == 0)
		files[fmt.Sprintf("content/2018/e%03d.md", i)] = sitetest.Entry(fmt.Sprintf("Entry %d", i), fmt.Sprintf("2018-12-%02d", 1+i*31/n), front, "")
	}
	return files
}

// titles lists the titles of the cards on a page.
func titles(root *dom.Node) []string {
	var all []string
	for _, card := range elements(root, "article") {
		all = append(all, textOf(elements(card, "h3")[0]))
	}
	return all
}

func TestLongYearLinksToMonths(t *testing.T) {
	f := formatOf(t, busyYear(5), pagesOf(3))
	root := parsedPage(t, f, "2018/index.html")
	if text := textOf(elements(root, "main")[0]); !strings.Contains(text, "Much happened.") {
		t.Errorf("the introduction is missing: %s", text)
	}
	want := []string{
		"2018 (month not known): 2018/undated/index.html",
		"December 2018, part 1 of 2: 2018/12/index.html", "December 2018, part 2 of 2: 2018/12/2.html",
	}
	if diff := cmp.Diff(want, linksIn(firstByClass(t, root, "periods"), "2018/index.html")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Entry 0", "Entry 2", "Entry 4"}, titles(root)); diff != "" {
		t.Error("milestones", diff)
	}
}

func TestPeriodPageNavigation(t *testing.T) {
	f := formatOf(t, busyYear(5), pagesOf(3))
	tests := []struct {
		page, title, heading    string
		crumbs, pager, siblings []string
		current                 string
		entries                 []string
	}{
		{
			page: "2018/12/2.html", title: "December 2018, part 2 of 2 · A record", heading: "December 2018, part 2 of 2",
			crumbs:   []string{"Timeline: index.html", "2018: 2018/index.html"},
			pager:    []string{"Previous December 2018, part 1 of 2: 2018/12/index.html"},
			siblings: []string{"2018 (month not known): 2018/undated/index.html", "December 2018, part 1 of 2: 2018/12/index.html"},
			current:  "December 2018, part 2 of 2", entries: []string{"Entry 3", "Entry 4"},
		},
		{
			page: "topics/food/2017.html", title: "Food: 2017 · A record", heading: "Food 2017",
			crumbs: []string{"Timeline: index.html", "Topics: topics/index.html", "Food: topics/food.html"},
			pager:  []string{"Next 2018: topics/food/2018.html"}, siblings: []string{"2018: topics/food/2018.html"},
			current: "2017", entries: []string{"First"},
		},
		{
			page: "ko/topics/food/2018-undated.html", title: "식량: 2018년(월 미상) · 기록", heading: "식량 2018년(월 미상)",
			crumbs: []string{
				"연표: ko/index.html", "주제: ko/topics/index.html", "식량: ko/topics/food.html", "2018년: ko/topics/food/2018.html",
			},
			pager: []string{"이전 2017년: ko/topics/food/2017.html", "다음 2018년 12월, 2부분 중 1번째: ko/topics/food/2018-12.html"},
			siblings: []string{
				"2018년 12월, 2부분 중 1번째: ko/topics/food/2018-12.html", "2018년 12월, 2부분 중 2번째: ko/topics/food/2018-12-2.html",
			},
			current: "2018년(월 미상)", entries: []string{"Some time"},
		},
	}
	for _, test := range tests {
		t.Run(test.page, func(t *testing.T) {
			root := parsedPage(t, f, test.page)
			got := tests[0]
			got.page, got.title, got.heading = test.page, textOf(elements(root, "title")[0]), textOf(elements(root, "h1")[0])
			got.crumbs, got.pager = linksIn(firstByClass(t, root, "crumbs"), test.page), linksIn(firstByClass(t, root, "pager"), test.page)
			beside := firstByClass(t, root, "beside")
			got.siblings, got.current, got.entries = linksIn(beside, test.page), textOf(elements(beside, "strong")[0]), titles(root)
			if diff := cmp.Diff(fmt.Sprintf("%+q", test), fmt.Sprintf("%+q", got)); diff != "" {
				t.Errorf("want %q\n got %q", test, got)
			}
		})
	}
}

func TestCardLinksAreRelativeToDeepPages(t *testing.T) {
	f := formatOf(t, busyYear(5), pagesOf(3))
	for page, want := range map[string]string{
		"2018/12/2.html": "../../2018/e003.html", "ko/topics/food/2018-12-2.html": "../../2018/e003.html", "topics/food/2017.html": "../../2017/first.html",
	} {
		found := false
		for _, n := range elements(parsedPage(t, f, page), "a") {
			href, _ := attr(n, "href")
			found = found || href == want
		}
		if !found {
			t.Errorf("%s does not lead to %s", page, want)
		}
	}
}

func TestLongListShowsNewestMilestones(t *testing.T) {
	f := formatOf(t, busyYear(2*maxMilestones+3), pagesOf(10))
	for page, want := range map[string]string{
		"2018/index.html": "The newest 50 of 52 milestones.", "types/meeting.html": "The newest 50 of 52 milestones.",
		"topics/food/2018.html": "The newest 50 of 52 milestones.",
	} {
		root := parsedPage(t, f, page)
		got := titles(root)
		if len(got) != maxMilestones || got[0] != "Entry 4" || got[maxMilestones-1] != "Entry 102" {
			t.Errorf("%s shows %q", page, got)
		}
		if text := textOf(root); !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}

func TestLongListsOfSourcesCorrectionsAndVotes(t *testing.T) {
	f := formatOf(t, record, pagesOf(1))
	tests := []struct {
		page string
		want []string // links to periods
	}{
		{"sources/index.html", []string{"2017: sources/2017.html", "2018: sources/2018.html", "2019: sources/2019.html"}},
		{"votes/index.html", []string{"2018: votes/2018.html", "2019: votes/2019.html"}},
		{"votes/2018.html", []string{"November 2018: votes/2018-11.html", "December 2018, part 1 of 2: votes/2018-12.html", "December 2018, part 2 of 2: votes/2018-12-2.html"}},
	}
	for _, test := range tests {
		root := parsedPage(t, f, test.page)
		if diff := cmp.Diff(test.want, linksIn(firstByClass(t, root, "periods"), test.page)); diff != "" {
			t.Errorf("%s: %s", test.page, diff)
		}
		if rows := len(elements(root, "cite")) + len(elements(root, "tbody")); test.page != "votes/index.html" && rows > 0 {
			t.Errorf("%s still lists the items of its periods", test.page)
		}
	}
	votes := parsedPage(t, f, "votes/2018-12.html")
	if n := len(elements(votes, "table")); n != 2 {
		t.Errorf("a page of votes has %d tables, not the votes and the states", n)
	}
	if text := textOf(parsedPage(t, f, "sources/2017.html")); !strings.Contains(text, "Le Monde") || strings.Contains(text, "United Nations") {
		t.Errorf("the sources of 2017 are %s", text)
	}
}

func TestStateWithManyVotesHasRowPerYear(t *testing.T) {
	f := formatOf(t, record, pagesOf(1))
	var rows []string
	for _, tr := range elements(parsedPage(t, f, "states/ARM.html"), "tr") {
		row := textOf(tr)
		for _, link := range linksIn(tr, "states/ARM.html") {
			row += " " + link
		}
		rows = append(rows, row)
	}
	text := strings.Join(rows, "\n")
	for _, want := range []string{"201810000 2018: votes/2018.html", "201900101 2019: votes/2019.html"} {
		if !strings.Contains(text, want) {
			t.Errorf("no row has %q:\n%s", want, text)
		}
	}
}

func TestYearsAreGroupedByDecade(t *testing.T) {
	f := formatOf(t, map[string]string{
		"content/-0044/a.md": sitetest.Entry("A", "-0044-03-15", "", ""), "content/1999/b.md": sitetest.Entry("B", "1999", "", ""),
		"content/1999/more.md": sitetest.Entry("More", "1999", "", ""),
		"content/2000/c.md":    sitetest.Entry("C", "2000", "", ""), "content/2009/d.md": sitetest.Entry("D", "2009", "", ""),
	}, pagesOf(2))
	p := f.view(t, "types/meeting.html")
	var got []string
	for _, g := range p.Long.Groups {
		for _, y := range g.Periods {
			got = append(got, g.Name+": "+y.Name.Text+", "+y.Words+", "+y.Share)
		}
	}
	want := []string{
		"50 BCE – 41 BCE: 45 BCE, 1 entry, 50.00%", "1990–1999: 1999, 2 entries, 100.00%",
		"2000–2009: 2000, 1 entry, 50.00%", "2000–2009: 2009, 1 entry, 50.00%",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
