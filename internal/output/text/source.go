package text

import (
	"strconv"

	"annals/internal/load/content"
	"annals/internal/output/wording"
	"annals/internal/site"
)

// source prints a source with its addresses.
func (p *printer) source(number int, s *site.Source) {
	marker := strconv.Itoa(number) + ". "
	p.push(marker, "    "[:min(len(marker), 4)])
	p.paragraph(s.Title, p.directionOf(s.Title, s.Lang))
	if about := p.list(p.about(s)); about != "" {
		p.wrap([]byte(about))
	}
	if !s.Location.IsZero() {
		id := "source.location"
		if s.Medium == content.MediumTestimony {
			id = "source.kept"
		}
		p.line(plain(p.locale.T(id, "place", string(p.words(s.Location)))))
	}
	address := p.site.SourceURL(s)
	p.address(address)
	if dead, ok := p.site.ExternalLinks.Dead(address); ok {
		p.line(clean(p.locale.T("source.dead", "date", p.locale.Day(dead.Checked))))
	}
	for _, copied := range s.Archive {
		p.line(clean(p.locale.T("source.archive")))
		p.address(copied)
	}
	p.localized(s.Note)
	p.pop()
}

// about lists what is known of a source besides its title and its addresses.
func (p *printer) about(s *site.Source) []plain {
	l, in := p.locale, s.Lang
	var all []plain
	for _, author := range s.Author {
		all = append(all, p.inLine(author, in))
	}
	if s.Publisher != "" {
		all = append(all, p.inLine(s.Publisher, in))
	}
	if !s.Date.IsZero() {
		all = append(all, clean(l.Date(s.Date.Date)))
	}
	for _, word := range []string{s.Kind, s.Medium} {
		if word != "" {
			all = append(all, clean(l.T("source."+word)))
		}
	}
	if s.Symbol != "" {
		all = append(all, p.isolated(s.Parsed.String()))
	}
	if s.Pages != "" {
		all = append(all, clean(wording.Pages(l, s.Pages)))
	}
	if s.ISBN != "" {
		all = append(all, p.isolated("ISBN "+s.ISBN))
	}
	if s.DOI != "" {
		all = append(all, p.isolated("DOI "+s.DOI))
	}
	if s.Lang != "" && s.Lang != p.lang {
		all = append(all, clean(p.languageName(s.Lang)))
	}
	if !s.Accessed.IsZero() {
		all = append(all, clean(l.T("source.accessed", "date", l.Day(s.Accessed.Day))))
	}
	return all
}
