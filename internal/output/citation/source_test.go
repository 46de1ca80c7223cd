package citation_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/citation"
)

// kinds are works with their fields in the three formats.
var kinds = []struct {
	name             string
	work             citation.Work
	bibtex, ris, csl map[string]any
	kind             string
}{
	{
		"a book",
		citation.Work{
			Kind: citation.Book, Title: "T", Authors: []string{"Doe, Jane", "김철수", "Truth, Justice and Reconciliation Commission"}, Publisher: "Press",
			AsOf: "1994", ISBN: "0-306-40615-2", Pages: "12–14", Location: "Library, K 7",
		},
		map[string]any{
			"title": "{T}", "author": "Doe, Jane and {김철수} and {Truth, Justice and Reconciliation Commission}", "publisher": "Press", "year": "1994",
			"isbn": "0-306-40615-2", "pages": "12--14", "note": "Library, K 7",
		},
		map[string]any{
			"TY": "BOOK", "TI": "T", "AU": "Doe, Jane\n김철수,", "PB": "Press", "PY": "1994", "DA": "1994", "SN": "0-306-40615-2", "SP": "12", "EP": "14",
			"AV": "Library, K 7", "N1": "Truth, Justice and Reconciliation Commission",
		},
		map[string]any{
			"type": "book", "title": "T", "publisher": "Press", "ISBN": "0-306-40615-2", "page": "12–14", "archive": "Library, K 7",
			"issued": map[string]any{"date-parts": []any{[]any{1994.0}}},
			"author": []any{
				map[string]any{"family": "Doe", "given": "Jane"},
				map[string]any{"literal": "김철수"},
				map[string]any{"literal": "Truth, Justice and Reconciliation Commission"},
			},
		},
		"book",
	},
	{
		"an article",
		citation.Work{Kind: citation.Article, Title: "T", Site: "Journal", DOI: "10.1000/a_b", URL: "https://doi.org/10.1000/a_b", Pages: "7", Accessed: "2020-02-03"},
		map[string]any{"title": "{T}", "journal": "Journal", "doi": "10.1000/a_b", "url": "https://doi.org/10.1000/a_b", "pages": "7", "urldate": "2020-02-03"},
		map[string]any{"TY": "JOUR", "TI": "T", "T2": "Journal", "DO": "10.1000/a_b", "UR": "https://doi.org/10.1000/a_b", "SP": "7", "Y2": "2020/02/03"},
		map[string]any{
			"type": "article-journal", "title": "T", "container-title": "Journal", "DOI": "10.1000/a_b", "URL": "https://doi.org/10.1000/a_b", "page": "7",
			"accessed": map[string]any{"date-parts": []any{[]any{2020.0, 2.0, 3.0}}},
		},
		"article",
	},
	{
		"a report",
		citation.Work{Kind: citation.Report, Title: "T", Publisher: "United Nations", Number: "A/HRC/25/63"},
		map[string]any{"title": "{T}", "institution": "United Nations", "number": "A/HRC/25/63"},
		map[string]any{"TY": "RPRT", "TI": "T", "PB": "United Nations", "SN": "A/HRC/25/63"},
		map[string]any{"type": "report", "title": "T", "publisher": "United Nations", "number": "A/HRC/25/63"},
		"techreport",
	},
	{
		"a testimony names nobody",
		citation.Work{Kind: citation.Interview, Title: "Testimony 12", Location: "Kept by the association"},
		map[string]any{"title": "{Testimony 12}", "note": "Kept by the association"},
		map[string]any{"TY": "PCOMM", "TI": "Testimony 12", "AV": "Kept by the association"},
		map[string]any{"type": "interview", "title": "Testimony 12", "archive": "Kept by the association"},
		"unpublished",
	},
}

func TestEachKindHasItsForm(t *testing.T) {
	for _, test := range kinds {
		t.Run(test.name, func(t *testing.T) {
			test.work.ID = citation.SourceID(test.name)
			kind, key, fields, err := readBibTeX(bibtexOf(test.work))
			if err != nil || kind != test.kind || key != test.work.ID {
				t.Errorf("%v: @%s{%s", err, kind, key)
			}
			test.ris["ID"], test.ris["ER"], test.csl["id"] = test.work.ID, "", test.work.ID
			ris, err := readRIS(risOf(test.work))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]map[string]any{test.bibtex, test.ris, test.csl}, []map[string]any{anyOf(fields), anyOf(ris), readCSL(t, cslOf(test.work))}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func anyOf(fields map[string]string) map[string]any {
	all := map[string]any{}
	for name, value := range fields {
		all[name] = value
	}
	return all
}

// A name with a comma is no line of authors: readers would take it for a person.
func TestPublisherWithCommaStaysWhole(t *testing.T) {
	const name = "Truth, Justice and Reconciliation Commission"
	w := citation.Work{ID: "2018/a", Title: "T", Authors: []string{name}, Publisher: name}
	ris, err := readRIS(risOf(w))
	if err != nil || ris["AU"] != "" || ris["PB"] != name || ris["N1"] != "" {
		t.Errorf("%v: %q", err, ris)
	}
	if _, _, fields, _ := readBibTeX(bibtexOf(w)); fields["author"] != "{"+name+"}" {
		t.Errorf("%q", fields)
	}
}

// Keys differ also for programs that know neither case nor other letters than ASCII.
func TestKeysNeverCollide(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{
		"2018/남북회담", "2018/이산가족", "2018/é", "2018/è", "2018/e", "2018/-", "2018/--", "2018/a.b", "2018/a-b", "2018/a_b", "2018/A-b", "-0044/a", "0044/a", "10000/a",
		citation.EntryID("2018/a-b", "ko"), citation.EntryID("2018/남북회담", "en"), citation.EntryID("2018/a", "b-c"), citation.EntryID("2018/a", ""),
		citation.SourceID("https://example.org/"), citation.SourceID("https://example.org"), "",
	} {
		_, key, _, err := readBibTeX(bibtexOf(citation.Work{ID: id, Title: "T"}))
		if err != nil || strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") != "" {
			t.Errorf("%v: %q", err, key)
		}
		if other, ok := seen[strings.ToLower(key)]; ok {
			t.Errorf("%q and %q are both %s", id, other, key)
		}
		seen[strings.ToLower(key)] = id
	}
	if _, key, _, _ := readBibTeX(bibtexOf(work)); key != "entry-2018-ga-73-180" {
		t.Errorf("a plain id has the key %q", key)
	}
}
