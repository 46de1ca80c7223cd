package feed

import "annals/internal/site"

// appendProvisions appends what the text of an entry says, as HTML in a language.
func (f feed) appendProvisions(dst []byte, e *site.Entry, tag string) []byte {
	l, fallback := f.locales[tag], f.site.Config.DefaultLanguage
	dst = append(append(append(dst, "<h2>"...), l.T("provision.title")...), "</h2>\n<ul>\n"...)
	for i := range e.Provisions {
		p := &e.Provisions[i]
		dst = append(appendEscaped(append(dst, "<li><b>"...), f.site.Config.Label(p.Subject.Term.Term, tag)), "</b> "...)
		text, in := p.Text.In(tag, fallback)
		dst = appendPhrase(dst, "span", text, in, tag)
		if quote, in := p.QuoteIn(tag, fallback); quote != "" {
			dst = appendPhrase(append(dst, ' '), "q", quote, in, tag)
		}
		dst = append(dst, "</li>\n"...)
	}
	return append(dst, "</ul>\n"...)
}

// appendPhrase appends an element with a text, and with the language that it is in
// unless that is the one of the texts around it.
func appendPhrase(dst []byte, name, text, in, around string) []byte {
	dst = append(append(dst, '<'), name...)
	if in != around {
		dst = appendAttribute(dst, "lang", in)
	}
	dst = append(appendEscaped(append(dst, '>'), text), "</"...)
	return append(append(dst, name...), '>')
}
