package site_test

import (
	"fmt"
	"testing"

	"annals/internal/site"
)

func TestUndatedEntriesComeLast(t *testing.T) {
	s := mustResolve(t, files{
		"content/0000/photo.md":      entry("XXXX"),
		"content/0000/christmas.md":  entry("XXXX-12-25"),
		"content/0000/one-bce.md":    entry("0000-05-01"),
		"content/-9999/long-ago.md":  entry("-XXXX"),
		"content/2018/known.md":      entry("2018-05-01"),
		"content/2018/until.md":      entry("XXXX/2018-06"),
		"content/0000/_index.md":     page("The year 1 BCE"),
		"content/12345/far-ahead.md": entry("Y12345"),
	})
	compare(t, []string{"0000/one-bce", "2018/known", "2018/until", "12345/far-ahead", "0000/photo", "-9999/long-ago", "0000/christmas"}, ids(s.Entries))
	var years []string
	for _, y := range s.Years {
		years = append(years, fmt.Sprint(y.Address(), " ", y.IsUndated(), " ", len(y.Entries)))
	}
	compare(t, []string{"0000/index.html false 1", "2018/index.html false 2", "12345/index.html false 1", "undated/index.html true 3"}, years)
	compare(t, 3, len(s.DatedYears()))
	compare(t, "0000/photo.html", find(t, s, "0000/photo").Address())
}

// What has no year has an introduction of its own. In the folder of its entries it would
// be that of the year 1 BCE.
func TestUndatedEntriesHaveAnIntroduction(t *testing.T) {
	all := files{
		"content/0000/photo.md":     entry("XXXX"),
		"content/undated/_index.md": page("What has no date"),
	}
	s := mustResolve(t, all)
	compare(t, 1, len(s.Years))
	compare(t, "What has no date", s.Years[0].Original().Title)

	all["content/0000/_index.md"] = page("What has no date")
	_, problems := resolve(t, all)
	compare(t, []string{"content/0000/_index.md: warning: this introduces the year 1 BCE, in which nothing happened: " +
		"entries beside it have no year [file-place] (move it to content/undated/_index.md)"}, problems)
}

// A vague date stands in one place, in the list of its year as well as among all.
func TestVagueDatesHaveOnePlace(t *testing.T) {
	s := mustResolve(t, files{
		"content/2010/vague.md": entry("201X"),
		"content/2010/a.md":     entry("2010-05-05"),
		"content/2015/b.md":     entry("2015-05-05"),
		"content/2015/c.md":     entry("2015"),
		"content/2015/d.md":     entry("2015-05"),
		"content/2015/e.md":     entry("../2015"),
		"content/2019/f.md":     entry("2019-05-05"),
	})
	compare(t, []string{"2010/vague", "2010/a", "2015/c", "2015/d", "2015/b", "2015/e", "2019/f"}, ids(s.Entries))
	var all []*site.Entry
	for _, y := range s.Years {
		all = append(all, y.Entries...)
	}
	compare(t, ids(s.Entries), ids(all))
}

func ongoingIn(s *site.Site) (all []string) {
	for _, y := range s.Years {
		all = append(all, fmt.Sprint(y.ID, " ", ids(y.Ongoing)))
	}
	return all
}

func TestSpansAreNamedInEveryYear(t *testing.T) {
	s := mustResolve(t, files{
		"content/2016/office.md":  entry("2016-03/2018-02"),
		"content/2017/camp.md":    entry("2017/.."),
		"content/2017/inquiry.md": entry("2017/"),
		"content/2017/once.md":    entry("2017-05-01"),
		"content/2020/last.md":    entry("2020-05-01"),
		"content/1850/old.md":     entry("1850/2016"),
		"content/0000/photo.md":   entry("XXXX"),
		"content/2015/draft.md":   entry("2015/2024", "draft = true\n"),
	})
	compare(t, []string{
		"1850 []", "2016 [1850/old]", "2017 [2016/office]", "2018 [2016/office 2017/camp]", "2020 [2017/camp]", "undated []",
	}, ongoingIn(s))
	compare(t, 0, len(s.Years[3].Entries))
}

func TestSpansThatGoOnAreLimited(t *testing.T) {
	all := files{"content/2018/last.md": entry("2018")}
	for i := range 5 {
		all[fmt.Sprintf("content/2010/e%d.md", i)] = entry("2010/..")
	}
	s := mustResolve(t, all, pagesOf(3))
	y := s.Years[1]
	compare(t, []string{"2010/e2", "2010/e3", "2010/e4"}, ids(y.Ongoing))
	compare(t, 2, y.Earlier)
}
