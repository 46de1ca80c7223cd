// Package facts_test compares the record of this site, config.toml and content/ at
// the root of the module, with the verified facts in testdata: record.csv,
// provisions.csv, two files of votes by state, notes.md and notes-2.md. It has nothing
// but tests.
//
// Both ways: every row of the facts is in an entry or in one of its stages, and no
// entry has a figure that the facts do not have. Editorial decisions are in tables:
// coverage_test.go maps rows to entries, departures_test.go lists where an entry
// departs from a column, with the words of the facts that are the reason.
//
// The facts are gathered elsewhere, in the folder shared beside the repository.
// Where that exists, a test compares the copies in testdata with it.
package facts_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/record/vote"
	"annals/internal/site"
	"annals/internal/testing/sharedtest"
)

// figures are the figures of an entry, in the form in which facts and entry are
// compared.
type figures struct {
	Date       string
	Organ      string // of entries with a vote
	Symbols    []string
	Vote       string // "recorded adopted 88-21-60"
	Cosponsors string
	Stages     []stage
}

type stage struct {
	Date, Organ, Symbols, Vote string
}

func TestFactsAreThoseOfTheSharedFolder(t *testing.T) {
	shared := sharedtest.Find()
	if shared == "" {
		t.Skip("no shared folder beside the project to compare with")
	}
	for _, name := range []string{"record.csv", "provisions.csv", "votes_by_state.csv", "votes_council_by_state.csv", "notes.md", "notes-2.md"} {
		original := filepath.Join(shared, "facts", name)
		if read(t, original) != read(t, filepath.Join("testdata", name)) {
			t.Errorf("testdata/%s differs from %s: copy it again", name, original)
		}
	}
}

func TestEntriesMatchFacts(t *testing.T) {
	f, s := readFacts(t), loadSite(t)
	entries := map[string]*site.Entry{}
	for _, e := range s.Entries {
		entries[e.ID] = e
	}
	for id, rows := range rowsOf(f) {
		e, ok := entries[id]
		if !ok {
			t.Errorf("no entry %s, which should be about %v", id, rows)
			continue
		}
		if diff := cmp.Diff(f.figures(id, rows), printed(e)); diff != "" {
			t.Errorf("%s differs from the facts (-facts +entry):\n%s", e.File, diff)
		}
	}
}

// Every row is an entry, a stage of one, or one of its sources; and no entry is without a
// row.
func TestRowsAndEntriesCorrespond(t *testing.T) {
	f, s := readFacts(t), loadSite(t)
	for _, row := range f.rows {
		id := row["id"]
		if strings.HasPrefix(id, sourceRows) {
			if !isCited(s, "https://undocs.org/"+row["symbol"], row["date"][:4]) {
				t.Errorf("row %s of record.csv: no entry of %s has %s as a source", id, row["date"][:4], row["symbol"])
			}
		} else if entryOfRow[id] == "" && stageOfRow[id].entry == "" {
			t.Errorf("row %s of record.csv is in no entry", id)
		}
	}
	rows := rowsOf(f)
	for _, e := range s.Entries {
		if len(rows[e.ID]) == 0 {
			t.Errorf("%s rests on no row of record.csv", e.File)
		}
	}
}

func isCited(s *site.Site, url, year string) bool {
	return slices.ContainsFunc(s.Entries, func(e *site.Entry) bool {
		return strings.HasPrefix(e.ID, year) && cites(e, url)
	})
}

// Columns that the facts mark as unconfirmed are listed with a reason, and no others.
func TestUnconfirmedColumnsAreListed(t *testing.T) {
	f := readFacts(t)
	for _, row := range f.rows {
		marked := strings.Contains(row["notes"], "UNCONFIRMED") || strings.Contains(row["notes"], "NOT FOUND")
		if _, listed := unconfirmed[row["id"]]; marked != listed {
			t.Errorf("row %s: marked unconfirmed in record.csv: %t, listed here: %t", row["id"], marked, listed)
		}
	}
	for _, d := range slices.Concat(departures(), reasons()) {
		row, ok := f.byID[d.row]
		if !ok || !strings.Contains(rowText(row)+f.notes, d.evidence) {
			t.Errorf("row %s does not say %q", d.row, d.evidence)
		}
	}
}

func TestMilestones(t *testing.T) {
	want := []string{
		"2005/ga-60-173", "2008/ga-63-190", "2012/ga-67-181", "2013/hrc-22-13", "2014/coi-report",
		"2014/ga-69-188", "2014/sc-agenda", "2015/ga-70-172", "2018/ga-73-180", "2025/ga-high-level-plenary",
	}
	var got []string
	for _, e := range loadSite(t).Entries {
		if e.Milestone {
			got = append(got, e.ID)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Entries link to those that they follow from.
func TestFollowsLinks(t *testing.T) {
	follows := map[string][]string{}
	for _, e := range loadSite(t).Entries {
		for _, before := range e.Follows {
			follows[e.ID] = append(follows[e.ID], before.ID)
		}
	}
	for _, link := range causalLinks {
		if !slices.Contains(follows[link.then], link.first) {
			t.Errorf("%s does not follow %s", link.then, link.first)
		}
	}
}

// printed returns the figures of an entry.
func printed(e *site.Entry) figures {
	out := figures{Date: e.Date.String()}
	for _, sym := range e.Symbols {
		out.Symbols = append(out.Symbols, sym.String())
	}
	if e.Vote != nil {
		out.Vote = voteText(e.Vote)
		if e.Organ != nil {
			out.Organ = e.Organ.ID
		}
	}
	if e.Cosponsors.Count != nil {
		out.Cosponsors = fmt.Sprint(*e.Cosponsors.Count)
	}
	for _, st := range e.Stages {
		var symbols []string
		for _, sym := range st.Symbols {
			symbols = append(symbols, sym.String())
		}
		body := ""
		if st.Organ != nil {
			body = st.Organ.ID
		}
		out.Stages = append(out.Stages, stage{
			st.Date.String(), body, strings.Join(symbols, " "), voteText(st.Vote),
		})
	}
	sortStages(out.Stages)
	return out
}

// voteText formats how a text was adopted; an unknown number is a "?". Absences are
// compared by the test of the votes by state.
func voteText(v *site.Vote) string {
	if v == nil {
		return ""
	}
	text, tally := fmt.Sprintf("%s %s", v.Method, v.Outcome), v.Tally
	if v.Question != vote.OfText {
		text = fmt.Sprintf("%s %s %s", v.Method, v.Question, v.Outcome)
	}
	if tally.IsZero() {
		return text
	}
	number := func(n *int) string {
		if n == nil {
			return "?"
		}
		return fmt.Sprint(*n)
	}
	return fmt.Sprintf("%s %s-%s-%s", text, number(tally.Yes), number(tally.No), number(tally.Abstain))
}

func sortStages(stages []stage) {
	slices.SortFunc(stages, func(a, b stage) int {
		return strings.Compare(a.Date+a.Organ+a.Symbols+a.Vote, b.Date+b.Organ+b.Symbols+b.Vote)
	})
}
