package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Votes on two matters on one day are no change of mind, on no page.
func TestVotesOnUnlikeTextsAreNotCompared(t *testing.T) {
	unlike := func(title, front, ballots string) (text, roll string) {
		return strings.Replace(resolution(title, "2016-12-19", front+"[vote]\nmethod = \"recorded\"\n"), "series = \"assembly\"\n", "", 1), "state,vote\n" + ballots
	}
	for name, fronts := range map[string][2]string{
		"no series":      {"", ""},
		"two series":     {"series = \"assembly\"\n", "series = \"council\"\n"},
		"one series":     {"series = \"assembly\"\n", "series = \"assembly\"\n"},
		"series of some": {"series = \"assembly\"\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"config.toml": record["config.toml"]}
			files["content/2016/death-penalty.md"], files["content/2016/death-penalty.votes.csv"] = unlike("Death penalty", fronts[0], "CHE,N\nFRA,Y\n")
			files["content/2016/iran.md"], files["content/2016/iran.votes.csv"] = unlike("Iran", fronts[1], "CHE,Y\nFRA,N\n")
			f := formatOf(t, files)
			for _, path := range []string{"2016/iran.html", "2016/death-penalty.html", "2016/index.html", "states/CHE.html", "states/FRA.html", "votes/index.html"} {
				root := parsedPage(t, f, path)
				for _, class := range []string{"was", "mark", "dated", "changes", "shift"} {
					for _, n := range byClass(root, class) {
						if text := spokenWords(n); text != "CHE" && text != "FRA" {
							t.Errorf("%s: %s: %q", path, class, text)
						}
					}
				}
				for _, n := range byClass(root, "series") {
					if text := spokenWords(n); strings.Contains(text, "Since then") {
						t.Errorf("%s: %q", path, text)
					}
				}
			}
			for _, m := range f.view(t, "votes/index.html").Votes.Matrices {
				for _, row := range m.Rows {
					for _, cell := range row.Cells {
						if cell.Changed {
							t.Errorf("the matrix %q marks a change of %s", m.Name.Text, row.State.Name.Text)
						}
					}
				}
			}
		})
	}
}

func TestStateHasAStripForEachSeries(t *testing.T) {
	files := withFiles(threeVotes, nil)
	for i, ballot := range []string{"Y", "N"} {
		id := fmt.Sprintf("content/201%d/council", 8+i)
		files[id+".md"] = strings.Replace(resolution("In the council", fmt.Sprintf("201%d-03-01", 8+i), "[vote]\nmethod = \"recorded\"\n"), "series = \"assembly\"", "series = \"council\"", 1)
		files[id+".votes.csv"] = "state,vote\nARM," + ballot + "\nJPN,Y\n"
	}
	brief := byID(parsedPage(t, formatOf(t, files), "states/ARM.html"), "brief")
	var got []string
	for i, strip := range byClass(brief, "strip") {
		got = append(got, spokenWords(elements(brief, "h3")[i])+": "+spokenWords(strip))
	}
	want := []string{"General Assembly: Resolution: Yes 2018Abstained 2019Yes 2020", "Council: Resolution: Yes 2018No 2019"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Votes by state stand in a table for each series, and those of no series in the last.
func TestVotesByStateAreASeriesEach(t *testing.T) {
	third := threeVotes["content/2020/third.md"]
	files := withFiles(threeVotes, map[string]string{
		"content/2018/alone.md":        strings.Replace(strings.ReplaceAll(third, "2020-12-18", "2018-01-18"), "series = \"assembly\"\n", "", 1),
		"content/2018/alone.votes.csv": threeVotes["content/2020/third.votes.csv"],
	})
	f := formatOf(t, files)
	var got []string
	for _, m := range f.view(t, "votes/index.html").Votes.Matrices {
		line := m.Name.Text + ":"
		for _, c := range m.Columns {
			line += " " + c.URL
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{
		"General Assembly: Resolution: ../2018/vote.html ../2019/again.html ../2020/third.html",
		"Other votes: ../2018/alone.html",
	}, got); diff != "" {
		t.Error(diff)
	}
}
