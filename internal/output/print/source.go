package print

import (
	"annals/internal/output/wording"
	"annals/internal/site"
)

// sources writes the sources of an entry with their addresses.
func (p *printer) sources(e *site.Entry) {
	if len(e.Sources) == 0 {
		return
	}
	p.section("nav.sources")
	p.markup("<ol>\n")
	for i := range e.Sources {
		p.source(&e.Sources[i])
	}
	p.markup("</ol>\n</section>\n")
}

func (p *printer) source(s *site.Source) {
	l := p.Locale
	p.markup("<li><cite>")
	p.words(s.Title, s.Lang)
	p.markup("</cite>")
	p.about(s)
	if !s.Location.IsZero() {
		p.markup("<br>")
		p.sentence(wording.PlaceID(s), "place", s.Location)
	}
	address := s.Address()
	if address != "" {
		p.markup("<br>")
		p.address(address)
	}
	if file := p.Site.FileOf(s); file != nil {
		p.markup("<br>")
		p.file(file)
	}
	if dead, ok := p.Site.ExternalLinks.Dead(address); ok {
		p.markup("<br>")
		p.text(l.T("source.dead", "date", l.Day(dead.Checked)))
	}
	for _, copied := range s.Archive {
		p.markup("<br>")
		p.text(l.T("source.archive") + ": ")
		p.address(copied)
	}
	if !s.Note.IsZero() {
		p.markup("<br>")
		p.localized(s.Note)
	}
	p.markup("</li>\n")
}

// about writes what is known of a source besides its title and its addresses.
func (p *printer) about(s *site.Source) {
	for _, fact := range p.About(s) {
		p.text(p.Locale.T("page.list_separator"))
		p.phrase(fact)
	}
}
