package feed

import (
	"encoding/xml"
	"fmt"
	"io"

	"annals/internal/site"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Links    []atomLink  `xml:"link"`
	Author   atomPerson  `xml:"author"`
	Rights   string      `xml:"rights,omitempty"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
	Lang string `xml:"hreflang,attr,omitempty"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Links      []atomLink     `xml:"link"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
	Categories []atomCategory `xml:"category"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// atom writes the feed as Atom.
func (f feed) atom(w io.Writer) error {
	self := f.site.URL(f.path + ".xml")
	license, _ := f.site.Config.License.In(f.lang, f.site.Config.DefaultLanguage)
	doc := atomFeed{
		Lang: f.lang, ID: self, Title: f.title, Subtitle: f.about, Updated: f.updated(), Rights: license,
		Author: atomPerson{Name: f.publisher()},
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: self},
			{Rel: "alternate", Type: "text/html", Href: f.home, Lang: f.lang},
		},
	}
	for _, e := range f.entries() {
		doc.Entries = append(doc.Entries, f.atomEntry(e))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(doc); err != nil {
		return fmt.Errorf("write the feed %s: %w", f.path, err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (f feed) atomEntry(e *site.Entry) atomEntry {
	t := e.In(f.lang)
	address := f.site.URL(f.site.Path(t.Lang, e.Address()))
	entry := atomEntry{
		Lang: t.Lang, ID: address, Title: t.Title, Updated: instant(changed(f.site, e)), Summary: t.Summary,
		Links:   []atomLink{{Rel: "alternate", Type: "text/html", Href: address, Lang: t.Lang}},
		Content: atomContent{Type: "html", Text: f.content(e, t)},
	}
	if e.Added.Year > 0 {
		entry.Published = instant(e.Added)
	}
	labels := f.site.Labels(e.Topics, f.lang)
	for i, topic := range e.Topics {
		entry.Categories = append(entry.Categories, atomCategory{Term: topic.ID, Label: labels[i]})
	}
	return entry
}
