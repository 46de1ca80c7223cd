package html

import (
	"html/template"

	"annals/internal/markdown"
	"annals/internal/site"
)

// TextView is a text of the record as shown on a page.
type TextView struct {
	Title      Words
	Summary    Words
	HTML       template.HTML // the body, ready to print
	Lang       string        // of the text
	Dir        string
	Fallback   bool // the text does not exist in the page's language
	Unreviewed bool // a translation that no person has read yet
	Translated bool // a translation, whose original is elsewhere
}

// text renders a document's words for a page; nil where there are none.
func (f *format) text(p *Page, texts *site.Texts) *TextView {
	t := texts.In(p.Lang)
	if t == nil {
		return nil
	}
	v := &TextView{
		Title: p.words(t.Title, t.Lang), Summary: p.words(t.Summary, t.Lang),
		Lang: t.Lang, Dir: f.direction(t.Lang), Fallback: t.Lang != p.Lang,
		Unreviewed: t.Unreviewed, Translated: t != texts.Original(),
	}
	labels := f.locale(t.Lang, p)
	options := markdown.RenderOptions{
		FootnotesTitle: labels.T("entry.footnotes"), BacklinkLabel: labels.T("entry.footnote_back"), TableLabel: labels.T("page.table"),
	}
	v.HTML = template.HTML(t.Body.AppendHTML(nil, options, func(i int) string {
		return f.site.Href(t, i, p.Path, p.Lang)
	}))
	return v
}

// locale returns the interface strings of a text's own language.
func (f *format) locale(tag string, p *Page) *Context {
	for _, l := range f.languages {
		if l.Lang == tag {
			return l.Context
		}
	}
	return p.Context
}

func (f *format) direction(tag string) string {
	if l, ok := f.site.Config.Language(tag); ok {
		return l.Dir
	}
	return "ltr"
}
