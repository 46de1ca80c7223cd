package text

import (
	"annals/internal/output/wording"
	"annals/internal/record/license"
	"annals/internal/site"
)

// front prints the first page: what the file is, of which day, where the newest is, how to
// check it, the terms, and the contents.
func (p *printer) front() {
	s, l := p.site, p.locale
	p.paragraph(s.Title(p.lang), p.direction(p.lang))
	p.underline('=')
	p.space()
	p.paragraph(s.Description(p.lang), p.direction(p.lang))
	p.space()
	p.paragraph(p.purpose(), p.direction(p.lang))
	p.space()
	p.line(clean(l.T("footer.built", "date", l.Day(s.Date))))
	p.line(clean(l.N("count.entries", len(s.Entries))))
	if publisher := p.words(s.Config.Publisher); publisher != "" {
		p.line(plain(l.T("footer.published_by", "publisher", string(publisher))))
	}
	p.field("footer.license", p.words(s.Config.License))
	if known, ok := license.Find(s.Config.License.Strings()); ok && known.URL != "" {
		p.address(known.URL)
	}
	if s.Config.BaseURL != "" {
		p.space()
		p.line(clean(l.T("edition.newest")))
		p.address(s.URL(Path(p.lang)))
		p.address(s.URL(s.Path(p.lang, "index.html")))
	}
	if elsewhere := s.Config.Elsewhere(); len(elsewhere) > 0 {
		p.space()
		p.line(clean(l.T("edition.elsewhere")))
		for _, address := range elsewhere {
			p.address(address)
		}
	}
	if s.PartOf == 0 { // a part has no checksum in the manifest
		p.space()
		p.line(plain(l.T("edition.check", "file", string(p.isolated(Path(p.lang))), "manifest", string(p.isolated("manifest.sha256")), "checksum", string(p.isolated("SHA-256")))))
	}
	p.contents()
}

// purpose says what the file is.
func (p *printer) purpose() string {
	if p.site.PartOf > 0 {
		return p.locale.T("edition.part", "part", len(p.site.Entries), "whole", p.site.PartOf)
	}
	return p.locale.T("edition.text_about")
}

// address prints an address on a line of its own.
func (p *printer) address(url string) {
	if url != "" {
		p.push("  ", "  ")
		p.wrap([]byte(p.isolated(url)))
		p.pop()
	}
}

func (p *printer) contents() {
	p.section("page.contents")
	for _, y := range p.site.Years {
		p.line(p.named(p.yearName(y), clean(p.locale.N("count.entries", len(y.Entries)))))
	}
	if len(p.site.Withdrawn) > 0 {
		p.line(clean(p.locale.T("withdrawn.list")))
	}
}

func (ed *edition) yearName(y *site.Year) string {
	if y.IsUndated() {
		return ed.locale.T("year.undated")
	}
	return ed.locale.Year(y.Number)
}

// section prints the heading of a part of an entry or of the front.
func (p *printer) section(id string) { p.heading(p.locale.T(id), p.direction(p.lang), '.') }

// year prints the heading and the introduction of a year.
func (p *printer) year(y *site.Year) error {
	p.part(p.yearName(y))
	if y.IsEmpty() {
		return nil
	}
	return p.text(y.In(p.lang))
}

// part begins a year, or what is like one.
func (p *printer) part(name string) {
	p.out = append(p.out, "\n\n"...)
	p.heading(name, p.direction(p.lang), '=')
}

// withdrawn lists the entries that were withdrawn.
func (p *printer) withdrawn() {
	if len(p.site.Withdrawn) == 0 {
		return
	}
	p.part(p.locale.T("withdrawn.list"))
	for _, w := range p.site.Withdrawn {
		p.space()
		p.field("entry.id", p.isolated(w.ID))
		p.field("withdrawn.day", clean(p.locale.Day(w.Day)))
		p.field("withdrawn.reason", p.words(w.Reason))
	}
}

// end tells that nothing of the file is missing.
func (p *printer) end() {
	p.part(p.locale.T("edition.end"))
	p.line(clean(p.locale.N("count.entries", len(p.site.Entries))))
}

// decision returns how an act was taken, in words.
func (p *printer) decision(a wording.Act, v *site.Vote) plain {
	return clean(a.Decision(p.locale, &v.Decision))
}
