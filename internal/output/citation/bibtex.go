package citation

import "strings"

// bibtexEscaper escapes every character that is special to BibTeX or LaTeX. Braces
// become commands: BibTeX counts a brace even after a backslash, so that a lone \}
// would end the field.
var bibtexEscaper = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`%`, `\%`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `$`, `\$`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
)

// urlEscaper leaves a URL unescaped, as bibliography styles expect, except for the
// characters that would break the field.
var urlEscaper = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", ` `, "%20")

// AppendBibTeX appends the work as a BibTeX entry.
func (w *Work) AppendBibTeX(dst []byte) []byte {
	b := buffer(dst)
	b.add("@", forms[w.Kind].bibtex, "{", Key(w.ID))
	raw := func(name, value string) {
		if value != "" {
			b.add(",\n  ", name, " = {", value, "}")
		}
	}
	field := func(name, value string) { raw(name, bibtexText(value)) }
	if title := bibtexText(w.Title); title != "" {
		b.add(",\n  title = {{", title, "}}") // double braces keep its capitals
	}
	names := w.authors()
	for i, name := range names {
		names[i] = bibtexName(name)
	}
	raw("author", strings.Join(names, " and "))
	container, publisher := w.bibtexPlaces()
	field(container, w.Site)
	field(publisher, w.publisherField())
	parts := []string{"year", "month", "day"}
	for i, part := range dateParts(w.AsOf) {
		if i < len(parts) {
			field(parts[i], part)
		}
	}
	field("eventdate", w.Event)
	field("version", w.Version)
	field("number", w.Number)
	field("pages", strings.ReplaceAll(w.Pages, "–", "--"))
	field("isbn", w.ISBN)
	raw("doi", urlEscaper.Replace(oneLine(w.DOI)))
	field("note", joined(w.Location, w.Note))
	raw("url", urlEscaper.Replace(oneLine(w.URL)))
	field("urldate", w.Accessed)
	field("language", w.Lang)
	b.add("\n}\n")
	return b
}

// bibtexPlaces returns the names of the fields for Site and Publisher.
func (w *Work) bibtexPlaces() (container, publisher string) {
	switch w.Kind {
	case Article:
		return "journal", "publisher"
	case Report:
		return "series", "institution"
	}
	return "howpublished", "publisher"
}

// publisherField returns the publisher, unless it stands among the authors.
func (w *Work) publisherField() string {
	if len(w.Authors) == 1 && w.Authors[0] == w.Publisher {
		return ""
	}
	return w.Publisher
}

// joined puts two notes into one.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ". " + b
}

func bibtexText(s string) string { return bibtexEscaper.Replace(oneLine(s)) }
