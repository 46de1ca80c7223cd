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

// BibTeX returns the work as a BibTeX entry.
func (w Work) BibTeX() string {
	var b strings.Builder
	b.Grow(w.sizeHint())
	write(&b, "@misc{", bibtexKey(w.ID))
	field := func(name, value string) {
		if value != "" {
			write(&b, ",\n  ", name, " = {", value, "}")
		}
	}
	// Double braces keep the capitals of a title and mark a publisher as one name.
	protected := func(name, value string) {
		if value != "" {
			write(&b, ",\n  ", name, " = {{", value, "}}")
		}
	}
	protected("title", bibtexText(w.Title))
	protected("author", bibtexText(w.Publisher))
	field("howpublished", bibtexText(w.Site))
	names := []string{"year", "month", "day"}
	for i, part := range dateParts(w.AsOf) {
		if i < len(names) {
			field(names[i], bibtexText(part))
		}
	}
	field("eventdate", bibtexText(w.Event))
	field("note", bibtexText(w.Note))
	field("url", urlEscaper.Replace(oneLine(w.URL)))
	field("language", bibtexText(w.Lang))
	b.WriteString("\n}\n")
	return b.String()
}

func bibtexText(s string) string { return bibtexEscaper.Replace(oneLine(s)) }

// bibtexKey returns the citation key for an id: ASCII letters, digits and hyphens.
func bibtexKey(id string) string {
	key := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return '-'
	}, id)
	return "entry-" + key
}
