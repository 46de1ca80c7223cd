package epub

import (
	"strconv"

	"annals/internal/load/content"
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
	address := p.site.SourceURL(s)
	p.open("p")
	p.link(address, phrase{s.Title, s.Lang})
	p.more(p.about(s)...)
	p.close("p")
	if !s.Location.IsZero() {
		id := "source.location"
		if s.Medium == content.MediumTestimony {
			id = "source.kept"
		}
		p.block("p", p.own(p.locale.T(id, "place", p.words(s.Location).text)))
	}
	if address != "" {
		p.open("p", "class", "address")
		p.address(address)
		p.close("p")
	}
	if dead, ok := p.site.ExternalLinks.Dead(address); ok {
		p.block("p", p.own(p.locale.T("source.dead", "date", p.locale.Day(dead.Checked))))
	}
	for _, copied := range s.Archive {
		p.open("p", "class", "address")
		p.text(p.locale.T("source.archive") + ": ")
		p.address(copied)
		p.close("p")
	}
	p.block("p", p.words(s.Note))
}

// about lists what is known of a source besides its title and its addresses.
func (p *printer) about(s *site.Source) []phrase {
	l := p.locale
	var all []phrase
	for _, author := range s.Author {
		all = append(all, phrase{author, s.Lang})
	}
	if s.Publisher != "" {
		all = append(all, phrase{s.Publisher, s.Lang})
	}
	if !s.Date.IsZero() {
		all = append(all, p.own(l.Date(s.Date.Date)))
	}
	for _, word := range []string{s.Kind, s.Medium} {
		if word != "" {
			all = append(all, p.own(l.T("source."+word)))
		}
	}
	if s.Symbol != "" {
		all = append(all, phrase{s.Parsed.String(), leftToRight})
	}
	if s.Pages != "" {
		all = append(all, p.own(wording.Pages(l, s.Pages)))
	}
	if s.ISBN != "" {
		all = append(all, phrase{"ISBN " + s.ISBN, leftToRight})
	}
	if s.DOI != "" {
		all = append(all, phrase{"DOI " + s.DOI, leftToRight})
	}
	if s.Lang != "" && s.Lang != p.lang {
		all = append(all, p.own(p.languageName(s.Lang)))
	}
	if !s.Accessed.IsZero() {
		all = append(all, p.own(l.T("source.accessed", "date", l.Day(s.Accessed.Day))))
	}
	return all
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

// medium describes a picture, a paper or a recording, and says where it is.
func (p *printer) medium(m *site.Media) {
	if !m.Warning.IsZero() {
		p.open("p")
		p.element("strong", p.locale.T("evidence.warning"))
		p.text(" ")
		p.phrase(p.words(m.Warning))
		p.close("p")
	}
	p.block("p", p.words(m.Alt))
	p.block("p", p.words(m.Caption))
	p.wrap("dl", func() {
		if !m.Date.IsZero() {
			p.fact("evidence.date", p.own(p.locale.Date(m.Date)))
		}
		p.fact("evidence.place", p.words(m.Place))
		p.fact("evidence.credit", p.words(m.Credit))
		p.fact("evidence.license", p.words(m.License))
		if address := p.site.URL(m.File.Address); address != "" {
			p.field("evidence.file", func() { p.address(address) })
		}
	})
}
