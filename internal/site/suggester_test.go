package site_test

import (
	"strings"
	"testing"
)

// TestRenamedTargetsAreOffered has references to what was renamed, moved or deleted.
func TestRenamedTargetsAreOffered(t *testing.T) {
	const moved = "aliases = [\"2014/commission.html\", \"/2013/old/\"]\n"
	for _, test := range []struct{ name, reference, want string }{
		{"an alias of an entry", "[x](../2014/commission.md)", "did you mean ../2014/coi-report.md?"},
		{"an alias that is a folder", "[x](../2013/old.md)", "did you mean ../2014/coi-report.md?"},
		{"another year and a slip", "[x](../2012/coi-reprot.md)", "did you mean ../2014/coi-report.md?"},
		{"words in another order", "[x](../2015/on-food-a-report.md)", "did you mean ../2016/report-on-food.md?"},
		{"nothing near", "[x](../2012/elsewhere.md)", "name it from here"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := resolve(t, files{
				"content/2014/coi-report.md":     entry("2014-02-07", moved),
				"content/2016/report-on-food.md": entry("2016-03-01"),
				"content/2018/a.md":              entry("2018-12-17") + test.reference + "\n",
			})
			if len(problems) != 1 || !strings.Contains(problems[0], test.want) {
				t.Errorf("%v", problems)
			}
		})
	}
	_, problems := resolve(t, files{
		"content/2014/coi-report.md": entry("2014-02-07", moved),
		"content/2018/a.md":          entry("2018-12-17", "follows = [\"2014/commission\"]\n"),
	})
	if len(problems) != 1 || !strings.Contains(problems[0], `did you mean "2014/coi-report"?`) {
		t.Errorf("%v", problems)
	}
}

// TestPictureBesideItsEntryIsOneProblem: the file is reported, and not the link to it too.
func TestPictureBesideItsEntryIsOneProblem(t *testing.T) {
	_, problems := resolve(t, files{
		"content/2018/a.md":     entry("2018-12-17") + "![The hall](hall.png)\n",
		"content/2018/hall.png": "\x89PNG",
	})
	if len(problems) != 1 || !strings.Contains(problems[0], "![what it shows](../../static/hall.png)") {
		t.Errorf("%v", problems)
	}
}
