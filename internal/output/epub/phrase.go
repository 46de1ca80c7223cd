package epub

import (
	"unicode"

	"annals/internal/output/wording"
)

const (
	ltr = "ltr"
	rtl = "rtl"
)

// phrase is a text in a language.
type phrase = wording.Phrase

// leftToRight is the language of a symbol or an address.
const leftToRight = wording.NoLanguage

// attributes returns what says in which language and direction a text is, where that is
// not what the book says of itself.
func (ed *edition) attributes(w phrase) []string {
	own := ed.Direction(ed.Lang)
	switch w.In {
	case ed.Lang:
		return nil
	case "":
		return other(own, directionOf(w.Text, own))
	case leftToRight:
		return other(own, ltr)
	}
	return append([]string{"lang", w.In, "xml:lang", w.In}, other(own, ed.Direction(w.In))...)
}

// other returns the attribute of a direction that is not that of what is around.
func other(around, direction string) []string {
	if direction == around {
		return nil
	}
	return []string{"dir", direction}
}

// directionOf returns the direction of the first letter of a text.
func directionOf(text, fallback string) string {
	for _, r := range text {
		if unicode.IsLetter(r) {
			if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
				return rtl
			}
			return ltr
		}
	}
	return fallback
}

// phrase writes a text among others.
func (p *printer) phrase(w phrase) {
	attributes := p.attributes(w)
	if len(attributes) == 0 {
		p.text(w.Text)
		return
	}
	p.element("span", w.Text, attributes...)
}

// block writes an element with a text; nothing without one.
func (p *printer) block(name string, w phrase, attributes ...string) {
	if w.Text != "" {
		p.element(name, w.Text, append(attributes, p.attributes(w)...)...)
		p.line()
	}
}

// list writes phrases behind each other.
func (p *printer) list(all []phrase) {
	for i, w := range all {
		if i > 0 {
			p.text(p.Locale.T("page.list_separator"))
		}
		p.phrase(w)
	}
}

// link writes a link, or the words alone if it leads nowhere.
func (p *printer) link(to string, w phrase) {
	if to == "" {
		p.phrase(w)
		return
	}
	p.element("a", w.Text, append([]string{"href", to}, p.attributes(w)...)...)
}

// address writes an address of the web as a link.
func (p *printer) address(url string) { p.link(url, phrase{Text: url, In: leftToRight}) }

// field writes a term of a list of facts and what write writes about it.
func (p *printer) field(id string, write func()) {
	p.element("dt", p.Locale.T(id))
	p.open("dd")
	write()
	p.close("dd")
	p.line()
}

// fact writes a term and phrases about it; nothing without any.
func (p *printer) fact(id string, all ...phrase) {
	if len(all) > 0 && all[0].Text != "" {
		p.field(id, func() { p.list(all) })
	}
}
