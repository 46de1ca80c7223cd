package html

import (
	"html/template"

	"annals/internal/load/markdown"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// TextView is a text of the record on a page.
type TextView struct {
	Title      Words
	Summary    Words
	HTML       template.HTML // the body, ready to print
	Lang       string        // of the text
	Dir        string
	Fallback   bool  // the text does not exist in the page's language
	Unreviewed bool  // a translation that no person has reviewed yet
	Translated bool  // a translation
	Original   Words // the title of the original, when this is a translation
}

// isOwn reports whether there is a text in the page's language. Only then may it
// name a page that shows more than this text.
func (v *TextView) isOwn() bool { return v != nil && !v.Fallback }

// text renders a document's text for a page; nil if there is none.
func (f *format) text(p *Page, texts *site.Texts) (*TextView, error) {
	t := texts.In(p.Lang)
	if t == nil {
		return nil, nil
	}
	v := &TextView{
		Title: p.words(t.Title, t.Lang), Summary: p.words(t.Summary, t.Lang),
		Lang: t.Lang, Dir: p.direction(t.Lang), Fallback: t.Lang != p.Lang,
		Unreviewed: t.Unreviewed, Translated: t != texts.Original(),
	}
	if original := texts.Original(); v.Translated && original != nil {
		v.Original = p.words(original.Title, original.Lang)
	}
	html, err := f.body(p, t)
	v.HTML = html
	return v, err
}

// body renders the body of a text, in a pooled buffer, so that the string is the
// only allocation of its length.
func (f *format) body(p *Page, t *site.Text) (template.HTML, error) {
	buffer, ok := f.buffers.Get().(*[]byte)
	if !ok {
		buffer = new([]byte)
	}
	defer f.buffers.Put(buffer)
	labels := f.labels(t.Lang, p)
	options := markdown.RenderOptions{
		FootnotesTitle: labels.T("entry.footnotes"), BacklinkLabel: labels.T("entry.footnote_back"), TableLabel: labels.T("page.table"),
	}
	html, err := t.Body.AppendHTML((*buffer)[:0], options, func(i int) string {
		return f.site.Href(t, i, p.Path, p.Lang)
	})
	*buffer = html
	return template.HTML(html), err
}

// labels returns the interface texts of a text's language, else of the page's.
func (f *format) labels(tag string, p *Page) *locale.Locale {
	for _, l := range f.languages {
		if l.Lang == tag {
			return l.locale
		}
	}
	return p.locale
}
