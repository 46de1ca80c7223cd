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
	// The sentence: before the title and date, between these and the entry's id,
	// and after the id.
	before, between, after template.HTML

	forms []citation.Form
}

func (ed *edition) newCitationTemplate() *citationTemplate {
	publisher := ed.menu.footer.Publisher
	k := &citationTemplate{forms: citation.Forms()}
	parts := []template.HTML{marker, ed.title.HTML()}
	if publisher.Text != "" && publisher.Text != ed.title.Text {
		parts = append(parts, publisher.HTML())
	}
	parts = append(parts, fillMarkup(ed.locale, "cite.entry", "id", "<bdi>"+marker+"</bdi>"))
	if ed.site.Date != (edtf.Day{}) {
		parts = append(parts, escaped(ed.locale.T("cite.as_of", "date", ed.site.Date)))
	}
	sentence := strings.SplitN(string(fillMarkup(ed.locale, "cite.sentence", "parts", joinList(ed.locale, parts))), marker, 3)
	k.before, k.between, k.after = template.HTML(sentence[0]), template.HTML(sentence[1]), template.HTML(sentence[2])
	return k
}

// cite returns how to cite an entry at an absolute URL. The files are those of the
// language of its text.
func (b *builder) cite(e *site.Entry, url string) *view.CiteView {
	t, link, shared := e.In(b.lang), b.entryLabel(e), b.citation()
	v := &view.CiteView{
		Sentence: shared.before + fillMarkup(b.locale, "cite.work", "title", link.Title.HTML(), "date", link.Date.Words) + shared.between + escaped(e.ID) + shared.after,
		Meta:     b.citationMeta(e, t, url),
	}
	page := b.site.Path(t.Lang, e.Address())
	links := make([]template.HTML, len(shared.forms))
	for i := range shared.forms {
		links[i] = template.HTML(`<a href="`+template.HTMLEscapeString(b.URL(shared.forms[i].Beside(page)))+`" download>`) + escaped(shared.forms[i].Name) + "</a>"
	}
	message, document := "cite.formats", ""
	if source := e.Document(); source != nil {
		message, document = "cite.formats_document", source.Parsed.String()
	}
	v.Files = fillMarkup(b.locale, message, "formats", joinList(b.locale, links), "document", document)
	return v
}

// citationMeta returns what search engines for scholars read of an entry. Its day of
// publication is that on which it came into the record.
func (b *builder) citationMeta(e *site.Entry, t *site.Text, url string) []view.Meta {
	var all []view.Meta
	add := func(name, content string) {
		if content != "" {
			all = append(all, view.Meta{Name: name, Content: content})
		}
	}
	version := b.site.Version(e)
	published := e.Added
	if published == (edtf.Day{}) {
		published = version
	}
	add("title", t.Title)
	add("author", b.menu.footer.Publisher.Text)
	add("publication_date", slashed(published))
	add("online_date", slashed(version))
	add("language", t.Lang)
	add("keywords", strings.Join(b.site.Labels(e.Topics, b.lang), "; "))
	add("public_url", url)
	return all
}

// slashed returns a day as 2018/12/17; "" for none.
func slashed(d edtf.Day) string {
	if d == (edtf.Day{}) {
		return ""
	}
	return strings.ReplaceAll(d.String(), "-", "/")
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
