package site_test

import (
	"slices"
	"testing"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

// withdrawnEntry is an entry that was withdrawn on a day.
func withdrawnEntry(day string, more ...string) string {
	text := "+++\n"
	for _, m := range more {
		text += m
	}
	return text + "[withdrawn]\ndate = " + day + "\nreason = { en = \"Why.\", ko = \"까닭.\" }\n+++\n"
}

func TestWithdrawnEntryHasItsPageAlone(t *testing.T) {
	s, _ := resolve(t, files{
		"content/2018/a.md": entry("2018-01-01", "topics = [\"food\"]\nadded = 2020-01-01\n"),
		"content/2018/b.md": withdrawnEntry("2026-11-30", "aliases = [\"old.html\"]\n"),
		"content/2019/c.md": withdrawnEntry("2026-12-01"),
	})
	compare(t, []string{"2018/a"}, ids(s.Entries))
	var withdrawn, addresses []string
	for _, w := range s.Withdrawn {
		withdrawn = append(withdrawn, w.ID)
	}
	compare(t, []string{"2019/c", "2018/b"}, withdrawn)
	for p := range s.Pages() {
		if p.Kind == site.KindWithdrawn {
			addresses = append(addresses, p.Address)
		}
	}
	compare(t, []string{"2019/c.html", "2018/b.html"}, addresses)
	compare(t, []site.Redirect{
		{From: "old.html", To: "2018/b.html", File: "content/2018/b.md"},
		{From: "ko/old.html", To: "ko/2018/b.html", File: "content/2018/b.md"},
	}, s.Redirects)
	if s.Date != (edtf.Day{Year: 2026, Month: 12, Day: 1}) {
		t.Errorf("the date of the site is %s", s.Date)
	}
	if len(s.Years) != 1 || s.Withdrawn[1].Year != s.Years[0] || s.Withdrawn[0].Year != nil {
		t.Error("a withdrawn entry is of its year only where that has a page")
	}
}

func TestLinksToWithdrawnEntries(t *testing.T) {
	s, problems := resolve(t, files{
		"content/2018/a.md": entry("2018-01-01", "follows = [\"2018/b\"]\n") + "[b](b.md#place) [a](a.md)\n",
		"content/2018/b.md": withdrawnEntry("2026-11-30"),
	})
	compare(t, []string{
		`content/2018/a.md:11:5-15: warning: 2018/b was withdrawn on 2026-11-30, and nothing but that is found behind this link [withdrawn-link] (take the link out, and look whether the words around it still tell what was withdrawn)`,
	}, problems)
	e := find(t, s, "2018/a")
	if len(e.Follows) > 0 || len(e.FollowsWithdrawn) != 1 || e.FollowsWithdrawn[0] != s.Withdrawn[0] {
		t.Errorf("follows %v and %v", e.Follows, e.FollowsWithdrawn)
	}
	text := e.In("ko")
	note := s.LinkNotes(text, "(x)")
	compare(t, []string{"b.html", "(x)", "a.html", ""}, []string{s.Href(text, 0, "ko/2018/a.html", "ko"), note(0), s.Href(text, 1, "2018/a.html", "en"), note(1)})
}

func TestWhatIsLeftOfWithdrawnEntries(t *testing.T) {
	for _, test := range []problemCase{
		{name: "a translation", files: files{"content/2018/b.md": withdrawnEntry("2026-11-30"), "content/2018/b.ko.md": page("가")}, want: []string{
			`content/2018/b.ko.md:1:1: error: this is a translation of an entry that was withdrawn [withdrawn-content] (annals withdraw 2018/b takes away what is left of the entry)`,
		}},
		{name: "evidence, and what leads to it", files: files{"content/2018/b.md": withdrawnEntry("2026-11-30"), "content/2018/c.md": entry("2018-01-01") + "[x](b/hall.txt)\n", "content/2018/b/hall.txt": "x", "content/2018/b/door.txt": "x"}, want: []string{
			`content/2018/b/door.txt: warning: this is the evidence of an entry that was withdrawn; it is in no output [withdrawn-content] (annals withdraw 2018/b takes away what is left of the entry)`,
			`content/2018/c.md:10:5-15: warning: 2018/b was withdrawn on 2026-11-30, and nothing but that is found behind this link [withdrawn-link] (take the link out, and look whether the words around it still tell what was withdrawn)`,
		}},
		{name: "votes", files: files{"content/2018/b.md": withdrawnEntry("2026-11-30"), "content/2018/b.votes.csv": "state,vote\nKOR,Y\n", "content/2018/b.one.votes.csv": "state,vote\nKOR,Y\n"}, want: []string{
			`content/2018/b.one.votes.csv: warning: these are the votes of an entry that was withdrawn; they are in no output [withdrawn-content] (annals withdraw 2018/b takes away what is left of the entry)`,
			`content/2018/b.votes.csv: warning: these are the votes of an entry that was withdrawn; they are in no output [withdrawn-content] (annals withdraw 2018/b takes away what is left of the entry)`,
		}},
	} {
		test.run(t)
	}
}

func TestWithdrawnEntryKeepsItsAddress(t *testing.T) {
	_, problems := resolve(t, files{
		"content/2018/a.md": entry("2018-01-01", "aliases = [\"2018/b.html\"]\n"),
		"content/2018/b.md": withdrawnEntry("2026-11-30"),
	})
	if !slices.Contains(problems, `content/2018/a.md:6:12-25: error: the address 2018/b.html is taken by content/2018/b.md [duplicate-address] (choose another name for one of the two)`) {
		t.Error(problems)
	}
}
