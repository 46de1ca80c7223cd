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
		Unreviewed: t.Unreviewed, Translated: t != texts.Original(),
	}
	if original := texts.Original(); v.Translated && original != nil {
		v.Original = b.words(original.Title, original.Lang)
	}
	html, err := b.body(t)
	v.HTML = template.HTML(html)
	return v, err
}

func (b *builder) body(t *site.Text) ([]byte, error) {
	path := b.path()
	return t.Body.AppendHTML(nil, b.textLocale(t.Lang).RenderOptions(""), func(i int) string {
		return b.site.Href(t, i, path, b.Lang)
	})
}

// textLocale returns the interface texts of a text's language, else of the page's.
func (ed *edition) textLocale(tag string) *locale.Locale {
	if l := ed.options.Locales[tag]; l != nil {
		return l
	}
	return ed.locale
}
