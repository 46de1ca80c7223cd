package citation_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"annals/internal/output/citation"
)

var work = citation.Work{
	ID: "2018/ga-73-180", Title: "유엔 총회 & 50% of {it}", Site: "A record", Authors: []string{"The editors"}, Publisher: "The editors", Event: "2018-12",
	AsOf: "2026-11-23", Version: "2026-11-20", URL: "https://example.org/a_b/2018/ga-73-180.html?x=%7E", Lang: "ko", Note: "Event of December 2018",
}

func TestBibTeXReadsBack(t *testing.T) {
	kind, key, fields, err := readBibTeX(bibtexOf(work))
	if err != nil {
		t.Fatal(err)
	}
	if kind != "misc" || key != "entry-2018-ga-73-180" {
		t.Errorf("%s %s", kind, key)
	}
	want := map[string]string{
		"title":  `{유엔 총회 \& 50\% of \textbraceleft{}it\textbraceright{}}`,
		"author": "{The editors}", "howpublished": "A record", "year": "2026", "month": "11", "day": "23", "eventdate": "2018-12", "version": "2026-11-20",
		"note": "Event of December 2018", "url": work.URL, "language": "ko",
	}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRISReadsBack(t *testing.T) {
	got, err := readRIS(risOf(work))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"TY": "ELEC", "TI": work.Title, "AU": "The editors,", "T2": "A record", "PB": "The editors", "PY": "2026", "DA": "2026/11/23", "ET": "2026-11-20",
		"N1": "Event of December 2018", "UR": work.URL, "LA": "ko", "ID": work.ID, "ER": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(risOf(work), "TY  - ") {
		t.Error("a record begins with its type")
	}
}

func TestCSLReadsBack(t *testing.T) {
	date := func(numbers ...any) any { return map[string]any{"date-parts": []any{numbers}} }
	want := map[string]any{
		"id": work.ID, "type": "webpage", "title": work.Title, "author": []any{map[string]any{"literal": "The editors"}},
		"container-title": "A record", "publisher": "The editors", "issued": date(2026.0, 11.0, 23.0), "event-date": date(2018.0, 12.0), "version": "2026-11-20",
		"note": work.Note, "URL": work.URL, "language": "ko",
	}
	if diff := cmp.Diff(want, readCSL(t, cslOf(work))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEmptyFieldsAreOmitted(t *testing.T) {
	bare := citation.Work{ID: "2018/a", Title: "A title"}
	_, _, fields, err := readBibTeX(bibtexOf(bare))
	if diff := cmp.Diff(map[string]string{"title": "{A title}"}, fields); err != nil || diff != "" {
		t.Errorf("BibTeX: %v (-want +got):\n%s", err, diff)
	}
	ris, err := readRIS(risOf(bare))
	if diff := cmp.Diff(map[string]string{"TY": "ELEC", "TI": "A title", "ID": "2018/a", "ER": ""}, ris); err != nil || diff != "" {
		t.Errorf("RIS: %v (-want +got):\n%s", err, diff)
	}
	if diff := cmp.Diff(map[string]any{"id": "2018/a", "type": "webpage", "title": "A title"}, readCSL(t, cslOf(bare))); diff != "" {
		t.Errorf("CSL-JSON (-want +got):\n%s", diff)
	}
}

// hostile holds titles that try to end their field and begin another.
var hostile = []string{
	"}, url = {https://evil.example/", `\}, note = {x`, "a}}\n@book{b, title={c", "\\", "{", "}", "{}}{", `\textbackslash`, `%&#_$~^`, `"`,
	"a\nER  - \nTY  - BOOK", "a\r\nUR  - https://evil.example/", "a\u2028UR  - x", "a\u0085UR  - x", "a\vUR  - x",
	`"}, {"id":"x`, "</pre><script>alert(1)</script>", "\x00\x1b[31m", "\xff\xfe", "한글 «é» العربية",
}

func FuzzTitleStaysInItsField(f *testing.F) {
	for _, title := range hostile {
		f.Add(title, title)
	}
	f.Add("", "0")
	f.Fuzz(func(t *testing.T, title, other string) {
		w := citation.Work{
			ID: "2018/a", Title: title, Site: other, Publisher: other, Note: other, URL: "https://example.org/" + other, AsOf: "2026-11-23",
		}
		want := oneLine(title)

		_, key, fields, err := readBibTeX(bibtexOf(w))
		if err != nil || key != "entry-2018-a" {
			t.Fatalf("%v: %s", err, bibtexOf(w))
		}
		if unescape(fields["title"]) != want {
			t.Errorf("BibTeX: the title %q reads %q", title, unescape(fields["title"]))
		}
		for _, name := range []string{"eventdate", "language"} {
			if v, ok := fields[name]; ok {
				t.Errorf("BibTeX: unexpected field %s: %q", name, v)
			}
		}
		ris, err := readRIS(risOf(w))
		if err != nil {
			t.Fatalf("%v: %s", err, risOf(w))
		}
		if ris["TI"] != want || ris["LA"] != "" || ris["TY"] != "ELEC" {
			t.Errorf("RIS: the title %q reads %q in %q", title, ris["TI"], ris)
		}
		if got, _ := readCSL(t, cslOf(w))["title"].(string); got != want { // no title is no field
			t.Errorf("CSL-JSON: the title %q reads %q", title, got)
		}
	})
}

func FuzzIDStaysInTheKey(f *testing.F) {
	for _, id := range hostile {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		w := citation.Work{ID: id, Title: "T"}
		_, key, fields, err := readBibTeX(bibtexOf(w))
		if err != nil || strings.ContainsFunc(key, func(r rune) bool { return r > unicode.MaxASCII || strings.ContainsRune("{}\\,\"%# \n", r) }) {
			t.Errorf("%v: the id %q becomes %q", err, id, key)
		}
		if diff := cmp.Diff(map[string]string{"title": "{T}"}, fields); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// oneLine returns a value as it must read back.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

func BenchmarkForms(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		bibtexOf(work)
		risOf(work)
		cslOf(work)
	}
}
