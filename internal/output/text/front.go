package text

import (
	"annals/internal/output/wording"
	"annals/internal/record/license"
	"annals/internal/site"
)

// front prints the first page: what the file is, of which day, where the newest is, how to
// check it, the terms, and the contents.
func (p *printer) front() {
	s, l := p.Site, p.Locale
	p.paragraph(s.Title(p.Lang), p.Direction(p.Lang))
	p.underline('=')
	p.space()
	p.paragraph(s.Description(p.Lang), p.Direction(p.Lang))
	p.space()
	p.paragraph(p.purpose(), p.Direction(p.Lang))
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
		p.address(s.URL(Path(p.Lang)))
		p.address(s.URL(s.Path(p.Lang, "index.html")))
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
		p.line(plain(l.T("edition.check", "file", string(p.isolated(Path(p.Lang))), "manifest", string(p.isolated("manifest.sha256")), "checksum", string(p.isolated("SHA-256")))))
	}
	p.contents()
}

// purpose says what the file is.
func (p *printer) purpose() string {
	if p.Site.PartOf > 0 {
		return p.Locale.T("edition.part", "part", len(p.Site.Entries), "whole", p.Site.PartOf)
	}
	return p.Locale.T("edition.text_about")
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
	for _, y := range p.Site.Years {
		p.line(p.named(p.YearName(y), clean(p.Locale.N("count.entries", len(y.Entries)))))
	}
	if len(p.Site.Withdrawn) > 0 {
		p.line(clean(p.Locale.T("withdrawn.list")))
	}
}

// section prints the heading of a part of an entry or of the front.
func (p *printer) section(id string) { p.heading(p.Locale.T(id), p.Direction(p.Lang), '.') }

// year prints the heading and the introduction of a year.
func (p *printer) year(y *site.Year) error {
	p.part(p.YearName(y))
	if y.IsEmpty() {
		return nil
	}
	return p.text(y.In(p.Lang))
}

// part begins a year, or what is like one.
func (p *printer) part(name string) {
	p.out = append(p.out, "\n\n"...)
	p.heading(name, p.Direction(p.Lang), '=')
}

// withdrawn lists the entries that were withdrawn.
func (p *printer) withdrawn() {
	if len(p.Site.Withdrawn) == 0 {
		return
	}
	p.part(p.Locale.T("withdrawn.list"))
	for _, w := range p.Site.Withdrawn {
		p.space()
		p.field("entry.id", p.isolated(w.ID))
		p.field("withdrawn.day", clean(p.Locale.Day(w.Day)))
		p.field("withdrawn.reason", p.words(w.Reason))
	}
}

// end tells that nothing of the file is missing.
func (p *printer) end() {
	p.part(p.Locale.T("edition.end"))
	p.line(clean(p.Locale.N("count.entries", len(p.Site.Entries))))
}

// decision returns how an act was taken, in words.
func (p *printer) decision(a wording.Act, v *site.Vote) plain {
	return clean(a.Decision(p.Locale, &v.Decision))
}
