package citation

import (
	"strings"
	"unicode"
)

// AppendRIS appends the work as a RIS record: one field per line, the tag first.
func (w *Work) AppendRIS(dst []byte) []byte {
	b := buffer(dst)
	field := func(tag, value string) {
		if value = oneLine(value); value != "" {
			b.add(tag, "  - ", value, "\n")
		}
	}
	field("TY", forms[w.Kind].ris)
	field("TI", w.Title)
	names := w.authors()
	for _, name := range names {
		field("AU", risName(name))
	}
	field("T2", w.Site)
	field("PB", w.Publisher)
	if date := dateParts(oneLine(w.AsOf)); len(date) > 0 {
		field("PY", date[0])
		field("DA", strings.Join(date, "/"))
	}
	field("ET", w.Version)
	first, last := pageRange(w.Pages)
	field("SP", first)
	field("EP", last)
	field("SN", w.ISBN+w.Number) // a report has no ISBN
	field("DO", w.DOI)
	field("AV", w.Location)
	field("N1", joined(w.wholeNames(names), w.Note))
	field("UR", w.URL)
	field("Y2", strings.ReplaceAll(w.Accessed, "-", "/"))
	field("LA", w.Lang)
	field("ID", w.ID)
	b.add("ER  - \n")
	return b
}

// wholeNames returns those of the authors that cannot stand on a line of authors, other
// than the publisher, which stands on its own.
func (w *Work) wholeNames(authors []string) string {
	var all []string
	for _, name := range authors {
		if risName(name) == "" && name != oneLine(w.Publisher) {
			all = append(all, name)
		}
	}
	return strings.Join(all, "; ")
}

// pageRange splits "12–14". Of any other list of pages all is the first.
func pageRange(pages string) (first, last string) {
	isEnd := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	parts := strings.FieldsFunc(pages, isEnd)
	if len(parts) != 2 || strings.ContainsAny(pages, ",;") {
		return pages, ""
	}
	return parts[0], parts[1]
}
