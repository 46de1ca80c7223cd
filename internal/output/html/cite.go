package html

import (
	"html/template"
	"strings"

	"annals/internal/citation"
	"annals/internal/edtf"
	"annals/internal/site"
)

// CiteView is how to cite an entry.
type CiteView struct {
	Sentence template.HTML // without the address
	BibTeX   string
	RIS      string
	CSL      string // CSL-JSON
}

func (c *Context) cite(e *site.Entry, url string) *CiteView {
	t, cfg, link := e.In(c.Lang), c.site.Config, c.mentions.of(c, e)
	record, publisher, date := c.localized(cfg.Title), c.localized(cfg.Publisher), link.Date.Words
	w := citation.Work{
		ID: e.ID, Title: t.Title, Lang: t.Lang, Site: record.Text, Publisher: publisher.Text,
		Event: link.Date.Machine, URL: url, Note: c.locale.T("cite.note", "date", date, "id", e.ID),
	}
	parts := []template.HTML{c.around("cite.work", "title", link.Title.HTML(), "date", date), record.HTML()}
	if publisher.Text != "" && publisher.Text != record.Text {
		parts = append(parts, publisher.HTML())
	}
	parts = append(parts, c.around("cite.entry", "id", template.HTML("<bdi>"+template.HTMLEscapeString(e.ID)+"</bdi>")))
	if c.site.Date != (edtf.Day{}) {
		w.AsOf = c.site.Date.String()
		parts = append(parts, escaped(c.locale.T("cite.as_of", "date", c.site.Date)))
	}
	return &CiteView{Sentence: c.around("cite.sentence", "parts", c.list(parts)), BibTeX: w.BibTeX(), RIS: w.RIS(), CSL: w.CSL()}
}

// around fills one place of an interface text with markup, and others with what
// pairs say.
func (c *Context) around(id, place string, inner template.HTML, pairs ...any) template.HTML {
	const mark = "\x00" // no text of a record can hold it
	before, after, _ := strings.Cut(c.locale.T(id, append(pairs, place, mark)...), mark)
	return escaped(before) + inner + escaped(after)
}

// list joins what has been escaped as the language joins lists.
func (c *Context) list(parts []template.HTML) template.HTML {
	separator := escaped(c.locale.T("page.list_separator"))
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(string(separator))
		}
		b.WriteString(string(part))
	}
	return template.HTML(b.String())
}

func escaped(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) }
