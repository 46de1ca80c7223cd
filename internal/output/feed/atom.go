package feed

import (
	"bytes"
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

// atom writes the feed as Atom.
func (f feed) atom(w io.Writer) error {
	head, err := xml.MarshalIndent(f.atomHead(), "", " ")
	if err != nil {
		return err
	}
	const end = "\n</feed>"
	var b bytes.Buffer
	return f.write(w, parts{
		head: xml.Header + strings.TrimSuffix(string(head), end), before: "\n", end: end + "\n",
		item: func(w io.Writer, i item) error {
			b.Reset()
			f.writeAtom(&b, i)
			_, err := b.WriteTo(w)
			return err
		},
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

// writeAtom writes an item, as the encoder of encoding/xml would. An entry is in
// several feeds; without the encoder a build of 1,000 entries takes 6 to 14 % less
// user time.
func (f feed) writeAtom(b *bytes.Buffer, i item) {
	b.WriteString(" <entry")
	writeAttribute(b, "xml:lang", i.Lang)
	b.WriteString(">")
	writeElement(b, "id", i.address)
	writeElement(b, "title", i.Title)
	writeElement(b, "updated", instant(changed(f.site, i.Entry)))
	if i.Added.Year > 0 {
		writeElement(b, "published", instant(i.Added))
	}
	b.WriteString("\n  <link")
	writeAttribute(b, "rel", "alternate")
	writeAttribute(b, "type", "text/html")
	writeAttribute(b, "href", i.address)
	writeAttribute(b, "hreflang", i.Lang)
	b.WriteString("></link>")
	if i.Summary != "" {
		writeElement(b, "summary", i.Summary)
	}
	b.WriteString("\n  <content type=\"html\">")
	escape(b, i.content)
	b.WriteString("</content>")
	labels := f.site.Labels(i.Topics, f.lang)
	for n, topic := range i.Topics {
		b.WriteString("\n  <category")
		writeAttribute(b, "term", topic.ID)
		writeAttribute(b, "label", labels[n])
		b.WriteString("></category>")
	}
	b.WriteString("\n </entry>")
}

// writeElement writes an element of an item, on a line of its own.
func writeElement(b *bytes.Buffer, name, text string) {
	b.WriteString("\n  <" + name + ">")
	escape(b, []byte(text))
	b.WriteString("</" + name + ">")
}

func writeAttribute(b *bytes.Buffer, name, value string) {
	b.WriteString(" " + name + `="`)
	escape(b, []byte(value))
	b.WriteByte('"')
}

func escape(b *bytes.Buffer, text []byte) {
	_ = xml.EscapeText(b, text) // a bytes.Buffer returns no errors
}
