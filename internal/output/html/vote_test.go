package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/load/config"
	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/record/vote"
)

// tallyOf returns a tally; negative numbers are not known.
func tallyOf(yes, no, abstain, absent int) vote.Tally {
	number := func(n int) *int {
		if n < 0 {
			return nil
		}
		return &n
	}
	return vote.Tally{Yes: number(yes), No: number(no), Abstain: number(abstain), Absent: number(absent)}
}

func TestActionText(t *testing.T) {
	c := formatOf(t, record).editions[0]
	tests := []struct {
		method   vote.Method
		question vote.Question
		outcome  vote.Outcome
		want     string
	}{
		{vote.Recorded, "", vote.Adopted, "Adopted by recorded vote"},
		{vote.Recorded, vote.OfText, vote.Rejected, "Rejected by recorded vote"},
		{vote.Recorded, "", vote.Withdrawn, "Withdrawn"},
		{vote.Recorded, "", vote.NoAction, "No action taken"},
		{vote.Recorded, "", "", "Recorded vote"},
		{vote.NonRecorded, "", vote.Adopted, "Adopted by non-recorded vote"},
		{vote.NonRecorded, "", "", "Non-recorded vote"},
		{vote.Secret, "", vote.Rejected, "Rejected by secret ballot"},
		{vote.Recorded, vote.OfProcedure, vote.Adopted, "Adopted by procedural vote"},
		{vote.NonRecorded, vote.OfProcedure, vote.Rejected, "Rejected by procedural vote"},
		{vote.Recorded, vote.OfProcedure, "", "Procedural vote"},
		{vote.Consensus, vote.OfProcedure, vote.Adopted, "Adopted without a vote"},
		{vote.Recorded, vote.OfAmendment, vote.Rejected, "Amendment rejected (recorded vote)"},
		{vote.Consensus, vote.OfAmendment, vote.Adopted, "Amendment adopted (without a vote)"},
		{vote.Recorded, vote.OfParagraph, "", "Vote on a paragraph (recorded vote)"},
		{"", vote.OfMotion, vote.Adopted, "Motion adopted"},
		{vote.Secret, vote.OfElection, vote.Adopted, "Elected (secret ballot)"},
		{vote.Consensus, "", vote.Adopted, "Adopted without a vote"},
		{vote.Consensus, "", vote.Withdrawn, "Withdrawn"},
		{vote.Consensus, "", "", "Adopted without a vote"},
		{"", "", vote.Adopted, "Adopted"},
		{"", "", vote.Rejected, "Rejected"},
		{"", "", vote.Withdrawn, "Withdrawn"},
		{"", "", "", ""},
	}
	for _, test := range tests {
		d := vote.Decision{Method: test.method, Question: test.question, Outcome: test.outcome}
		if got := (wording.Act{}).Decision(c.locale, &d); got != test.want {
			t.Errorf("%+v is %q, want %q", d, got, test.want)
		}
	}
}

// TestEveryDecisionHasWords holds that no combination that front matter can make lacks an
// interface text in any language.
func TestEveryDecisionHasWords(t *testing.T) {
	for _, ed := range formatOf(t, record).editions {
		for _, method := range append(vote.Methods(), "") {
			for _, question := range append(vote.Questions(), "") {
				for _, outcome := range append(vote.Outcomes(), "") {
					for _, w := range []wording.Act{{}, {Verb: config.Decided}, {Verb: config.Delivered}, {Verb: config.Passed}} {
						d := vote.Decision{Method: method, Question: question, Outcome: outcome}
						text := w.Decision(ed.locale, &d)
						if strings.Contains(text, "_") || strings.Contains(text, "vote.") || text == "" && (method != "" || outcome != "") {
							t.Errorf("%s: %+v is %q", ed.lang, d, text)
						}
					}
				}
			}
		}
	}
}

