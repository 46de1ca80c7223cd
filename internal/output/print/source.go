package print

import (
	"annals/internal/load/content"
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
	l := p.locale
	p.markup("<li><cite>")
	p.words(s.Title, s.Lang)
	p.markup("</cite>")
	p.about(s)
	if !s.Location.IsZero() {
		id := "source.location"
		if s.Medium == content.MediumTestimony {
			id = "source.kept"
		}
		p.markup("<br>")
		p.sentence(id, "place", s.Location)
	}
	address := s.Address()
	if address != "" {
		p.markup("<br>")
		p.address(address)
	}
	if file := p.site.FileOf(s); file != nil {
		p.markup("<br>")
		p.file(file)
	}
	if dead, ok := p.site.ExternalLinks.Dead(address); ok {
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
	l := p.locale
	for _, author := range s.Author {
		p.further(author, s.Lang)
	}
	if s.Publisher != "" {
		p.further(s.Publisher, s.Lang)
	}
	if !s.Date.IsZero() {
		p.further(l.Date(s.Date.Date), p.lang)
	}
	for _, word := range []string{s.Kind, s.Medium} {
		if word != "" {
			p.further(l.T("source."+word), p.lang)
		}
	}
	for _, code := range []struct{ name, text string }{{"", s.Parsed.String()}, {"ISBN ", s.ISBN}, {"DOI ", s.DOI}} {
		if code.text != "" {
			p.text(l.T("page.list_separator"))
			p.symbolText(code.name + code.text)
		}
	}
	if s.Pages != "" {
		p.further(wording.Pages(l, s.Pages), p.lang)
	}
	if s.Lang != "" && s.Lang != p.lang {
		p.further(p.languageName(s.Lang), p.lang)
	}
	if !s.Accessed.IsZero() {
		p.further(l.T("source.accessed", "date", l.Day(s.Accessed.Day)), p.lang)
	}
}

// further writes one more fact behind others.
func (p *printer) further(text, in string) {
	p.text(p.locale.T("page.list_separator"))
	p.words(text, in)
}
