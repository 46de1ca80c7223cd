package entryjson

import (
	"strconv"

	"annals/internal/load/content"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/site"
)

// source describes where something can be looked up.
var source = append(append(object[*site.Source]{
	{"title", "Its title, in its own language.", textForm, true, str(func(s *site.Source) string { return s.Title })},
	{"url", "Its address.", addressForm, false, str(func(s *site.Source) string { return s.URL })},
	{"file", "The path of a file of this site.", textForm, false, func(w *writer, s *site.Source) {
		if file := w.site.FileOf(s); file != nil {
			w.string(file.Address)
		}
	}},
	{"doi", "Its DOI.", textForm, false, str(func(s *site.Source) string { return s.DOI })},
	{"isbn", "Its ISBN.", textForm, false, str(func(s *site.Source) string { return s.ISBN })},
	{"location", "The archive, the box, the page; or how a testimony is kept.", wordsForm, false, words(func(s *site.Source) lang.Text { return s.Location })},
	{"author", "Who wrote it.", listOf(textForm), false, texts(func(s *site.Source) []string { return s.Author })},
	{"publisher", "Who published it.", textForm, false, str(func(s *site.Source) string { return s.Publisher })},
}, dates(false, func(s *site.Source) edtf.Date { return s.Date.Date })...), object[*site.Source]{
	{"lang", "The language that it is in.", textForm, false, str(func(s *site.Source) string { return s.Lang })},
	{"symbol", "Its symbol.", textForm, false, str(func(s *site.Source) string { return s.Parsed.String() })},
	{"pages", "The pages that are meant.", textForm, false, str(func(s *site.Source) string { return s.Pages })},
	{"archive", "Addresses of copies.", listOf(addressForm), false, texts(func(s *site.Source) []string { return s.Archive })},
	{"accessed", "The day on which an editor looked at it.", dayForm, false, day(func(s *site.Source) edtf.Day { return s.Accessed.Day })},
	{"kind", "primary: the document itself; secondary: a report about it.", enumOf(content.SourceKinds()), false, str(func(s *site.Source) string { return s.Kind })},
	{"medium", "What it is.", enumOf(content.Mediums()), false, str(func(s *site.Source) string { return s.Medium })},
	{"note", "What else is to be said of it.", wordsForm, false, words(func(s *site.Source) lang.Text { return s.Note })},
}...)

// provision describes one thing that a text says.
var provision = object[*site.Provision]{
	{"subject", "What it is about: an id.", subjectForm, true, str(func(p *site.Provision) string { return p.Subject.ID })},
	{"text", "What the text says, in words of the record.", wordsForm, true, words(func(p *site.Provision) lang.Text { return p.Text })},
	{"new", "Whether earlier texts did not say it. Absent where that is not known.", boolForm, false, func(w *writer, p *site.Provision) {
		if p.New != nil {
			w.out = strconv.AppendBool(w.out, *p.New)
		}
	}},
	{"first", "True if it is new and no earlier text of the series is known to speak of the subject. Otherwise absent.", trueForm, false, mark(func(p *site.Provision) bool { return p.First })},
	{"place", "Where in the text it stands.", wordsForm, false, words(func(p *site.Provision) lang.Text { return p.Place })},
	{"quote", "Official words: without a language, in that of the source.", wordsForm, false, words(func(p *site.Provision) lang.Text { return p.Quote })},
	{"source", "The number of its source among those of the entry, from 1.", countForm, false, positive(func(p *site.Provision) int { return p.Source })},
}

// media describes a file that belongs to an entry.
var media = append(append(object[*site.Media]{
	{"file", "Its path in this site.", textForm, true, str(func(m *site.Media) string { return m.File.Address })},
	{"url", "Its address. Absent on a site without base_url.", addressForm, false, func(w *writer, m *site.Media) { w.string(w.site.URL(m.File.Address)) }},
	{"type", "Its media type.", textForm, false, str(func(m *site.Media) string { return m.File.Type })},
	{"bytes", "Its size.", countForm, false, positive(func(m *site.Media) int { return int(m.File.Size) })},
	{"sha256", "Its checksum, SHA-256 in hexadecimal.", sumForm, false, str(func(m *site.Media) string { return m.File.SumText() })},
	{"width", "Of a picture, in pixels.", countForm, false, positive(func(m *site.Media) int { return m.File.Width })},
	{"height", "Of a picture, in pixels.", countForm, false, positive(func(m *site.Media) int { return m.File.Height })},
	{"pages", "How many pages a document has.", countForm, false, positive(func(m *site.Media) int { return m.File.Pages })},
	{"alt", "What it shows, for those who do not see it.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.Alt })},
	{"caption", "What stands below it.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.Caption })},
	{"credit", "Who made it.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.Credit })},
	{"license", "Under which terms it may be used.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.License })},
}, dates(false, func(m *site.Media) edtf.Date { return m.Date })...), object[*site.Media]{
	{"place", "Where it was made.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.Place })},
	{"source", "Where the editors have it from.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.Source })},
	{"warning", "What readers are warned of before they see it.", wordsForm, false, words(func(m *site.Media) lang.Text { return m.Warning })},
	{"captions", "The path of the captions of sound or film.", textForm, false, func(w *writer, m *site.Media) {
		if m.Captions != nil {
			w.string(m.Captions.Address)
		}
	}},
}...)
