package html

import (
	"html/template"
	"strings"

	"annals/internal/output/html/citation"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// CiteView is how to cite an entry.
type CiteView struct {
	Sentence template.HTML // without the address
	BibTeX   string
	RIS      string
	CSL      string // CSL-JSON
}

// citationTemplate is what the citations of all entries in one language share.
type citationTemplate struct {
	work citation.Work // the fields that do not depend on the entry

	// The sentence: before the title and date, between these and the entry's id,
	// and after the id.
	before, between, after template.HTML
}

func newCitationTemplate(c *Context) *citationTemplate {
	record, publisher := c.localized(c.site.Config.Title), c.localized(c.site.Config.Publisher)
	k := &citationTemplate{work: citation.Work{Site: record.Text, Publisher: publisher.Text}}
	parts := []template.HTML{marker, record.HTML()}
	if publisher.Text != "" && publisher.Text != record.Text {
		parts = append(parts, publisher.HTML())
	}
	parts = append(parts, c.fillMarkup("cite.entry", "id", "<bdi>"+marker+"</bdi>"))
	if c.site.Date != (edtf.Day{}) {
		k.work.AsOf = c.site.Date.String()
		parts = append(parts, escaped(c.locale.T("cite.as_of", "date", c.site.Date)))
	}
	sentence := strings.SplitN(string(c.fillMarkup("cite.sentence", "parts", c.joinList(parts))), marker, 3)
	k.before, k.between, k.after = template.HTML(sentence[0]), template.HTML(sentence[1]), template.HTML(sentence[2])
	return k
}

func (c *Context) cite(e *site.Entry, url string) *CiteView {
	t, link, shared := e.In(c.Lang), c.entryLabel(e), c.citation()
	date, w := link.Date.Words, shared.work
	w.ID, w.Title, w.Lang, w.Event, w.URL = e.ID, t.Title, t.Lang, link.Date.Machine, url
	w.Note = c.locale.T("cite.note", "date", date, "id", e.ID)
	return &CiteView{
		Sentence: shared.before + c.fillMarkup("cite.work", "title", link.Title.HTML(), "date", date) + shared.between + escaped(e.ID) + shared.after,
		BibTeX:   w.BibTeX(), RIS: w.RIS(), CSL: w.CSL(),
	}
}

// marker stands for markup while an interface text is formatted. No text of a
// record can hold it.
const marker = "\x00"

// fillMarkup formats an interface text, with markup for one placeholder and the
// values of pairs for the others.
func (c *Context) fillMarkup(id, placeholder string, inner template.HTML, pairs ...any) template.HTML {
	before, after, _ := strings.Cut(c.locale.T(id, append(pairs, placeholder, marker)...), marker)
	return escaped(before) + inner + escaped(after)
}

// joinList joins escaped parts with the list separator of the language.
func (c *Context) joinList(parts []template.HTML) template.HTML {
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
