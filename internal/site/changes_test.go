package site_test

import (
	"fmt"
	"testing"

	"annals/internal/site"
)

func changesOf(s *site.Site) []string {
	var all []string
	for _, c := range s.Changes {
		id := ""
		if c.Entry != nil {
			id = c.Entry.ID
		} else {
			id = c.Withdrawal.ID
		}
		all = append(all, fmt.Sprint(c.Day, " ", c.Kind, " ", id))
	}
	return all
}

func TestChangesNewestFirst(t *testing.T) {
	s := mustResolve(t, files{
		"content/2018/a.md": entry("2018-01-01", "added = 2020-01-01\n[[corrections]]\ndate = 2021-01-01\ntext = \"x\"\n[[corrections]]\ndate = 2021-01-01\ntext = \"y\"\n"+
			"[[corrections]]\ndate = 2020-01-01\ntext = \"z\"\n"),
		"content/2018/b.md": entry("2018-01-02", "added = 2020-01-01\n"),
		"content/2018/c.md": entry("2018-01-03"), // nobody knows when it was added
		"content/2018/d.md": "+++\n[withdrawn]\ndate = 2020-01-01\nreason = \"x\"\n+++\n",
		"content/2018/e.md": entry("2018-01-04", "added = 2020-01-01\ndraft = true\n"),
	}, withDrafts)
	compare(t, []string{
		"2021-01-01 corrected 2018/a",
		"2020-01-01 added 2018/b", "2020-01-01 added 2018/a", "2020-01-01 corrected 2018/a", "2020-01-01 withdrawn 2018/d",
	}, changesOf(s))
}
