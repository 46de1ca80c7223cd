package print

import (
	"strings"

	"annals/internal/output/wording"
	"annals/internal/record/lang"
	"annals/internal/sitepath"
)

// words writes a text in a language among others; "" is one that is not known. A text in
// another language has its own, and its direction cannot change that of its neighbours.
func (p *printer) words(text, in string) {
	switch {
	case in == p.Lang:
		p.text(text)
	case text != "":
		p.markup("<bdi")
		p.language(in)
		p.markup(">")
		p.text(text)
		p.markup("</bdi>")
	}
}

// block writes a text as an element of its own; nothing without one.
func (p *printer) block(name, text, in string) {
	if text == "" {
		return
	}
	p.markup("<" + name)
	p.language(in)
	p.markup(">")
	p.text(text)
	p.markup("</" + name + ">\n")
}

// language writes the language and the direction of an element, unless they are those of
// the page.
func (p *printer) language(tag string) {
	switch tag {
	case p.Lang:
	case "":
		p.markup(` dir="auto"`)
	default:
		p.attribute("lang", tag)
		p.attribute("dir", p.Direction(tag))
	}
}

// phrase writes a text of the record as the readers see it.
func (p *printer) phrase(f wording.Phrase) {
	if f.In == wording.NoLanguage {
		p.symbolText(f.Text)
		return
	}
	p.words(f.Text, f.In)
}

// localized writes a text of the record.
func (p *printer) localized(t lang.Text) { p.phrase(p.Words(t)) }

// hole stands for what is filled into an interface text until it is written.
const hole = "\x00"

// sentence writes an interface text with a text of the record in it.
func (p *printer) sentence(id, placeholder string, t lang.Text) {
	before, after, _ := strings.Cut(p.Locale.T(id, placeholder, hole), hole)
	p.text(before)
	p.localized(t)
	p.text(after)
}

// fill writes an interface text with names of files and the like in it: pairs of a
// placeholder and what is filled in.
func (p *printer) fill(id string, pairs ...string) {
	args := make([]any, len(pairs))
	for i, value := range pairs {
		if args[i] = value; i%2 == 1 {
			args[i] = hole + value + hole
		}
	}
	for i, part := range strings.Split(p.Locale.T(id, args...), hole) {
		if i%2 == 1 {
			p.symbolText(part)
		} else {
			p.text(part)
		}
	}
}

// symbolText writes what is written from left to right, as an id or a file's name.
func (p *printer) symbolText(s string) {
	p.markup(`<bdi dir="ltr">`)
	p.text(s)
	p.markup("</bdi>")
}

// address writes a web address, which is its own link.
func (p *printer) address(url string) {
	if url == "" {
		return
	}
	p.markup(`<a class="address" dir="ltr" rel="external noopener noreferrer"`)
	p.attribute("href", url)
	p.markup(">")
	p.text(url)
	p.markup("</a>")
}

// link begins a link within the page.
func (p *printer) link(id string) {
	p.markup("<a")
	p.attribute("href", "#"+sitepath.Escape(id))
	p.markup(">")
}

// list writes items with what stands between them.
func list[T any](p *printer, items []T, write func(T)) {
	for i, item := range items {
		if i > 0 {
			p.text(p.Locale.T("page.list_separator"))
		}
		write(item)
	}
}

// fact writes a name and a value of a list of them.
func (p *printer) fact(id string, value func()) {
	p.markup("<div><dt>")
	p.text(p.Locale.T(id))
	p.markup("</dt><dd>")
	value()
	p.markup("</dd></div>\n")
}