func TestTallyFigures(t *testing.T) {
	c := formatOf(t, record).editions[0]
	type bar map[string][2]string // by ballot: start and share
	tests := []struct {
		name    string
		tally   vote.Tally
		members int
		line    string
		bar     bar
	}{
		{
			"all numbers", tallyOf(94, 22, 62, 15), 193, "94 yes, 22 no, 62 abstentions",
			bar{"yes": {"0.00%", "48.70%"}, "abstain": {"48.70%", "32.12%"}, "no": {"80.83%", "11.40%"}, "absent": {"92.23%", "7.77%"}},
		},
		{
			"the absent are not known: the votes are the whole", tallyOf(2, 1, 1, -1), 193, "2 yes, 1 no, 1 abstention",
			bar{"yes": {"0.00%", "50.00%"}, "abstain": {"50.00%", "25.00%"}, "no": {"75.00%", "25.00%"}},
		},
		{
			"no votes against", tallyOf(15, 0, 0, -1), 15, "15 yes, 0 no, 0 abstentions",
			bar{"yes": {"0.00%", "100.00%"}, "abstain": {"100.00%", "0.00%"}, "no": {"100.00%", "0.00%"}},
		},
		{
			"abstentions are not known: the members are the whole", tallyOf(30, 10, -1, -1), 50, "30 yes, 10 no",
			bar{"yes": {"0.00%", "60.00%"}, "no": {"60.00%", "20.00%"}},
		},
		{
			"neither abstentions nor members are known: an empty bar", tallyOf(30, 10, -1, -1), 0, "30 yes, 10 no",
			bar{"yes": {"0%", "0%"}, "no": {"0%", "0%"}},
		},
		{"one number", tallyOf(88, -1, -1, -1), 0, "88 yes", bar{"yes": {"0%", "0%"}}},
		{
			"nobody voted", tallyOf(0, 0, 0, -1), 0, "0 yes, 0 no, 0 abstentions",
			bar{"yes": {"0%", "0%"}, "abstain": {"0%", "0%"}, "no": {"0%", "0%"}},
		},
		{"nothing is known", vote.Tally{}, 193, "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := c.tally("", &vote.Decision{Method: vote.Recorded, Outcome: vote.Adopted}, test.tally, test.members)
			if got := wording.Tally(c.locale, test.tally); got != test.line {
				t.Errorf("the line is %q, want %q", got, test.line)
			}
			if v.HasTally != (test.bar != nil) {
				t.Errorf("HasTally is %t", v.HasTally)
			}
			var got bar
			for _, f := range v.Figures {
				if got == nil {
					got = bar{}
				}
				got[f.Ballot] = [2]string{f.Start, f.Share}
			}
			if diff := cmp.Diff(test.bar, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFiguresUseLocaleNumbers(t *testing.T) {
	f := formatOf(t, record)
	v := f.editions[0].tally("", &vote.Decision{Method: vote.Recorded}, tallyOf(1234, 1, 0, -1), 0)
	want := []view.Figure{
		{Ballot: "yes", Name: "Yes", Count: 1234, Number: "1,234", Words: "1,234 yes", Start: "0.00%", Share: "99.92%", Middle: "49.96%"},
		{Ballot: "abstain", Name: "Abstained", Count: 0, Number: "0", Words: "0 abstentions", Start: "99.92%", Share: "0.00%", Pattern: "p-abstain"},
		{Ballot: "no", Name: "No", Count: 1, Number: "1", Words: "1 no", Start: "99.92%", Share: "0.08%", Pattern: "p-no"},
	}
	if diff := cmp.Diff(want, v.Figures); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for ballot, want := range map[string]string{"yes": "1,234", "abstain": "0", "absent": "", "none": ""} {
		if got := v.Count(ballot); got != want {
			t.Errorf("the count of %s is %q, want %q", ballot, got, want)
		}
	}
}

func TestTallyIsCountedFromStatesWhenNotStated(t *testing.T) {
	f := formatOf(t, record)
	stated, counted := f.entryNamed(t, "2018/vote"), f.entryNamed(t, "2019/again")
	b := f.builder()
	if got := b.summary(stated).Vote.Line; got != "3 yes, 1 no, 1 abstention" {
		t.Errorf("the stated tally is %q", got)
	}
	v := b.summary(counted).Vote
	if !v.HasTally || v.Line != "1 yes, 2 no, 1 abstention" || v.Count("absent") != "" {
		t.Errorf("the counted tally is %q, with %q absent", v.Line, v.Count("absent"))
	}
	if got := b.entryLink(counted).Vote; got != v.Line {
		t.Errorf("beside another entry it is %q", got)
	}
	if v := b.summary(f.entryNamed(t, "2018/consensus")).Vote; v.HasTally || v.Words != "Adopted without a vote" {
		t.Errorf("consensus is %+v", v)
	}
	if v := b.summary(f.entryNamed(t, "2017/report")).Vote; v != nil {
		t.Errorf("a report was put to the vote: %+v", v)
	}
}

func TestStatesAreSortedByName(t *testing.T) {
	f := formatOf(t, record)
	tests := []struct {
		tag  string
		want []string
		mark string // the language that names are marked with
	}{
		{"en", []string{"Armenia", "France", "Germany", "Republic of Korea", "Switzerland"}, ""},
		{"ko", []string{"대한민국", "독일", "스위스", "아르메니아", "프랑스"}, ""},
		{"ar", []string{"Armenia", "France", "Germany", "Republic of Korea", "Switzerland"}, "en"},
	}
	names := func(links []view.StateLink) []string {
		var all []string
		for _, l := range links {
			all = append(all, l.Name.Text)
		}
		return all
	}
	for _, test := range tests {
		t.Run(test.tag, func(t *testing.T) {
			path := func(address string) string { return f.site.Path(test.tag, address) }
			var list []view.StateLink
			for _, item := range f.view(t, path("states/index.html")).State.All {
				list = append(list, item.StateLink)
			}
			if diff := cmp.Diff(test.want, names(list)); diff != "" {
				t.Errorf("the list (-want +got):\n%s", diff)
			}
			var rows []view.StateLink
			for _, row := range f.view(t, path("votes/index.html")).Votes.Matrices[0].Rows {
				rows = append(rows, row.State)
			}
			if diff := cmp.Diff(list, rows); diff != "" {
				t.Errorf("the matrix has another order (-list +matrix):\n%s", diff)
			}
			for _, link := range list {
				if link.Name.Lang != test.mark {
					t.Errorf("%+v should be marked as %q", link.Name, test.mark)
				}
			}
			if got := f.view(t, path(f.site.States[0].Address())).Title.Lang; got != test.mark {
				t.Errorf("the heading of a state is marked as %q", got)
			}
		})
	}
}

func TestBallotGroupsAreSortedByStateName(t *testing.T) {
	f := formatOf(t, record)
	groups := f.view(t, "2018/vote.html").Entry.Vote.Groups
	var got [][]string
	for _, g := range groups {
		group := []string{g.Name}
		for _, chip := range g.States {
			group = append(group, chip.Name.Text)
		}
		got = append(got, group)
	}
	want := [][]string{
		{"Yes", "Armenia", "Republic of Korea", "Switzerland"},
		{"Abstained", "Germany"},
		{"No", "France"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMatrixHasCellPerStateAndVote(t *testing.T) {
	f := formatOf(t, record)
	v := f.view(t, "votes/index.html").Votes
	if len(v.Rows) != 4 || len(v.Matrices) != 1 || len(v.Matrices[0].Columns) != 2 {
		t.Fatalf("%d rows, matrices %+v", len(v.Rows), v.Matrices)
	}
	if stage := v.Rows[0]; stage.Entry.Stage.Text != "Committee" || stage.Entry.URL != "../2018/vote.html#stages" || stage.Organ.Name.Text != "Council" {
		t.Errorf("the vote of a stage: %+v", stage.Entry)
	}
	if !v.Rows[1].Note || v.Rows[2].Note {
		t.Error("the note is marked in the wrong row")
	}
	got := map[string][]*view.Cell{}
	for _, row := range v.Matrices[0].Rows {
		got[row.State.Name.Text] = row.Cells
	}
	want := map[string][]*view.Cell{
		"Armenia":           {{Ballot: "yes", Name: "Yes", Code: "Y"}, {Ballot: "abstain", Name: "Abstained", Code: "A", Changed: true}},
		"France":            {{Ballot: "no", Name: "No", Code: "N"}, {Ballot: "no", Name: "No", Code: "N"}},
		"Germany":           {{Ballot: "abstain", Name: "Abstained", Code: "A"}, {Ballot: "yes", Name: "Yes", Code: "Y", Changed: true}},
		"Republic of Korea": {{Ballot: "yes", Name: "Yes", Code: "Y"}, {}},
		"Switzerland":       {{Ballot: "yes", Name: "Yes", Code: "Y"}, {Ballot: "no", Name: "No", Code: "N", Changed: true}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	korea := f.view(t, "states/KOR.html").State
	if korea.Code != "KOR" || len(korea.Votes) != 1 || korea.Votes[0].Entry.ID != "2018/vote" {
		t.Errorf("the page of a state is %+v", korea)
	}
}
