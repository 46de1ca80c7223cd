package site_test

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

func day(year, month, day int) edtf.Day { return edtf.Day{Year: year, Month: month, Day: day} }

func partIDs(s *site.Site) string {
	var ids []string
	for _, e := range s.Entries {
		ids = append(ids, e.ID)
	}
	return strings.Join(ids, " ")
}

func TestPartOfTheRecord(t *testing.T) {
	s := mustResolve(t, files{
		"content/2010/decade.md": entry("201X", "topics = [\"abduction\"]\n"),
		"content/2013/long.md":   entry("2013-03/2014-02", "topics = [\"abduction\", \"food\"]\n"),
		"content/2014/open.md":   entry("2014-05/..", "topics = [\"food\"]\n"),
		"content/2014/month.md":  entry("2014-06"),
		"content/2014/season.md": entry("2014-21"),
		"content/2015/day.md":    entry("2015-01-01", "topics = [\"food\"]\nfollows = [\"2014/month\", \"2013/long\"]\n"),
		"content/0000/x.md":      entry("XXXX-12-25"),
	})
	for _, test := range []struct {
		sel  site.Selection
		want string
	}{
		{site.Selection{}, "2010/decade 2013/long 2014/season 2014/open 2014/month 2015/day 0000/x"},
		{site.Selection{Topics: []string{"food"}}, "2013/long 2014/open 2015/day"},
		{site.Selection{Topics: []string{"food", "abduction"}, To: day(2013, 12, 31)}, "2010/decade 2013/long"},
		{site.Selection{From: day(2014, 6, 30), To: day(2014, 6, 30)}, "2010/decade 2014/season 2014/open 2014/month"},
		{site.Selection{From: day(2015, 1, 2)}, "2010/decade 2014/open"},
		{site.Selection{To: day(2009, 12, 31)}, ""},
	} {
		if got := partIDs(s.Part(test.sel)); got != test.want {
			t.Errorf("%+v: %s, not %s", test.sel, got, test.want)
		}
	}
	if s.Part(site.Selection{}) != s || s.PartOf != 0 {
		t.Error("the whole is a copy")
	}
}

// Nothing of a part leads to an entry outside of it, and the whole is as it was.
func TestPartIsClosed(t *testing.T) {
	recorded := "series = \"yearly\"\n[vote]\nmethod = \"recorded\"\n"
	s := mustResolve(t, files{
		"content/2005/a.md":        entry("2005-12-16", "topics = [\"food\"]\n"+recorded+"[[corrections]]\ndate = 2006-01-01\ntext = \"A\"\n"),
		"content/2005/a.votes.csv": "state,vote\nPRK,N\nKOR,Y\n",
		"content/2006/b.md":        entry("2006-12-19", "topics = [\"abduction\"]\nfollows = [\"2005/a\"]\n"+recorded),
		"content/2006/b.votes.csv": "state,vote\nJPN,Y\nPRK,N\n",
		"content/2007/c.md":        entry("2007-12-18", "topics = [\"food\"]\nfollows = [\"2005/a\", \"2006/b\"]\n"+recorded),
		"content/2007/c.votes.csv": "state,vote\nKOR,N\nPRK,N\n",
		"content/2007/c.ko.md":     "+++\ntitle = \"다\"\n+++\n",
	})
	before := len(s.Entries[2].Follows)
	p := s.Part(site.Selection{Topics: []string{"food"}})
	if got := partIDs(p); got != "2005/a 2007/c" || p.PartOf != 3 || len(p.Years) != 2 || len(p.Votes) != 2 || len(p.Corrections) != 1 {
		t.Fatalf("%s of %d, %d years, %d votes", got, p.PartOf, len(p.Years), len(p.Votes))
	}
	c := p.Entries[1]
	switch {
	case c.Number != 1 || c.Prev != p.Entries[0] || p.Entries[0].Next != c || c.Year != p.Years[1]:
		t.Error("the order is that of the whole")
	case len(c.Follows) != 1 || c.Follows[0] != p.Entries[0] || len(p.Entries[0].FollowedBy) != 1:
		t.Error("an entry follows one that is not there")
	case c.Act != p.Votes[1] || c.Act.Entry != c || c.Act.Before != nil || p.Votes[1].Year != c.Year:
		t.Error("an act is of the whole")
	case p.Corrections[0].Entry != p.Entries[0] || p.Citations[1].Entry != c:
		t.Error("a list is of the whole")
	}
	var codes []string
	for _, state := range p.States {
		codes = append(codes, state.Code)
	}
	if !slices.Equal(codes, []string{"KOR", "PRK"}) || !p.States[0].Votes[1].Changed {
		t.Errorf("%v", codes)
	}
	if terms := p.Topics.Lookup("food").Entries; len(terms) != 2 || terms[1] != c || len(p.Topics.Lookup("abduction").Entries) != 0 {
		t.Error("a topic has entries of the whole")
	}
	if len(s.Entries[2].Follows) != before || s.Entries[2].Number != 2 || s.Votes[2].Entry != s.Entries[2] || s.Entries[2].Year.Prev.ID != "2006" {
		t.Error("the whole has changed")
	}
	inKorean := s.Part(site.Selection{Lang: "ko"})
	if e := inKorean.Entries[2]; !e.Has("ko") || e.Has("en") || e.In("en").Title != "다" || inKorean.PartOf != 0 || !inKorean.Entries[0].Has("en") {
		t.Error("the words are not of one language")
	}
}
