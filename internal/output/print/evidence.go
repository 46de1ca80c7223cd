package print

import (
	"annals/internal/record/lang"
	"annals/internal/site"
)

// evidence writes what pictures and papers an entry has. Nothing with a warning is shown.
func (p *printer) evidence(e *site.Entry) {
	if len(e.Media) == 0 {
		return
	}
	p.section("evidence.title")
	for i := range e.Media {
		p.media(&e.Media[i])
	}
	p.markup("</section>\n")
}

func (p *printer) media(m *site.Media) {
	p.markup("<figure>\n")
	isShown := m.File.IsPicture() && m.Warning.IsZero()
	if isShown {
		p.picture(m)
	}
	p.markup("<figcaption>\n")
	p.localizedElement("p", m.Warning)
	if !isShown {
		p.localizedElement("p", m.Alt)
	}
	p.localizedElement("p", m.Caption)
	p.markup("<dl>\n")
	if !m.Date.IsZero() {
		p.fact("evidence.date", func() { p.date(m.Date) })
	}
	for _, f := range []struct {
		id   string
		text lang.Text
	}{{"evidence.place", m.Place}, {"evidence.credit", m.Credit}, {"evidence.license", m.License}, {"evidence.source", m.Source}} {
		if !f.text.IsZero() {
			p.fact(f.id, func() { p.localized(f.text) })
		}
	}
	p.fact("evidence.file", func() { p.file(m.File) })
	if sum := m.File.SumText(); sum != "" {
		p.markup(`<div><dt>SHA-256</dt><dd><code dir="ltr">` + sum + "</code></dd></div>\n")
	}
	p.markup("</dl>\n</figcaption>\n</figure>\n")
}

// picture shows a picture, in a size that is enough for paper.
func (p *printer) picture(m *site.Media) {
	shown := m.File.Address
	if p.options.Picture != nil {
		if smaller := p.options.Picture(m.File); smaller != "" {
			shown = smaller
		}
	}
	alt, in := m.Alt.In(p.Lang, p.Site.Config.DefaultLanguage)
	p.markup("<img")
	p.language(in)
	p.attribute("src", p.relative(shown))
	p.markup(` alt="`)
	p.text(alt)
	p.markup("\">\n")
}

// file writes where a file of the site is: its address, or its path without one.
func (p *printer) file(f *site.File) {
	if url := p.Site.URL(f.Address); url != "" {
		p.address(url)
		return
	}
	p.markup(`<a dir="ltr"`)
	p.attribute("href", p.relative(f.Address))
	p.markup(">")
	p.text(f.Address)
	p.markup("</a>")
}
