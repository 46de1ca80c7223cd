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

// atom writes the feed as Atom.
func (f feed) atom(w io.Writer) error {
	head, err := xml.MarshalIndent(f.atomHead(), "", " ")
	if err != nil {
		return err
	}
	const end = "\n</feed>"
	return f.write(w, parts{
		head: xml.Header + strings.TrimSuffix(string(head), end), before: "\n", end: end + "\n", item: f.appendAtom,
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

// appendAtom appends an item, as the encoder of encoding/xml would write it.
func (f feed) appendAtom(dst []byte, i item) []byte {
	dst = append(appendAttribute(append(dst, " <entry"...), "xml:lang", i.lang), '>')
	dst = appendElement(dst, "id", i.id)
	dst = appendElement(dst, "title", i.title)
	dst = appendElement(dst, "updated", instant(i.changed))
	if i.added.Year > 0 {
		dst = appendElement(dst, "published", instant(i.added))
	}
	dst = appendAttribute(append(dst, "\n  <link"...), "rel", "alternate")
	dst = appendAttribute(dst, "type", "text/html")
	dst = appendAttribute(dst, "href", i.address)
	dst = append(appendAttribute(dst, "hreflang", i.lang), "></link>"...)
	if i.summary != "" {
		dst = appendElement(dst, "summary", i.summary)
	}
	dst = append(dst, "\n  <content type=\"html\">"...)
	dst = append(appendEscaped(dst, i.content), "</content>"...)
	labels := f.site.Labels(i.topics, f.lang)
	for n, topic := range i.topics {
		dst = appendAttribute(append(dst, "\n  <category"...), "term", topic.ID)
		dst = append(appendAttribute(dst, "label", labels[n]), "></category>"...)
	}
	return append(dst, "\n </entry>"...)
}

// appendElement appends an element of an item, on a line of its own.
func appendElement(dst []byte, name, text string) []byte {
	dst = append(append(append(dst, "\n  <"...), name...), '>')
	dst = appendEscaped(dst, text)
	return append(append(append(dst, "</"...), name...), '>')
}

func appendAttribute(dst []byte, name, value string) []byte {
	dst = append(append(append(dst, ' '), name...), `="`...)
	return append(appendEscaped(dst, value), '"')
}
