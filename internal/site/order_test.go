package site_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

func TestEntriesAreInTimeOrder(t *testing.T) {
	s := mustResolve(t, files{
		"content/2014/year.md":     entry("2014"),
		"content/2014/march.md":    entry("2014-03"),
		"content/2014/last.md":     entry("2014-12-31"),
		"content/2014/first.md":    entry("2014-01-01"),
		"content/2014/b.md":        entry("2014-03-17"),
		"content/2014/a.md":        entry("2014-03-17"),
		"content/2013/before.md":   entry("2013-12-31"),
		"content/2014/span.md":     entry("2014-03-20/2014-06-01"),
		"content/-0044/ides.md":    entry("-0044-03-15"),
		"content/2015/_index.md":   page("2015"),
		"content/2016/_index.md":   page("2016", "draft = true\n"),
		"content/-0044/_index.md":  page("Long ago"),
		"content/2014/_index.md":   page("2014"),
		"content/2014/future.md":   entry("2014-03-18", "draft = true\n"),
		"content/2014/b.ko.md":     page("나"),
		"content/9999/far.md":      entry("9999-01-01"),
		"content/12345/further.md": entry("Y12345"),
	})
	compare(t, []string{
		"-0044/ides", "2013/before", "2014/year", "2014/first", "2014/march", "2014/a", "2014/b", "2014/span", "2014/last", "9999/far", "12345/further",
	}, ids(s.Entries))

	for i, e := range s.Entries {
		var before, after *site.Entry
		if i > 0 {
			before = s.Entries[i-1]
		}
		if i < len(s.Entries)-1 {
			after = s.Entries[i+1]
		}
		if e.Prev != before || e.Next != after {
			t.Errorf("%s: neighbours %s and %s", e.ID, id(e.Prev), id(e.Next))
		}
	}

	var years []string
	for i, y := range s.Years {
		years = append(years, y.Address())
		if i > 0 && (y.Prev != s.Years[i-1] || y.Prev.Next != y) {
			t.Errorf("neighbours of %s", y.ID)
		}
		for _, e := range y.Entries {
			if e.Year != y {
				t.Errorf("%s is not of %s", e.ID, y.ID)
			}
		}
	}
	compare(t, []string{"-0044/index.html", "2013/index.html", "2014/index.html", "2015/index.html", "9999/index.html", "12345/index.html"}, years)
	compare(t, []string{"2014/year", "2014/first", "2014/march", "2014/a", "2014/b", "2014/span", "2014/last"}, ids(s.Years[2].Entries))
	compare(t, -44, s.Years[0].Number)
	compare(t, "2014", s.Years[2].In("ko").Title)
	compare(t, true, s.Years[1].IsEmpty())
}

func TestTermsHaveTheirEntries(t *testing.T) {
	s, _ := resolve(t, files{
		"content/2018/a.md": entry("2018-02-01", "topics = [\"food\", \"food\", \"abduction\"]\nactors = [\"kirby\"]\nbody = \"council\"\n"),
		"content/2018/b.md": entry("2018-01-01", "topics = [\"food\"]\n"),
	})
	food := s.Topics.Lookup("food")
	compare(t, []string{"2018/b", "2018/a"}, ids(food.Entries))
	compare(t, []string{"2018/b", "2018/a"}, ids(s.Types.Lookup("resolution").Entries))
	compare(t, []string(nil), ids(s.Types.Lookup("report").Entries))
	compare(t, []string{"2018/a"}, ids(s.Bodies.Lookup("council").Entries))
	compare(t, []string{"2018/a"}, ids(s.Actors.Lookup("kirby").Entries))
	compare(t, "topics/food.html", food.Address())
	if s.Topics.Lookup("nothing") != nil {
		t.Error("Lookup found an unknown term")
	}
	var names, order []string
	for _, v := range s.Vocabularies() {
		names = append(names, v.Address())
	}
	for _, term := range s.Topics.Terms {
		order = append(order, term.ID)
	}
	compare(t, []string{"types/index.html", "bodies/index.html", "topics/index.html", "actors/index.html"}, names)
	compare(t, []string{"food", "abduction"}, order)
	if e := find(t, s, "2018/a"); len(e.Topics) != 2 || e.Topics[0] != food || e.Organ != s.Bodies.Lookup("council") {
		t.Errorf("topics %v, organ %v", e.Topics, e.Organ)
	}
}

