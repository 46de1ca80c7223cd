package text

import (
	"strconv"

	"annals/internal/output/wording"
	"annals/internal/site"
)

// source prints a source with its addresses.
func (p *printer) source(number int, s *site.Source) {
	marker := strconv.Itoa(number) + ". "
	p.push(marker, "    "[:min(len(marker), 4)])
	p.paragraph(s.Title, p.directionOf(s.Title, s.Lang))
	if about := p.list(p.phrases(p.About(s))); about != "" {
		p.wrap([]byte(about))
	}
	if !s.Location.IsZero() {
		p.line(plain(p.Locale.T(wording.PlaceID(s), "place", string(p.words(s.Location)))))
	}
	address := p.Site.SourceURL(s)
	p.address(address)
	if dead, ok := p.Site.ExternalLinks.Dead(address); ok {
		p.line(clean(p.Locale.T("source.dead", "date", p.Locale.Day(dead.Checked))))
	}
	for _, copied := range s.Archive {
		p.line(clean(p.Locale.T("source.archive")))
		p.address(copied)
	}
	p.localized(s.Note)
	p.pop()
}
