package site_test

import (
	"fmt"
	"testing"

	"annals/internal/site"
)

// pagesOf sets the number of entries on one page of long lists.
func pagesOf(n int) func(*site.Inputs) {
	return func(in *site.Inputs) { in.PageSize = n }
}

// december returns n entries of one month, and one of the year without a month.
func december(n int, more ...string) files {
	all := files{"content/2018/later.md": entry("2018", more...)}
	for i := range n {
		all[fmt.Sprintf("content/2018/e%d.md", i)] = entry(fmt.Sprintf("2018-12-%02d", 1+i%31), more...)
	}
	return all
}

func periodAddresses(s *site.Site) []string {
	var all []string
	for p := range s.Pages() {
		if p.Period != nil {
			all = append(all, p.Address)
		}
	}
	return all
}

func TestLongListsAreSplitByPeriod(t *testing.T) {
	all := december(3, "topics = [\"food\"]\n")
	all["content/2018/e1.md"] = entry("2018-12-02", "topics = [\"food\"]\n[vote]\nmethod = \"consensus\"\n[[corrections]]\ndate = 2020-05-06\ntext = \"a\"\n[[corrections]]\ndate = 2020-05-07\ntext = \"b\"\n[[corrections]]\ndate = 2021-01-01\ntext = \"c\"\n")
	all["content/2017/first.md"] = entry("2017-01-01")
	s := mustResolve(t, all, pagesOf(2))
	compare(t, []string{
		"2018/undated/index.html", "2018/12/index.html", "2018/12/2.html",
		"types/resolution/2017.html", "types/resolution/2018.html",
		"types/resolution/2018-undated.html", "types/resolution/2018-12.html", "types/resolution/2018-12-2.html",
		"topics/food/2018.html", "topics/food/2018-undated.html", "topics/food/2018-12.html", "topics/food/2018-12-2.html",
		"sources/2017.html", "sources/2018.html", "sources/2018-undated.html", "sources/2018-12.html", "sources/2018-12-2.html",
		"corrections/2021.html", "corrections/2020.html",
		"new/2021.html", "new/2020.html",
	}, periodAddresses(s))
	year := s.Years[1]
	compare(t, []string{"2018/later"}, ids(year.Months[0].Items))
	compare(t, []string{"2018/e0", "2018/e1"}, ids(year.Months[1].Items))
	compare(t, []string{"2018/e2"}, ids(year.Months[2].Items))
	if first := year.Months[0].Prev; first.Address() != s.Years[0].Address() {
		t.Errorf("the page before the first month is %s", first.Address())
	}
}

func TestSourceOfSeveralEntriesIsCountedOnce(t *testing.T) {
	s := mustResolve(t, december(3), pagesOf(3))
	for _, p := range s.CitationPeriods {
		if p.Count != 1 || len(p.Items) != 4 {
			t.Errorf("%s: %d sources in %d citations", p.Address(), p.Count, len(p.Items))
		}
	}
}

func TestShortListsAreNotSplit(t *testing.T) {
	if pages := periodAddresses(mustResolve(t, december(site.PageSize-1))); len(pages) > 0 {
		t.Errorf("%d entries have the pages %v", site.PageSize, pages)
	}
	if pages := periodAddresses(mustResolve(t, december(4), pagesOf(5))); len(pages) > 0 {
		t.Errorf("5 entries have the pages %v", pages)
	}
}