func TestPagesAreSortedByWeight(t *testing.T) {
	s := mustResolve(t, files{
		"content/b.md": page("B"), "content/a.md": page("A", "weight = 5\n"), "content/c.md": page("C"), "content/d.md": page("D", "weight = -1\n"),
		"content/e.md": page("E", "draft = true\n"), "content/help/f.md": page("F"),
	})
	var got []string
	for _, p := range s.PlainPages {
		got = append(got, p.Address())
	}
	compare(t, []string{"d.html", "b.html", "c.html", "help/f.html", "a.html"}, got)
}

// Changed is the day on which the record changed, not the day of the event, if known.
func TestChangedIsTheDayOfTheLastEdit(t *testing.T) {
	correction := func(day string) string { return "[[corrections]]\ndate = " + day + "\ntext = \"x\"\n" }
	for _, test := range []struct {
		name, date, more string
		want             string
	}{
		{"corrected last", "2018-12-17", "added = 2019-01-01\n" + correction("2020-02-02") + correction("2019-06-01"), "2020-02-02"},
		{"added last", "2018-12-17", "added = 2021-01-01\n" + correction("2020-02-02"), "2021-01-01"},
		{"corrected only", "2018-12-17", correction("2020-02-02"), "2020-02-02"},
		{"neither", "2018-12-17", "", "2018-12-17"},
		{"a month", "2018-02", "", "2018-02-28"},
		{"an open end", "2018-02-03/..", "", "2018-02-03"},
		{"a season", "2018-21", "", "2018-12-31"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := mustResolve(t, files{"content/2018/a.md": entry(test.date, test.more)})
			compare(t, test.want, s.Entries[0].Changed().String())
		})
	}
}

func TestBuildDate(t *testing.T) {
	accessed := "[[sources]]\ntitle = \"Other\"\nurl = \"https://example.org/\"\naccessed = 2021-05-05\n"
	for _, test := range []struct {
		name string
		all  files
		day  edtf.Day
		want string
	}{
		{"given", files{"content/2018/a.md": entry("2018-12-17", accessed)}, edtf.Day{Year: 2000, Month: 1, Day: 2}, "2000-01-02"},
		{"the newest edit", files{"content/2018/a.md": entry("2018-12-17", "added = 2020-01-01\n"), "content/2018/b.md": entry("2018-12-18", accessed)}, edtf.Day{}, "2021-05-05"},
		{"a future event does not count as an edit", files{"content/2018/a.md": entry("2018-12-17", "added = 2020-01-01\n"), "content/2030/b.md": entry("2030-01-01")}, edtf.Day{}, "2020-01-01"},
		{"the newest event", files{"content/2018/a.md": entry("2018-12-17"), "content/2017/b.md": entry("2017-12-18")}, edtf.Day{}, "2018-12-17"},
		{"a draft is ignored", files{"content/2018/a.md": entry("2018-12-17"), "content/2019/b.md": entry("2019-12-18", "draft = true\n")}, edtf.Day{}, "2018-12-17"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := mustResolve(t, test.all, func(in *site.Inputs) { in.Date = test.day })
			compare(t, test.want, s.Date.String())
		})
	}
	compare(t, edtf.Day{}, mustResolve(t, files{}).Date)
}

