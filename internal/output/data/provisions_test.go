package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sitetest"
)

func TestProvisionsReadBack(t *testing.T) {
	const front = `series = "assembly"
symbol = "A/RES/60/173"
[[provisions]]
subject = "courts"
text = { en = "Asked for a court.", ko = "재판소를 요청했다." }
new = true
place = "para. 3"
quote = "une cour"
source = 1
[[provisions]]
subject = "food"
text = "=cmd()"
[[sources]]
title = "Le texte"
url = "https://example.com/texte"
lang = "fr"
`
	config := sitetest.Config + "[series.assembly]\nlabel = \"Assembly\"\n[subjects.courts]\nlabel = \"Courts\"\ntopic = \"accountability\"\n[subjects.food]\nlabel = \"Food\"\n"
	s := sitetest.Site(t, map[string]string{
		"config.toml":       config,
		"content/2005/a.md": sitetest.Entry("A text", "2005-12-16", front, "Text.\n"),
		"content/2006/b.md": sitetest.Entry("Another", "2006-12-16", "[[provisions]]\nsubject = \"food\"\ntext = \"Said so.\"\nnew = false", "Text.\n"),
	})
	want := []map[string]string{
		{
			"id": "2005/a", "date": "2005-12-16", "series": "assembly", "symbols": "A/RES/60/173", "subject": "courts", "topic": "accountability",
			"new": "true", "first": "true", "text": "Asked for a court.", "place": "para. 3", "quote": "une cour", "quote_lang": "fr",
			"source": "1", "source_url": "https://example.com/texte", "url": "https://example.org/record/2005/a.html",
			"text_en": "Asked for a court.", "text_ko": "재판소를 요청했다.",
		},
		{
			"id": "2005/a", "date": "2005-12-16", "series": "assembly", "symbols": "A/RES/60/173", "subject": "food", "topic": "",
			"new": "", "first": "false", "text": "'=cmd()", "place": "", "quote": "", "quote_lang": "", "source": "", "source_url": "",
			"url": "https://example.org/record/2005/a.html", "text_en": "'=cmd()", "text_ko": "",
		},
		{
			"id": "2006/b", "date": "2006-12-16", "series": "", "symbols": "", "subject": "food", "topic": "",
			"new": "false", "first": "false", "text": "Said so.", "place": "", "quote": "", "quote_lang": "", "source": "", "source_url": "",
			"url": "https://example.org/record/2006/b.html", "text_en": "Said so.", "text_ko": "",
		},
	}
	if diff := cmp.Diff(want, rows(t, renderAll(t, s)["data/provisions.csv"])); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, made := renderAll(t, record(t))["data/provisions.csv"]; made {
		t.Error("a table without rows is made")
	}
}
