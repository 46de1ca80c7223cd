package html

import (
	"fmt"
	"html/template"
	"strings"

	"annals/internal/load/markdown"
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
	options.Picture = func(i int) markdown.Picture { return b.pictureInText(b.site.Picture(t, i)) }
	options.Note = b.site.LinkNotes(t, speech.T("withdrawn.mark"))
	html, err := t.Body.AppendHTML((*buf)[:0], options, func(i int) string {
		return b.site.Href(t, i, path, b.Lang)
	})
	*buf = html
	return template.HTML(html), err
}

// textSizes tells how wide a text shows a picture: as its lines, at most. Phones of several
// dots to a pixel get the largest of the smaller sizes, as their readers pay for what they
// load; large windows get the picture itself where it is sharper.
const textSizes = "(max-width: 48em) and (min-resolution: 3.5dppx) 9rem, (max-width: 48em) and (min-resolution: 2.5dppx) 11rem, " +
	"(max-width: 48em) and (min-resolution: 1.5dppx) 16rem, (max-width: 40em) 100vw, 40rem"

// pictureInText returns what helps browsers to load a picture that a text shows; f may be
// nil.
func (b *builder) pictureInText(f *site.File) (p markdown.Picture) {
	if f == nil {
		return p
	}
	p.Width, p.Height = f.Width, f.Height
	if set := b.smallerSet(f); len(set) > 0 {
		p.SrcSet, p.Sizes = strings.Join(append(set, fmt.Sprintf("%s %dw", b.URL(f.Address), f.Width)), ", "), textSizes
	}
	return p
}

// textLocale returns the interface texts of a text's language, else of the page's.
func (ed *edition) textLocale(tag string) *locale.Locale {
	if l := ed.options.Locales[tag]; l != nil {
		return l
	}
	return ed.locale
}