func TestOrderWithinOneDay(t *testing.T) {
	follows := func(ids string) string { return "follows = [" + ids + "]\n" }
	for _, test := range []struct {
		name string
		day  files
		want []string
	}{
		{"by id", files{"b": "", "a": ""}, []string{"a", "b"}},
		{"follows before all else", files{
			"a": follows(`"2018/z"`) + "time = \"08:00\"\norder = 1\n", "b": "", "z": "time = \"23:00\"\n",
		}, []string{"z", "a", "b"}},
		{"a chain", files{"a": follows(`"2018/b"`), "b": follows(`"2018/c"`), "c": follows(`"2018/d"`), "d": "", "e": ""}, []string{"d", "c", "b", "a", "e"}},
		{"two lead to one", files{"a": follows(`"2018/c", "2018/d"`), "b": "", "c": "", "d": ""}, []string{"b", "c", "d", "a"}},
		{"times", files{"a": `time = "15:30"` + "\n", "b": `time = "09:15"` + "\n", "c": "", "d": `time = "20:00+09:00"` + "\n"}, []string{"b", "d", "a", "c"}},
		{"order", files{"a": "order = 2\n", "b": "order = 1\n", "c": "", "d": "order = -1\n"}, []string{"d", "b", "a", "c"}},
		{"time before order", files{"a": "order = 1\n", "b": "time = \"23:59\"\norder = 9\n", "c": "time = \"23:59\"\norder = 2\n"}, []string{"c", "b", "a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := files{"content/2017/before.md": entry("2017-12-31"), "content/2018/after.md": entry("2018-05-02", follows(`"2017/before"`))}
			want := []string{"2017/before"}
			for name, more := range test.day {
				all["content/2018/"+name+".md"] = entry("2018-05-01", more)
			}
			for _, name := range test.want {
				want = append(want, "2018/"+name)
			}
			s := mustResolve(t, all)
			compare(t, append(want, "2018/after"), ids(s.Entries))
			for i, e := range s.Entries {
				compare(t, i, e.Number)
			}
			compare(t, ids(s.Entries[1:]), ids(s.Years[1].Entries))
		})
	}
}

func TestOrderOfUncertainDay(t *testing.T) {
	s, _ := resolve(t, files{ // d follows a later one, which is a warning
		"content/2018/a.md": entry("2018-05-01", `follows = ["2018/b"]`+"\n"),
		"content/2018/b.md": entry("2018-05-01~", `follows = ["2018/c"]`+"\n"),
		"content/2018/c.md": entry("2018-05-01/2018-05-03"),
		"content/2018/d.md": entry("2018-04-30", `follows = ["2018/e"]`+"\n"),
		"content/2018/e.md": entry("2018-05"),
	})
	compare(t, []string{"2018/d", "2018/e", "2018/c", "2018/b", "2018/a"}, ids(s.Entries))
}

func TestCircleWithinDayKeepsOrderDeterministic(t *testing.T) {
	follow := func(id string) string { return entry("2018-05-01", `follows = ["2018/`+id+`"]`+"\n") }
	for range 20 {
		s, problems := resolve(t, files{
			"content/2018/a.md": follow("c"), "content/2018/b.md": follow("a"), "content/2018/c.md": follow("b"), "content/2018/d.md": entry("2018-05-01"), "content/2018/e.md": follow("e"),
		})
		compare(t, []string{"2018/d", "2018/e", "2018/a", "2018/b", "2018/c"}, ids(s.Entries))
		compare(t, 2, len(problems))
	}
}

// Whatever follows what, as long as it is no circle, each entry of a day stands behind
// those that it follows; without follows the order is that of the names.
func TestFollowsAlwaysHold(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		const n = 9
		all, rank := files{}, random.Perm(n)
		follows := map[string][]string{}
		for i := range n {
			id := fmt.Sprintf("2018/e%d", i)
			var quoted []string
			for j := range n {
				if rank[j] < rank[i] && random.IntN(4) == 0 {
					before := fmt.Sprintf("2018/e%d", j)
					follows[id] = append(follows[id], before)
					quoted = append(quoted, fmt.Sprintf("%q", before))
				}
			}
			all["content/"+id+".md"] = entry("2018-05-01", "follows = ["+strings.Join(quoted, ", ")+"]\n")
		}
		s := mustResolve(t, all)
		for id, befores := range follows {
			for _, before := range befores {
				if find(t, s, before).Number >= find(t, s, id).Number {
					t.Errorf("%s stands before %s, which it follows: %v", id, before, ids(s.Entries))
				}
			}
		}
		for i, e := range s.Entries[1:] { // no two neighbours could be exchanged for the better
			if prev := s.Entries[i]; prev.ID > e.ID && !slices.Contains(e.Follows, prev) {
				t.Errorf("%s stands before %s for no reason: %v", prev.ID, e.ID, ids(s.Entries))
			}
		}
	}
}
