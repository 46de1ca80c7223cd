package site_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
)

const settings = `title = "Record"
base_url = "https://example.org/"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
title = "기록"
[types.resolution]
label = "Resolution"
[types.report]
label = "Report"
[bodies.general-assembly]
label = "General Assembly"
members = { 2002 = 191, 2006 = 192, 2011 = 193 }
[bodies.council]
label = "Council"
[topics.food]
label = "Right to food"
[topics.abduction]
label = "Abduction"
[actors.kirby]
label = "Michael Kirby"
[subjects.courts]
label = "Courts"
[subjects.food]
label = "Food and aid"
topic = "food"
[series.yearly]
label = "Yearly text"
[series.other]
label = "Another matter"
`

// files holds the content of a site by path.
type files map[string]string

// entry returns a valid entry of a date, with more front matter, tables last.
func entry(date string, more ...string) string {
	return fmt.Sprintf("+++\ntitle = \"Entry of %s\"\ndate = %q\ntype = \"resolution\"\nsummary = \"x\"\n%s", date, date, strings.Join(more, "")) +
		"[[sources]]\ntitle = \"The text\"\nurl = \"https://undocs.org/A/RES/73/180\"\n+++\n"
}

// page returns a page or a translation.
func page(title string, more ...string) string {
	return fmt.Sprintf("+++\ntitle = %q\n%s+++\n", title, strings.Join(more, ""))
}

// load parses the files and returns the inputs of Resolve and the problems.
func load(t testing.TB, all files) (site.Inputs, diag.List) {
	t.Helper()
	cfg := sitetest.Settings(t, settings)
	var problems diag.List
	loader, record := content.NewLoader(cfg), &content.Record{}
	for _, file := range slices.Sorted(maps.Keys(all)) {
		r := loader.Parse(context.Background(), file, []byte(all[file]))
		problems = append(problems, r.Problems...)
		switch {
		case r.Document != nil:
			record.Documents = append(record.Documents, r.Document)
		case r.Votes != nil:
			record.Votes = append(record.Votes, r.Votes)
		case r.Evidence != nil:
			record.Evidence = append(record.Evidence, r.Evidence)
		default:
			record.Unread = append(record.Unread, file)
		}
	}
	return site.Inputs{
		Config: cfg, Record: record, Now: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC),
		Static: []string{"report.pdf", "images/map.png", "style.css"},
	}, problems
}

// resolve parses and resolves the files and returns the site and all problems.
func resolve(t testing.TB, all files, changes ...func(*site.Inputs)) (*site.Site, []string) {
	t.Helper()
	in, problems := load(t, all)
	for _, change := range changes {
		change(&in)
	}
	s, more := site.Resolve(in)
	problems = append(problems, more...)
	problems.Sort()
	return s, lines(problems)
}

// mustResolve resolves files without problems.
func mustResolve(t testing.TB, all files, changes ...func(*site.Inputs)) *site.Site {
	t.Helper()
	s, problems := resolve(t, all, changes...)
	if len(problems) > 0 {
		t.Fatalf("got %s", strings.Join(problems, "\n"))
	}
	return s
}

func withDrafts(in *site.Inputs) { in.Drafts = true }

// problemCase is a site and its problems.
type problemCase struct {
	name  string
	files files
	want  []string
}

func (m problemCase) run(t *testing.T) {
	t.Helper()
	t.Run(m.name, func(t *testing.T) {
		_, got := resolve(t, m.files)
		compare(t, m.want, got)
	})
}

// lines formats problems as position, severity, message, code and hint.
func lines(list diag.List) []string {
	var all []string
	for _, d := range list {
		position := d.File
		if d.Line > 0 {
			position += fmt.Sprintf(":%d:%d", d.Line, d.Column)
		}
		if d.End > 0 {
			position += fmt.Sprintf("-%d", d.End)
		}
		s := fmt.Sprintf("%s: %s: %s [%s]", position, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			s += " (" + d.Hint + ")"
		}
		all = append(all, s)
	}
	return all
}

func ids(entries []*site.Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return all
}

// find returns the entry with an id.
func find(t testing.TB, s *site.Site, id string) *site.Entry {
	t.Helper()
	for _, e := range s.Entries {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no entry %s", id)
	return nil
}

func id(e *site.Entry) string {
	if e == nil {
		return ""
	}
	return e.ID
}
