package html

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// evidence returns the view of what belongs to an entry besides its text.
func (b *builder) evidence(e *site.Entry) []view.MediaView {
	var all []view.MediaView
	for i := range e.Media {
		all = append(all, b.media(&e.Media[i]))
	}
	return all
}

func (b *builder) media(m *site.Media) view.MediaView {
	v := view.MediaView{
		Name: path.Base(m.File.Address), URL: b.URL(m.File.Address), Type: m.File.Type, Kind: mediaKind(m),
		Size: fileSize(b.locale, m.File.Size), Sum: m.File.SumText(), Width: m.File.Width, Height: m.File.Height,
		Alt: b.localized(m.Alt), Caption: b.localized(m.Caption), Credit: b.localized(m.Credit), License: b.localized(m.License),
		Place: b.localized(m.Place), Source: b.localized(m.Source), Warning: b.localized(m.Warning),
	}
	b.smaller(&v, m.File)
	if m.File.Pages > 0 {
		v.Pages = b.locale.N("count.pages", m.File.Pages)
	}
	if !m.Date.IsZero() {
		v.Date = new(b.date(m.Date))
	}
	if m.Captions != nil {
		v.Track, v.TrackIn = b.URL(m.Captions.Address), b.captionsLanguage(m.Captions.Address)
	}
	return v
}

// smaller adds the smaller sizes of a picture. Where there is none of the largest size,
// the picture itself takes its place.
func (b *builder) smaller(v *view.MediaView, f *site.File) {
	v.Thumbnail = v.URL
	set := b.smallerSet(f)
	if len(set) > 0 {
		v.Thumbnail, _, _ = strings.Cut(set[len(set)-1], " ")
	}
	if len(set) > 0 && f.Width < largestShown {
		set = append(set, fmt.Sprintf("%s %dw", v.URL, f.Width))
	}
	v.SrcSet = template.Srcset(strings.Join(set, ", "))
}

// smallerSet lists the smaller sizes of a picture as srcset does, the smallest first.
func (b *builder) smallerSet(f *site.File) (set []string) {
	if b.options.Smaller == nil {
		return nil
	}
	for _, s := range b.options.Smaller(f) {
		set = append(set, fmt.Sprintf("%s %dw", b.URL(s.Path), s.Width))
	}
	return set
}

// largestShown is the width of the largest picture that a page loads by itself.
const largestShown = 800

// captionsLanguage returns the language of a file of captions: the one that its name
// tells, as "hearing.ko.vtt", else the site's default language.
func (b *builder) captionsLanguage(name string) string {
	tag := strings.TrimPrefix(path.Ext(strings.TrimSuffix(name, path.Ext(name))), ".")
	if _, ok := b.site.Config.Language(tag); ok && tag != "" {
		return tag
	}
	return b.site.Config.DefaultLanguage
}

func mediaKind(m *site.Media) string {
	switch {
	case m.File.IsPicture():
		return "picture"
	case m.Is("audio"):
		return "sound"
	case m.Is("video"):
		return "film"
	}
	return "file"
}

// fileSize returns the size of a file in words; "" if it is not known.
func fileSize(l *locale.Locale, size int64) string {
	const kilo, maxKilo = 1000, 10_000
	switch n := int((size + kilo - 1) / kilo); {
	case size <= 0:
		return ""
	case n < maxKilo:
		return l.T("evidence.kilobytes", "number", n)
	default:
		return l.T("evidence.megabytes", "number", (n+kilo/2)/kilo)
	}
}