// Votes with a roll are columns of the matrix, so fewer of them fit one page.
func TestVotesWithARollWeighMore(t *testing.T) {
	recorded := "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\n"
	all := december(3, recorded)
	for i := range 3 {
		roll := "state,vote\n"
		for _, state := range []string{"AFG", "ALB", "ARM", "AUT", "AUS", "BEL", "BGD", "BRA", "CHE", "CHN"} {
			roll += state + ",Y\n"
		}
		all[fmt.Sprintf("content/2018/e%d.votes.csv", i)] = roll
	}
	s := mustResolve(t, all, pagesOf(3))
	var got []string
	for p := range s.VotePeriods.All() {
		got = append(got, fmt.Sprint(p.Address(), " ", actIDs(p.Items)))
	}
	compare(t, []string{
		"votes/2018.html [2018/later 2018/e0 2018/e1 2018/e2]", "votes/2018-undated.html [2018/later]",
		"votes/2018-12.html [2018/e0]", "votes/2018-12-2.html [2018/e1]", "votes/2018-12-3.html [2018/e2]",
	}, got)
	for _, state := range s.States {
		if state.Years != nil {
			t.Errorf("%s has years for %d votes", state.Code, len(state.Votes))
		}
	}
}

func TestVotesOfStatesAreSplitByYear(t *testing.T) {
	recorded := "[vote]\nmethod = \"recorded\"\noutcome = \"adopted\"\n"
	all := files{}
	for i, year := range []int{2016, 2017, 2017, 2018} {
		all[fmt.Sprintf("content/%d/e%d.md", year, i)] = entry(fmt.Sprintf("%d-12-%02d", year, 1+i), recorded)
		all[fmt.Sprintf("content/%d/e%d.votes.csv", year, i)] = "state,vote\nKOR,Y\n" + [...]string{"", "CHE,A\n", "CHE,A\n", ""}[i]
	}
	s := mustResolve(t, all, pagesOf(3))
	var got []string
	for _, state := range s.States {
		for _, y := range state.Years {
			got = append(got, fmt.Sprint(state.Code, " ", y.Period.Address(), " ", len(y.Votes)))
		}
	}
	compare(t, []string{"KOR votes/2016.html 1", "KOR votes/2017.html 2", "KOR votes/2018.html 1"}, got)
}

func TestAddressesOfPeriodsAreReserved(t *testing.T) {
	all := december(3, "topics = [\"food\"]\n")
	all["content/topics/food/2018-12.md"] = page("x")
	all["content/votes/2018.md"] = page("no votes, no page of votes")
	all["content/about.md"] = page("x", `aliases = ["2018/12/", "2018/12/3.html"]`+"\n")
	_, got := resolve(t, all, pagesOf(2))
	compare(t, []string{
		`content/about.md:3:12-22: error: the address 2018/12/index.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
		`content/topics/food/2018-12.md:1:1: error: the address topics/food/2018-12.html belongs to a page that Annals makes [reserved-address] (choose another name)`,
	}, got)
	if _, got := resolve(t, all); len(got) > 0 {
		t.Errorf("a short list takes addresses: %v", got)
	}
}

func TestAddressesOfPeriodsAreKnown(t *testing.T) {
	all := files{}
	for i := range 12 {
		date := fmt.Sprintf("2018-%02d-01", i%3+1)
		if i > 9 {
			date = "2018"
		}
		facts := "topics = [\"food\"]\n[[corrections]]\ndate = 2019-01-01\ntext = \"x\"\n"
		all[fmt.Sprintf("content/2018/e%02d.md", i)] = entry(date, facts)
		all[fmt.Sprintf("content/0000/e%02d.md", i)] = entry("XXXX", facts)
	}
	s := mustResolve(t, all, func(in *site.Inputs) { in.PageSize = 2 })
	periods := 0
	for p := range s.Pages() {
		if p.Period != nil {
			periods++
		}
		if site.IsPeriodAddress(p.Address) != (p.Period != nil) {
			t.Errorf("%s: %v", p.Address, p.Period)
		}
	}
	if periods < 10 {
		t.Errorf("only %d periods", periods)
	}
	for _, address := range []string{"2018/index.html", "2018/12.html.html", "topics/food.html", "2018/undated.html", "help/2018.html"} {
		if site.IsPeriodAddress(address) {
			t.Errorf("%s is no part of a list", address)
		}
	}
}
