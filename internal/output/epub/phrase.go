package epub

import (
	"unicode"

	"annals/internal/record/lang"
)

const (
	ltr = "ltr"
	rtl = "rtl"
)

// phrase is a text of the record in a language.
type phrase struct {
	text string
	in   string // "" if the language is not known
}

// words returns a text of the record as the edition shows it.
func (ed *edition) words(t lang.Text) phrase {
	text, in := t.In(ed.lang, ed.site.Config.DefaultLanguage)
	return phrase{text, in}
}

// own returns a text in the language of the edition.
func (ed *edition) own(text string) phrase { return phrase{text, ed.lang} }

// leftToRight is the language of what belongs to none and is written from left to right,
// such as a symbol.
const leftToRight = "zxx"

// attributes returns what says in which language and direction a text is, where that is
// not what the book says of itself.
func (ed *edition) attributes(w phrase) []string {
	own := ed.direction(ed.lang)
	switch w.in {
	case ed.lang:
		return nil
	case "":
		return other(own, directionOf(w.text, own))
	case leftToRight:
		return other(own, ltr)
	}
	return append([]string{"lang", w.in, "xml:lang", w.in}, other(own, ed.direction(w.in))...)
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
		p.text(w.text)
		return
	}
	p.element("span", w.text, attributes...)
}

// block writes an element with a text; nothing without one.
func (p *printer) block(name string, w phrase, attributes ...string) {
	if w.text != "" {
		p.element(name, w.text, append(attributes, p.attributes(w)...)...)
		p.line()
	}
}

// list writes phrases behind each other.
func (p *printer) list(all []phrase) {
	for i, w := range all {
		if i > 0 {
			p.text(p.locale.T("page.list_separator"))
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
	p.element("a", w.text, append([]string{"href", to}, p.attributes(w)...)...)
}

// address writes an address of the web as a link.
func (p *printer) address(url string) { p.link(url, phrase{url, leftToRight}) }

// field writes a term of a list of facts and what write writes about it.
func (p *printer) field(id string, write func()) {
	p.element("dt", p.locale.T(id))
	p.open("dd")
	write()
	p.close("dd")
	p.line()
}

// fact writes a term and phrases about it; nothing without any.
func (p *printer) fact(id string, all ...phrase) {
	if len(all) > 0 && all[0].text != "" {
		p.field(id, func() { p.list(all) })
	}
}
