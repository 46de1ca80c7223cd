package html

import (
	"html/template"

	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// isOwn reports whether there is a text in the page's language. Only then may it
// name a page that shows more than this text.
func isOwn(v *view.TextView) bool { return v != nil && !v.Fallback }

// text renders a document's text; nil if there is none.
func (b *builder) text(texts *site.Texts) (*view.TextView, error) {
	t := texts.In(b.Lang)
	if t == nil {
		return nil, nil
	}
	v := &view.TextView{
		Title: b.words(t.Title, t.Lang), Summary: b.words(t.Summary, t.Lang),
		Lang: t.Lang, Dir: b.direction(t.Lang), Fallback: t.Lang != b.Lang,
		Unreviewed: t.Unreviewed, Draft: t.Draft, Translated: t != texts.Original(),
	}
	if original := texts.Original(); v.Translated && original != nil {
		v.Original = b.words(original.Title, original.Lang)
	}
	html, err := b.body(t)
	v.HTML = html
	return v, err
}

// body writes into a buffer that is reused, so that only the copy is kept.
func (b *builder) body(t *site.Text) (template.HTML, error) {
	buf, ok := b.buffers.Get().(*[]byte)
	if !ok {
		buf = new([]byte)
	}
	defer b.buffers.Put(buf)
	path := b.path()
	speech := b.textLocale(t.Lang)
	options := speech.RenderOptions("")
	options.HeadingLabel = speech.T("page.section_link")
	options.Picture = func(i int) (width, height int) {
		if f := b.site.EvidenceFile(t, i); f != nil {
			return f.Width, f.Height
		}
		return b.options.Assets.Dimensions(b.site.File(t, i))
	}
	options.Note = b.site.LinkNotes(t, speech.T("withdrawn.mark"))
	html, err := t.Body.AppendHTML((*buf)[:0], options, func(i int) string {
		return b.site.Href(t, i, path, b.Lang)
	})
	*buf = html
	return template.HTML(html), err
}

// textLocale returns the interface texts of a text's language, else of the page's.
func (ed *edition) textLocale(tag string) *locale.Locale {
	if l := ed.options.Locales[tag]; l != nil {
		return l
	}
	return ed.locale
}
