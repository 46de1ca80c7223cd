package site_test

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/site"
)

// says returns a table [[provisions]].
func says(subject, text string, more ...string) string {
	return fmt.Sprintf("[[provisions]]\nsubject = %q\ntext = %q\n%s", subject, text, strings.Join(more, ""))
}

// mentionLines describes the mentions of all subjects.
func mentionLines(s *site.Site) (lines []string) {
	for _, subject := range s.Subjects {
		for _, m := range subject.Mentions {
			line := subject.ID + " " + m.Entry.ID
			if m.Before != nil {
				line += " after " + m.Before.Entry.ID
			}
			if m.IsEarliest() {
				line += " earliest"
			}
			for _, p := range m.Provisions {
				text, _ := p.Text.In("en", "en")
				line += fmt.Sprintf(" %s new=%t first=%t source=%d", text, p.IsNew(), p.First, p.Source)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func TestMentionsOfSubjectsBySeries(t *testing.T) {
	const isNew, inSeries = "new = true\n", "series = \"yearly\"\n"
	s := mustResolve(t, files{
		"content/2014/a.md": entry("2014-01-01", inSeries, says("courts", "x", "quote = \"q\"\n"), says("food", "y", isNew), says("courts", "z", isNew)),
		"content/2015/b.md": entry("2015-01-01", inSeries, says("courts", "x", isNew, "source = 1\n"), says("food", "y", "new = false\n")),
		"content/2016/c.md": entry("2016-01-01", inSeries, says("food", "y")),
		"content/2015/d.md": entry("2015-02-01", says("food", "w", isNew)),
		"content/2013/e.md": entry("2013-02-01", "series = \"other\"\n", says("food", "v")),
	})
	compare(t, []string{
		"courts 2014/a earliest x new=false first=false source=1 z new=true first=true source=0",
		"courts 2015/b after 2014/a x new=true first=false source=1",
		"food 2013/e earliest v new=false first=false source=0",
		"food 2014/a earliest y new=true first=true source=0",
		"food 2015/b after 2014/a y new=false first=false source=0",
		"food 2015/d w new=true first=false source=0",
		"food 2016/c after 2015/b y new=false first=false source=0",
	}, mentionLines(s))
	compare(t, []string{"2014/a", "2015/b"}, ids(s.Subjects[0].Entries))
	if topic := s.Subjects[1].Topic; topic == nil || topic.ID != "food" {
		t.Errorf("the topic of food is %v", topic)
	}
}

// A Site is complete, so that all problems are found in one run, also where a provision
// names what is not there.
func TestProvisionsWithMistakesAreLeftOut(t *testing.T) {
	s, problems := resolve(t, files{
		"content/2014/a.md": entry("2014-01-01", says("cuorts", "x"), says("courts", "y", "source = 9\n", "quote = \"z\"\n")),
	})
	if len(problems) != 2 {
		t.Errorf("problems: %q", problems)
	}
	compare(t, []string{"courts 2014/a y new=false first=false source=0"}, mentionLines(s))
}

func TestQuotationIsInTheLanguageOfItsSource(t *testing.T) {
	s := mustResolve(t, files{
		"content/2014/a.md": entry("2014-01-01", says("courts", "x", "quote = \"une cour\"\n"), says("food", "y", "quote = { en = \"food\", ko = \"식량\" }\n")),
	})
	e := find(t, s, "2014/a")
	e.Sources[0].Lang = "fr"
	got := []string{}
	for i := range e.Provisions {
		text, in := e.Provisions[i].QuoteIn("ko", "en")
		got = append(got, in+": "+text)
	}
	compare(t, []string{"fr: une cour", "ko: 식량"}, got)
}

func TestSubjectsHavePages(t *testing.T) {
	s, problems := resolve(t, files{
		"content/2014/a.md": entry("2014-01-01", says("food", "y")),
		"content/2014/b.md": entry("2014-02-01", says("food", "y")) + "[food](/subjects/food), [all](/subjects), [it says](#provisions), [none](/subjects/fod)\n",
		"content/2014/c.md": entry("2014-03-01") + "[it says](b.md#provisions), [nothing](#provisions)\n",
	}, pagesOf(1))
	compare(t, []string{
		`content/2014/b.md:13:74-87: error: there is no page /subjects/fod [broken-link] (did you mean /subjects/food?)`,
		`content/2014/c.md:10:39-50: error: there is no place #provisions in content/2014/c.md [broken-anchor] (the text has no headings to link to)`,
	}, problems)
	var got []string
	for p := range s.Pages() {
		if strings.HasPrefix(p.Address, "subjects/") {
			got = append(got, fmt.Sprintf("%s %s %t", p.Kind, p.Address, site.IsPeriodAddress(p.Address)))
		}
	}
	compare(t, []string{
		"subjects subjects/index.html false", "subject subjects/courts.html false", "subject subjects/food.html false",
		"subject subjects/food/2014.html true", "subject subjects/food/2014-01.html true", "subject subjects/food/2014-02.html true",
	}, got)
}

// A topic lists the entries whose texts speak of one of its subjects, each once.
func TestTopicsListEntriesOfTheirSubjects(t *testing.T) {
	s := mustResolve(t, files{
		"content/2014/a.md": entry("2014-01-01", says("food", "y"), says("food", "z")),
		"content/2015/b.md": entry("2015-01-01", "topics = [\"food\"]\n", says("food", "y")),
		"content/2016/c.md": entry("2016-01-01", says("courts", "y")),
	})
	compare(t, []string{"2014/a", "2015/b"}, ids(s.Topics.Lookup("food").Entries))
	if own := s.Entries[0].Topics; len(own) != 0 {
		t.Errorf("the entry is mainly about %v, want nothing", own)
	}
}
