package epub

import (
	"strconv"

	"annals/internal/output/wording"
	"annals/internal/site"
)

// sourceAnchor returns the id of a source of the entry with an anchor.
func sourceAnchor(anchor string, number int) string {
	return anchor + ".source-" + strconv.Itoa(number)
}

// sources writes the sources of an entry.
func (p *printer) sources(e *site.Entry, anchor string) {
	if len(e.Sources) == 0 {
		return
	}
	p.section("nav.sources")
	p.open("ol")
	p.line()
	for i := range e.Sources {
		p.open("li", "id", sourceAnchor(anchor, i+1))
		p.source(&e.Sources[i])
		p.close("li")
		p.line()
	}
	p.close("ol")
	p.line()
}

// source writes a source with its addresses.
func (p *printer) source(s *site.Source) {
	address := p.Site.SourceURL(s)
	p.open("p")
	p.link(address, phrase{Text: s.Title, In: s.Lang})
	p.more(p.About(s)...)
	p.close("p")
	if !s.Location.IsZero() {
		p.block("p", p.Own(p.Locale.T(wording.PlaceID(s), "place", p.Words(s.Location).Text)))
	}
	if address != "" {
		p.open("p", "class", "address")
		p.address(address)
		p.close("p")
	}
	if dead, ok := p.Site.ExternalLinks.Dead(address); ok {
		p.block("p", p.Own(p.Locale.T("source.dead", "date", p.Locale.Day(dead.Checked))))
	}
	for _, copied := range s.Archive {
		p.open("p", "class", "address")
		p.text(p.Locale.T("source.archive") + ": ")
		p.address(copied)
		p.close("p")
	}
	p.block("p", p.Words(s.Note))
}

// evidence writes what pictures, papers and recordings an entry has.
func (p *printer) evidence(e *site.Entry) {
	if len(e.Media) == 0 {
		return
	}
	p.section("evidence.title")
	p.open("ul")
	p.line()
	for i := range e.Media {
		p.open("li")
		p.medium(&e.Media[i])
		p.close("li")
		p.line()
	}
	p.close("ul")
	p.line()
}

// medium shows a picture that the book has, describes any other, a paper or a recording, and
// says where it is.
func (p *printer) medium(m *site.Media) {
	if !m.Warning.IsZero() {
		p.open("p")
		p.element("strong", p.Locale.T("evidence.warning"))
		p.text(" ")
		p.phrase(p.Words(m.Warning))
		p.close("p")
	}
	if shown := p.plan().pictures[m.File.Address]; shown != nil {
		p.open("figure")
		p.img(shown, p.Words(m.Alt))
		p.block("figcaption", p.Words(m.Caption))
		p.close("figure")
		p.line()
	} else {
		p.block("p", p.Words(m.Alt))
		p.block("p", p.Words(m.Caption))
	}
	p.wrap("dl", func() {
		if !m.Date.IsZero() {
			p.fact("evidence.date", p.Own(p.Locale.Date(m.Date)))
		}
		p.fact("evidence.place", p.Words(m.Place))
		p.fact("evidence.credit", p.Words(m.Credit))
		p.fact("evidence.license", p.Words(m.License))
		if address := p.Site.URL(m.File.Address); address != "" {
			p.field("evidence.file", func() { p.address(address) })
		}
	})
}
