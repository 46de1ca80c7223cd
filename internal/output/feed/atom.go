package feed

import (
	"encoding/xml"
	"io"
	"strings"
)

type atomFeed struct {
	XMLName  xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string     `xml:"xml:lang,attr"`
	ID       string     `xml:"id"`
	Title    string     `xml:"title"`
	Subtitle string     `xml:"subtitle,omitempty"`
	Updated  string     `xml:"updated"`
	Links    []atomLink `xml:"link"`
	Author   atomPerson `xml:"author"`
	Rights   string     `xml:"rights,omitempty"`
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
	XMLName    xml.Name       `xml:"entry"`
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
	Text []byte `xml:",chardata"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// atom writes the feed as Atom.
func (f feed) atom(w io.Writer) error {
	head, err := xml.MarshalIndent(f.atomHead(), "", " ")
	if err != nil {
		return err
	}
	const end = "\n</feed>"
	return f.write(w, parts{
		head: xml.Header + strings.TrimSuffix(string(head), end), before: "\n", end: end + "\n",
		item: f.writeAtom,
	})
}

// atomHead returns the feed without its entries.
func (f feed) atomHead() atomFeed {
	self := f.site.URL(f.path + ".xml")
	license, _ := f.site.Config.License.In(f.lang, f.site.Config.DefaultLanguage)
	return atomFeed{
		Lang: f.lang, ID: self, Title: f.title, Subtitle: f.about, Updated: f.updated(), Rights: license,
		Author: atomPerson{Name: f.publisher()},
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: self},
			{Rel: "alternate", Type: "text/html", Href: f.home, Lang: f.lang},
		},
	}
}

// writeAtom writes an item.
func (f feed) writeAtom(w io.Writer, i item) error {
	entry := atomEntry{
		Lang: i.Lang, ID: i.address, Title: i.Title, Updated: instant(changed(f.site, i.Entry)), Summary: i.Summary,
		Links:   []atomLink{{Rel: "alternate", Type: "text/html", Href: i.address, Lang: i.Lang}},
		Content: atomContent{Type: "html", Text: i.content},
	}
	if i.Added.Year > 0 {
		entry.Published = instant(i.Added)
	}
	labels := f.site.Labels(i.Topics, f.lang)
	for n, topic := range i.Topics {
		entry.Categories = append(entry.Categories, atomCategory{Term: topic.ID, Label: labels[n]})
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent(" ", " ")
	return encoder.Encode(entry)
}
