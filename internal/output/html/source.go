package html

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"annals/internal/load/content"
	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/weburl"
)

// source returns the view of a source, which is cited as its medium asks for.
func (b *builder) source(s *content.Source) view.SourceView {
	v := view.SourceView{
		Title: b.words(s.Title, s.Lang), URL: s.Address(), Author: strings.Join(s.Author, b.locale.T("source.separator")),
		Publisher: s.Publisher, Lang: s.Lang, Medium: s.Medium, ISBN: s.ISBN, Accessed: b.day(s.Accessed.Day), Kind: s.Kind,
	}
	if file := b.site.FileOf(s); file != nil {
		v.File = &view.Link{Name: view.Words{Text: path.Base(file.Address)}, URL: b.URL(file.Address)}
	}
	b.addCopies(&v, s)
	if !s.Date.IsZero() {
		date := b.date(s.Date.Date)
		v.Date = &date
	}
	if s.Symbol != "" {
		v.Symbol = &view.Link{Name: view.Words{Text: s.Parsed.String()}, URL: s.Parsed.URL()}
	}
	if s.DOI != "" {
		v.DOI = &view.Link{Name: view.Words{Text: s.DOI}, URL: weburl.DOIAddress(s.DOI)}
	}
	if s.Pages != "" {
		v.Pages = wording.Pages(b.locale, s.Pages)
	}
	if !s.Location.IsZero() {
		v.Location = fillMarkup(b.locale, wording.PlaceID(s), "place", b.localized(s.Location).HTML())
	}
	if !s.Note.IsZero() {
		v.Note = b.localized(s.Note)
	}
	return v
}

// addCopies adds the archived copies, and whether they are needed. Dead copies are left
// out where the original is dead, too.
func (b *builder) addCopies(v *view.SourceView, s *content.Source) {
	archive := s.Archive
	if link, dead := b.site.ExternalLinks.Dead(v.URL); dead {
		v.Dead = b.day(link.Checked)
		archive = slices.DeleteFunc(slices.Clone(archive), func(copied string) bool {
			_, lost := b.site.ExternalLinks.Dead(copied)
			return lost
		})
	}
	if len(archive) == 0 {
		if v.Dead != nil && v.File != nil {
			v.Archive, v.File = v.File.URL, nil
		}
		return
	}
	v.Archive = archive[0]
	for _, copied := range archive[1:] {
		host := copied
		if u, err := url.Parse(copied); err == nil {
			host = u.Hostname()
		}
		v.Copies = append(v.Copies, view.Link{Name: view.Words{Text: host}, URL: copied})
	}
}
