package site_test

import (
	"fmt"
	"testing"
)

func TestInvalidFollowsAreReported(t *testing.T) {
	follow := func(ids string) string { return "follows = [" + ids + "]\n" }
	for _, test := range []problemCase{
		{name: "unknown, similar in that year", files: files{"content/2018/ga-73-180.md": entry("2018-01-01"), "content/2019/a.md": entry("2019-01-01", follow(`"2018/ga-73-18"`))}, want: []string{
			`content/2019/a.md:6:12-27: error: there is no entry "2018/ga-73-18" [unknown-entry] (did you mean "2018/ga-73-180"?)`,
		}},
		{name: "unknown, in another year", files: files{"content/2018/ga-73-180.md": entry("2018-01-01"), "content/2019/a.md": entry("2019-01-01", follow(`"2017/ga-73-180"`))}, want: []string{
			`content/2019/a.md:6:12-28: error: there is no entry "2017/ga-73-180" [unknown-entry] (did you mean "2018/ga-73-180"?)`,
		}},
		{name: "unknown, nothing similar", files: files{"content/2018/ga-73-180.md": entry("2018-01-01"), "content/2019/a.md": entry("2019-01-01", follow(`"2018/report"`))}, want: []string{
			`content/2019/a.md:6:12-25: error: there is no entry "2018/report" [unknown-entry] (an id is the year and the file's name without .md, such as "2018/ga-73-180")`,
		}},
		{name: "a page is no entry", files: files{"content/about.md": page("x"), "content/2019/a.md": entry("2019-01-01", follow(`"about"`))}, want: []string{
			`content/2019/a.md:6:12-19: error: there is no entry "about" [unknown-entry] (an id is the year and the file's name without .md, such as "2018/ga-73-180")`,
		}},
		{name: "itself, reported once", files: files{"content/2019/a.md": entry("2019-01-01", follow(`"2019/a"`))}, want: []string{
			`content/2019/a.md:6:12-20: error: the entry follows itself [circular-reference] (name the entry that led to this one)`,
		}},
		{name: "each other", files: files{"content/2018/a.md": entry("2018-01-01", follow(`"2018/b"`)), "content/2018/b.md": entry("2018-01-02", follow(`"2018/a"`))}, want: []string{
			`content/2018/b.md:6:12-20: error: 2018/b follows 2018/a, which in the end follows it [circular-reference] (an event cannot lead to itself: take one of the two out)`,
		}},
		{name: "a cycle of three among other paths", files: files{
			"content/2018/a.md": entry("2018-01-01", follow(`"2018/d", "2018/c"`)), "content/2018/b.md": entry("2018-01-01", follow(`"2018/a"`)),
			"content/2018/c.md": entry("2018-01-01", follow(`"2018/d", "2018/b"`)), "content/2018/d.md": entry("2018-01-01"),
		}, want: []string{
			`content/2018/b.md:6:12-20: error: 2018/b follows 2018/a, which in the end follows it [circular-reference] (an event cannot lead to itself: take one of the two out)`,
		}},
		{name: "two paths to one event are no cycle", files: files{
			"content/2018/a.md": entry("2018-01-01", follow(`"2018/b", "2018/c"`)), "content/2018/b.md": entry("2018-01-01", follow(`"2018/d"`)),
			"content/2018/c.md": entry("2018-01-01", follow(`"2018/d", "2018/b"`)), "content/2018/d.md": entry("2018-01-01"),
		}},
		{name: "a draft is ignored", files: files{"content/2018/a.md": entry("2018-01-01", follow(`"2018/b"`)), "content/2018/b.md": entry("2018-01-01", "draft = true\n")}},
		{name: "a later event", files: files{"content/2018/a.md": entry("2018-12-17", follow(`"2019/b"`)), "content/2019/b.md": entry("2019-01-01")}, want: []string{
			`content/2018/a.md:6:12-20: warning: 2019/b came later: not before 2019-01-01, and this entry not after 2018-12-17 [later-event] (delete it, or correct a date; if the other one followed from this one, write follows = ["2018/a"] in content/2019/b.md)`,
		}},
		{name: "perhaps a later event", files: files{"content/2018/a.md": entry("2018-12", follow(`"2018/b"`)), "content/2018/b.md": entry("2018-12-31")}},
	} {
		test.run(t)
	}
}

func TestFollowsAreLinkedBothWays(t *testing.T) {
	s, _ := resolve(t, files{
		"content/2018/a.md": entry("2018-03-01"),
		"content/2018/b.md": entry("2018-02-01"),
		"content/2018/c.md": entry("2018-12-01", `follows = ["2018/a", "2018/b", "2018/a"]`+"\n"),
		"content/2018/d.md": entry("2018-11-01", `follows = ["2018/a"]`+"\n"),
	})
	compare(t, []string{"2018/b", "2018/a"}, ids(find(t, s, "2018/c").Follows))
	compare(t, []string{"2018/d", "2018/c"}, ids(find(t, s, "2018/a").FollowedBy))
	compare(t, []string{"2018/c"}, ids(find(t, s, "2018/b").FollowedBy))
}

func TestFollowsOfALongChain(t *testing.T) {
	all := files{}
	for i := range 1000 {
		more := ""
		if i > 0 {
			more = fmt.Sprintf("follows = [\"2018/e%04d\"]\n", i-1)
		}
		all[fmt.Sprintf("content/2018/e%04d.md", i)] = entry("2018-01-01", more)
	}
	s := mustResolve(t, all)
	compare(t, []string{"2018/e0998"}, ids(find(t, s, "2018/e0999").Follows))
}
