package citation

import "strings"

// bibtexEscapes writes each character that BibTeX or LaTeX reads as a command.
// Braces become commands as well: BibTeX counts a brace even behind a backslash,
// so that a lone \} would end the field.
var bibtexEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`%`, `\%`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `$`, `\$`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
)

// urlEscapes keeps an address as it is, which is how styles read it, but for
// the characters that an address should not have and a field cannot.
var urlEscapes = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", ` `, "%20")

// BibTeX returns the work as an entry of BibTeX.
func (w Work) BibTeX() string {
	var b strings.Builder
	b.Grow(w.room())
	write(&b, "@misc{", bibtexKey(w.ID))
	field := func(name, value string) {
		if value != "" {
			write(&b, ",\n  ", name, " = {", value, "}")
		}
	}
	// The second braces keep the capitals of a title, and a publisher in one piece.
	protected := func(name, value string) {
		if value != "" {
			write(&b, ",\n  ", name, " = {{", value, "}}")
		}
	}
	protected("title", bibtexText(w.Title))
	protected("author", bibtexText(w.Publisher))
	field("howpublished", bibtexText(w.Site))
	names := []string{"year", "month", "day"}
	for i, part := range parts(w.AsOf) {
		if i < len(names) {
			field(names[i], bibtexText(part))
		}
	}
	field("eventdate", bibtexText(w.Event))
	field("note", bibtexText(w.Note))
	field("url", urlEscapes.Replace(oneLine(w.URL)))
	field("language", bibtexText(w.Lang))
	b.WriteString("\n}\n")
	return b.String()
}

func bibtexText(s string) string { return bibtexEscapes.Replace(oneLine(s)) }

// bibtexKey makes a key of the entry's id: letters, digits and hyphens.
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
