package html

import (
	"html/template"
	"strings"

	"annals/internal/output/citation"
	"annals/internal/output/html/view"
	"annals/internal/record/edtf"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// citationTemplate is what the citations of all entries in one language share.
type citationTemplate struct {
	work citation.Work // the fields that do not depend on the entry

	// The sentence: before the title and date, between these and the entry's id,
	// and after the id.
	before, between, after template.HTML
}

func (ed *edition) newCitationTemplate() *citationTemplate {
	publisher := ed.menu.footer.Publisher
	k := &citationTemplate{work: citation.Work{Site: ed.title.Text, Publisher: publisher.Text}}
	if publisher.Text != "" {
		k.work.Authors = []string{publisher.Text}
	}
	parts := []template.HTML{marker, ed.title.HTML()}
	if publisher.Text != "" && publisher.Text != ed.title.Text {
		parts = append(parts, publisher.HTML())
	}
	parts = append(parts, fillMarkup(ed.locale, "cite.entry", "id", "<bdi>"+marker+"</bdi>"))
	if ed.site.Date != (edtf.Day{}) {
		k.work.AsOf = ed.site.Date.String()
		parts = append(parts, escaped(ed.locale.T("cite.as_of", "date", ed.site.Date)))
	}
	sentence := strings.SplitN(string(fillMarkup(ed.locale, "cite.sentence", "parts", joinList(ed.locale, parts))), marker, 3)
	k.before, k.between, k.after = template.HTML(sentence[0]), template.HTML(sentence[1]), template.HTML(sentence[2])
	return k
}

// cite returns the citation of an entry at an absolute URL.
func (ed *edition) cite(e *site.Entry, url string) *view.CiteView {
	t, link, shared := e.In(ed.lang), ed.entryLabel(e), ed.citation()
	date, w := link.Date.Words, shared.work
	tag := ed.lang
	if tag == ed.site.Config.DefaultLanguage {
		tag = ""
	}
	w.ID = citation.EntryID(e.ID, tag)
	w.Title, w.Lang, w.Event, w.URL = t.Title, t.Lang, link.Date.Machine, url
	w.Note = ed.locale.T("cite.note", "date", date, "id", e.ID)
	return &view.CiteView{
		Sentence: shared.before + fillMarkup(ed.locale, "cite.work", "title", link.Title.HTML(), "date", date) + shared.between + escaped(e.ID) + shared.after,
		BibTeX:   w.BibTeX(), RIS: w.RIS(), CSL: w.CSL(),
	}
}

// marker stands for markup while an interface text is formatted. No text of a
// record can hold it.
const marker = "\x00"

// fillMarkup formats an interface text, with markup for one placeholder and the
// values of pairs for the others.
func fillMarkup(l *locale.Locale, id, placeholder string, inner template.HTML, pairs ...any) template.HTML {
	before, after, _ := strings.Cut(l.T(id, append(pairs, placeholder, marker)...), marker)
	return escaped(before) + inner + escaped(after)
}

// joinList joins escaped parts with the list separator of the language.
func joinList(l *locale.Locale, parts []template.HTML) template.HTML {
	separator := escaped(l.T("page.list_separator"))
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(string(separator))
		}
		b.WriteString(string(part))
	}
	return template.HTML(b.String())
}

func escaped(text string) template.HTML { return view.Words{Text: text}.HTML() }
