package facts_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/record/edtf"
	"annals/internal/site"
)

// Tallies, symbols and days in the prose of entries are in the facts too.
func TestFiguresInTextsMatchFacts(t *testing.T) {
	f := readFacts(t)
	rows := rowsOf(f)
	days := f.days()
	known := f.notes
	for _, row := range f.rows {
		known += row["symbol"] + "\n" + row["draft_symbol"] + "\n" + rowText(row) + "\n"
	}
	for _, e := range loadSite(t).Entries {
		tallies := f.tallies(rows[e.ID])
		for _, tag := range []string{"en", "ko"} {
			file, text := e.In(tag).File, readable(t, e.In(tag))
			for _, tally := range talliesIn(text) {
				if !slices.Contains(tallies, tally) {
					t.Errorf("%s: the facts of this entry have no tally %s", file, tally)
				}
			}
			for _, symbol := range symbolWords.FindAllString(text, -1) {
				if !containsWhole(known, symbol) {
					t.Errorf("%s: the facts do not confirm %s", file, symbol)
				}
			}
			for _, day := range daysIn(text, e.Year.Number) {
				if !slices.ContainsFunc(day, func(d edtf.Day) bool { return days[d] }) {
					t.Errorf("%s: the facts have no day %v", file, day)
				}
			}
		}
	}
}

// The prose of an entry has the day of its event, so that it cannot contradict the
// front matter.
func TestTextsNameTheEventDay(t *testing.T) {
	for _, e := range loadSite(t).Entries {
		date, ok := e.Date.Earliest()
		if !ok || e.Date.Precision() != edtf.PrecisionDay && e.Date.Precision() != edtf.PrecisionInterval {
			continue
		}
		for _, tag := range []string{"en", "ko"} {
			days := daysIn(prose(t, e.In(tag)), e.Year.Number)
			if !slices.ContainsFunc(days, func(day []edtf.Day) bool { return slices.Contains(day, date) }) {
				t.Errorf("%s does not name the day %v", e.In(tag).File, date)
			}
		}
	}
}

func readable(t *testing.T, text *site.Text) string {
	return text.Title + "\n" + text.Summary + "\n" + prose(t, text)
}

// prose returns the body of a text without markup.
func prose(t *testing.T, text *site.Text) string {
	t.Helper()
	words, err := text.Body.AppendText(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}

var symbolWords = regexp.MustCompile(`\b(?:[AES]/[A-Z0-9][\w./]*\w|\d+/\d+)\b`)

var tallyForms = []*regexp.Regexp{
	regexp.MustCompile(`(\d+)[–:-](\d+)[–:-](\d+)`),
	regexp.MustCompile(`(\d+) (?:votes )?to (\d+),? with (\d+) abstention`),
	regexp.MustCompile(`(\d+)(?: states| members)?(?: were| voted)? in favour(?:,| and) (\d+)(?: were| voted)? against,? (?:and |with )?(\d+) abst`),
	regexp.MustCompile(`찬성 (\d+)표, 반대 (\d+)표, 기권 (\d+)표`),
}

var calendarDate = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

func talliesIn(text string) []string {
	var tallies []string
	text = calendarDate.ReplaceAllString(inDigits(text), "")
	for _, form := range tallyForms {
		for _, m := range form.FindAllStringSubmatch(text, -1) {
			tallies = append(tallies, m[1]+"-"+m[2]+"-"+m[3])
		}
	}
	return tallies
}

// tallies returns the tallies of the rows, from columns and from prose.
func (f *facts) tallies(ids []string) []string {
	var tallies []string
	for _, id := range ids {
		row := f.byID[id]
		tallies = append(tallies, fmt.Sprintf("%s-%s-%s", row["vote_yes"], row["vote_no"], row["vote_abstain"]), row["third_committee_vote"])
		tallies = append(tallies, talliesIn(rowText(row))...)
	}
	return tallies
}

var (
	units = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	words = regexp.MustCompile(`\b(?i:(twenty|thirty)(?:-(one|two|three|four|five|six|seven|eight|nine))?|` + strings.Join(units, "|") + `)\b`)
)

// inDigits replaces the number words of English prose by digits.
func inDigits(text string) string {
	return words.ReplaceAllStringFunc(text, func(word string) string {
		tens, unit, _ := strings.Cut(strings.ToLower(word), "-")
		switch tens {
		case "twenty":
			return fmt.Sprint(20 + slices.Index(units, unit) + 1)
		case "thirty":
			return fmt.Sprint(30 + slices.Index(units, unit) + 1)
		}
		return fmt.Sprint(slices.Index(units, tens) + 1)
	})
}
