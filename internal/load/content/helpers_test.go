package content_test

import (
	"context"
	"fmt"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/testing/sitetest"
)

const settings = `title = "Record"
base_url = "https://example.org/"
default_language = "en"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[types.resolution]
label = "Resolution"
[types.report]
label = "Report"
[bodies.general-assembly]
label = "General Assembly"
members = { 2002 = 191, 2006 = 192, 2011 = 193 }
[topics.accountability]
label = "Accountability"
[topics.food]
label = "Right to food"
[actors.kirby]
label = "Michael Kirby"
[subjects.courts]
label = "Courts"
[subjects.food]
label = "Food and aid"
`

// The front matter of an entry without mistakes, to which tests add theirs: facts
// are lines 2 to 5.
const (
	facts = `title = "A resolution"
date = 2018-12-17
type = "resolution"
summary = "One sentence."
`
	sources = `[[sources]]
title = "The text"
url = "https://undocs.org/A/RES/73/180"
`
)

func newLoader(t testing.TB) *content.Loader {
	t.Helper()
	return content.NewLoader(sitetest.Settings(t, settings))
}

// front returns a file of front matter without text.
func front(parts ...string) string {
	text := "+++\n"
	for _, p := range parts {
		text += p
	}
	return text + "+++\n"
}

// mistake is one file and the problems reported for it.
type mistake struct {
	name, file, text string
	want             []string
}

func (m mistake) run(t *testing.T, loader *content.Loader) {
	t.Helper()
	t.Run(m.name, func(t *testing.T) {
		got := loader.Parse(context.Background(), m.file, []byte(m.text)).Problems
		got.Sort()
		compare(t, m.want, lines(got))
	})
}

// lines formats a list: position, severity, message, code and hint.
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
