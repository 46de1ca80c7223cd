package entryjson

import (
	"fmt"
	"io"

	"annals/internal/jsonobject"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/site"
)

// version is that of the form of the files. It changes where a program that reads them
// has to.
const version = 1

// schemaName is the name of the schema, beside entries.json.
const schemaName = "entries.schema.json"

// whole describes entries.json. Its entries are written one by one: see document.
var whole = object[*site.Site]{
	{"$schema", "The schema of this file, beside it.", textForm, true, str(func(*site.Site) string { return schemaName })},
	{"version", "The version of the form of this file.", always(jsonobject.Object{{"const", version}}), true, positive(func(*site.Site) int { return version })},
	{"site", "What the record is, and whose.", about.form(), true, func(w *writer, s *site.Site) { about.write(w, s) }},
	{"date", "The day of the record's state.", dayForm, false, day(func(s *site.Site) edtf.Day { return s.Date })},
	{"withdrawn", "The entries that were withdrawn, the newest withdrawal first: nothing else of them is published.", listOf(withdrawal.form()), false, func(w *writer, s *site.Site) {
		w.list(len(s.Withdrawn), func(i int) { withdrawal.write(w, s.Withdrawn[i]) })
	}},
	{"entries", "The entries, in the order of time.", always(jsonobject.Object{{"type", "array"}, {"items", jsonobject.Object{{"$ref", "#/definitions/entry"}}}}), true, func(w *writer, _ *site.Site) {
		w.out = append(w.out, '[')
	}},
}

var about = object[*site.Site]{
	{"title", "Its title.", wordsForm, true, words(func(s *site.Site) lang.Text { return s.Config.Title })},
	{"description", "What it is.", wordsForm, false, words(func(s *site.Site) lang.Text { return s.Config.Description })},
	{"url", "Where the newest state of it is.", addressForm, false, str(func(s *site.Site) string { return s.Config.BaseURL })},
	{"default_language", "The language that originals are written in.", languageForm, true, str(func(s *site.Site) string { return s.Config.DefaultLanguage })},
	{"languages", "Its languages.", listOf(languageForm), true, texts((*site.Site).Tags)},
	{"publisher", "Who publishes it.", wordsForm, false, words(func(s *site.Site) lang.Text { return s.Config.Publisher })},
	{"license", "Under which terms its pages and texts may be used.", wordsForm, false, words(func(s *site.Site) lang.Text { return s.Config.License })},
	{"data_license", "Under which terms the files in data/ may be used, this one among them.", wordsForm, false, words(func(s *site.Site) lang.Text { return s.Config.DataLicense })},
	{"contact", "An address of the editors.", textForm, false, str(func(s *site.Site) string { return s.Config.Contact })},
}

var withdrawal = object[*site.Withdrawal]{
	{"id", "The name of the entry.", textForm, true, str(func(one *site.Withdrawal) string { return one.ID })},
	{"date", "The day of the withdrawal.", dayForm, true, day(func(one *site.Withdrawal) edtf.Day { return one.Day })},
	{"reason", "Why.", wordsForm, true, words(func(one *site.Withdrawal) lang.Text { return one.Reason })},
}

// record is the whole record as one JSON document, with an entry on each line.
type record struct{ *Format }

// Render writes the document.
func (r record) Render(w io.Writer) error {
	if err := r.write(w); err != nil {
		return fmt.Errorf("write entries.json: %w", err)
	}
	return nil
}

func (r record) write(w io.Writer) error {
	head := &writer{site: r.site}
	whole.write(head, r.site)
	head.out = head.out[:len(head.out)-1] // the end of the object comes behind the entries
	if _, err := w.Write(head.out); err != nil {
		return err
	}
	before := "\n"
	for i := range r.objects {
		if err := r.writeEntry(w, before, i, ""); err != nil {
			return err
		}
		before = ",\n"
	}
	_, err := io.WriteString(w, "\n]}\n")
	return err
}
