package site_test

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

func actID(a *site.Act) string {
	if a == nil {
		return "-"
	}
	if a.Stage == nil {
		return a.Entry.ID
	}
	label, _ := a.Stage.Label.In("en", "en")
	return a.Entry.ID + ": " + label
}

func actIDs(acts []*site.Act) (all []string) {
	for _, a := range acts {
		all = append(all, actID(a))
	}
	return all
}

// seriesVote is an entry of a series, "" for none, and its votes file.
func seriesVote(all files, id, date, series, question string, ballots ...string) {
	front := "body = \"general-assembly\"\n"
	if series != "" {
		front += fmt.Sprintf("series = %q\n", series)
	}
	all["content/"+id+".md"] = entry(date, front, fmt.Sprintf("[vote]\nmethod = \"recorded\"\nquestion = %q\n", question))
	all["content/"+id+".votes.csv"] = "state,vote\n" + strings.Join(ballots, "\n") + "\n"
}

// shiftsOf lists every changed ballot of the record.
func shiftsOf(s *site.Site) (all []string) {
	for _, state := range s.States {
		for _, v := range state.Votes {
			if v.Changed {
				all = append(all, fmt.Sprintf("%s %s from %s to %s", state.Code, actID(v.Act), v.Before, v.Ballot))
			}
		}
	}
	return all
}

// comparisons lists for each act of a series what stands before it, and in brackets what
// it is compared with.
func comparisons(s *site.Series) (all []string) {
	for _, a := range s.Acts {
		all = append(all, fmt.Sprintf("%s after %s (%s)", a.Entry.ID, actID(a.Prev), actID(a.Before)))
	}
	return all
}

func TestOnlyActsOfOneSeriesAreCompared(t *testing.T) {
	all := files{}
	seriesVote(all, "2014/text", "2014-12-19", "yearly", "text", "JPN,Y", "RUS,N", "PRK,N")
	seriesVote(all, "2015/text", "2015-12-19", "yearly", "text", "JPN,Y", "RUS,A", "KOR,Y")
	seriesVote(all, "2015/other", "2015-12-20", "other", "text", "JPN,N", "RUS,Y", "PRK,Y")
	seriesVote(all, "2015/alone", "2015-12-21", "", "text", "JPN,A", "RUS,A", "PRK,A")
	seriesVote(all, "2016/motion", "2016-12-18", "yearly", "procedural", "JPN,N", "RUS,Y", "PRK,Y")
	seriesVote(all, "2016/text", "2016-12-19", "yearly", "text", "JPN,Y", "RUS,A", "PRK,Y")
	s := mustResolve(t, all)
	compare(t, []string{
		"2014/text after - (-)", "2015/text after 2014/text (2014/text)",
		"2016/motion after - (-)", "2016/text after 2015/text (2015/text)",
	}, comparisons(s.Series[0]))
	compare(t, []string{"2015/other after - (-)"}, comparisons(s.Series[1]))
	// The DPRK's vote of 2015 is not known: its last one is that of 2014.
	compare(t, []string{"PRK 2016/text from N to Y", "RUS 2015/text from N to A"}, shiftsOf(s))
	alone := find(t, s, "2015/alone")
	if alone.Series != nil || alone.Act.Series != nil || alone.Act.Prev != nil || alone.Act.Before != nil {
		t.Error("an entry without series is compared")
	}
	var drawn []string
	for _, a := range s.Series[0].MainActs() {
		drawn = append(drawn, actID(a))
	}
	compare(t, []string{"2014/text", "2015/text", "2016/text"}, drawn)
}

// Of two acts of one day, neither is before the other, nor the one that comes before the
// next year's.
func TestActsOfOneDayAreNotCompared(t *testing.T) {
	for _, test := range []struct {
		name        string
		dates       [4]string
		compared    [4]string
		wantShifted bool
	}{
		{"days apart", [4]string{"2014-12-19", "2015-12-18", "2015-12-19", "2016-12-19"}, [4]string{"-", "2014/a", "2015/b", "2015/c"}, true},
		{"one day", [4]string{"2014-12-19", "2015-12-19", "2015-12-19", "2016-12-19"}, [4]string{"-", "-", "-", "-"}, false},
		{"a month with a day in it", [4]string{"2014-12-19", "2015-12-18", "2015-12", "2016-12-19"}, [4]string{"-", "-", "-", "-"}, false},
		{"a year with days in it", [4]string{"2014-12-19", "2015-12-18", "2015", "2016-12-19"}, [4]string{"-", "-", "-", "-"}, false},
		{"seasons", [4]string{"2014-22", "2015-06-01", "2015-22", "2016-22"}, [4]string{"-", "-", "-", "-"}, false},
		{"open end", [4]string{"2014-12-19", "2015-12-18", "2015-12-19/..", "2016-12-19"}, [4]string{"-", "2014/a", "-", "-"}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := files{}
			for i, id := range []string{"2014/a", "2015/b", "2015/c", "2016/d"} {
				seriesVote(all, id, test.dates[i], "yearly", "text", "JPN,"+[]string{"Y", "N", "Y", "N"}[i])
			}
			s := mustResolve(t, all)
			var got [4]string
			for i, a := range s.Series[0].Acts {
				got[i] = actID(a.Before)
				if i > 0 && actID(a.Prev) == "-" {
					t.Errorf("%s has no neighbour", actID(a))
				}
			}
			compare(t, test.compared, got)
			if shifted := len(shiftsOf(s)) > 0; shifted != test.wantShifted {
				t.Errorf("shifts: %v", shiftsOf(s))
			}
		})
	}
}

// stageVote is a table of a stage, which has an id if its votes file is given.
func stageVote(label, date, series, more string) string {
	return fmt.Sprintf("[[stages]]\nlabel = %q\ndate = %q\nbody = \"council\"\nseries = %q\nmethod = \"recorded\"\n%s", label, date, series, more)
}

func TestStagesAreActsOfTheirSeries(t *testing.T) {
	text := func(date, committee, more string) string {
		return entry(date, "body = \"general-assembly\"\nseries = \"yearly\"\nsymbol = \"A/RES/73/180\"\n[vote]\nmethod = \"recorded\"\n",
			stageVote("Committee", committee, "other", "id = \"committee\"\nsymbol = \"A/C.3/73/L.40\"\n"), more)
	}
	s := mustResolve(t, files{
		"content/2015/a.md":                  text("2015-12-17", "2014-11-20", ""),
		"content/2015/a.votes.csv":           "state,vote\nJPN,Y\nPRK,N\n",
		"content/2015/a.committee.votes.csv": "state,vote\nJPN,A\nPRK,N\n",
		"content/2016/b.md": text("2016-12-19", "2016-11-15", stageVote("Amendment", "2016-11-15", "other", "question = \"amendment\"\n")+
			stageVote("Paragraph 9", "2016-12-19", "yearly", "question = \"paragraph\"\n")),
		"content/2016/b.votes.csv":           "state,vote\nJPN,Y\nPRK,N\n",
		"content/2016/b.committee.votes.csv": "state,vote\nJPN,Y\nPRK,N\n",
	})
	compare(t, []string{
		"2015/a: Committee", "2015/a", "2016/b: Committee", "2016/b: Amendment", "2016/b: Paragraph 9", "2016/b",
	}, actIDs(s.Votes))
	compare(t, []string{"2015/a", "2016/b: Paragraph 9", "2016/b"}, actIDs(s.Series[0].Acts))
	compare(t, []string{"2015/a", "2016/b"}, actIDs(s.Series[0].MainActs()))
	second := s.Series[1].Acts[1]
	compare(t, []string{"2016/b: Committee", "2015/a: Committee", "-"}, []string{actID(second), actID(second.Before), actID(second.Next)})
	compare(t, []string{"JPN 2016/b: Committee from A to Y"}, shiftsOf(s))
	compare(t, []any{"2016-11-15", "council", "A/C.3/73/L.40", true}, []any{second.Date().String(), second.Organ().ID, second.Symbols()[0].String(), second.Year == s.Year(2016)})
	if first := s.Votes[0]; first.Year.Number != 2014 || s.Year(2014) != nil {
		t.Errorf("the year of the first stage: %+v", first.Year)
	}
	var named []string
	for of := range find(t, s, "2016/b").AllSeries {
		named = append(named, of.ID)
	}
	compare(t, []string{"yearly", "other"}, named)
}

func TestEntriesWithoutVotesHaveNeighboursInTheirSeries(t *testing.T) {
	s := mustResolve(t, files{
		"content/2014/a.md": entry("2014-03-01", "series = \"yearly\"\n"),
		"content/2015/b.md": entry("2015-03-01", "series = \"yearly\"\n[vote]\nmethod = \"consensus\"\n"),
		"content/2016/c.md": entry("2016-03-01"),
	})
	compare(t, []string{"2014/a after - (-)", "2015/b after 2014/a (2014/a)"}, comparisons(s.Series[0]))
	if e := find(t, s, "2016/c"); e.Act != nil {
		t.Error("an entry without vote and series is an act")
	}
	compare(t, []string{"yearly", "other"}, []string{s.Series[0].ID, s.Series[1].ID})
}

// The hint is given once, where two votes could be compared, and no longer when [series]
// stands in config.toml, even an empty one.
func TestVotesWithoutSeriesAreHintedAtOnce(t *testing.T) {
	votes := func(organs ...string) files {
		all := files{}
		for i, organ := range organs {
			all[fmt.Sprintf("content/2015/e%d.md", i)] = entry("2015-12-19", organ, "[vote]\nmethod = \"consensus\"\n")
		}
		return all
	}
	const assembly, council = "body = \"general-assembly\"\n", "body = \"council\"\n"
	before, _, _ := strings.Cut(settings, "[series.")
	for _, test := range []struct {
		name   string
		config string
		files  files
		want   int
	}{
		{"three votes", before, votes(assembly, assembly, assembly), 1},
		{"votes of no organ", before, votes("", ""), 1},
		{"a single vote", before, votes(assembly), 0},
		{"votes of two organs", before, votes(assembly, council), 0},
		{"an empty table", before + "[series]\n", votes(assembly, assembly), 0},
		{"a series", settings, votes(assembly, assembly), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, got := resolve(t, test.files, func(in *site.Inputs) { in.Config = sitetest.Settings(t, test.config) })
			hints := 0
			for _, line := range got {
				if strings.Contains(line, "no-series") {
					hints++
				}
			}
			if hints != test.want || len(got) != test.want {
				t.Errorf("got %q", got)
			}
		})
	}
}
