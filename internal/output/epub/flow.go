package epub

import (
	"net/url"
	"strings"

	"annals/internal/output/markup"
	"annals/internal/site"
)

// prose writes the text of a document as XHTML. Its headings are below the heading level
// of what it belongs to, and its ids behind the anchor of that.
func (p *printer) prose(t *site.Text, anchor string, level int) error {
	if t == nil || t.Body.IsEmpty() {
		return nil
	}
	words := p.locales[t.Lang].RenderOptions("")
	words.TableLabel, words.HeadingLabel = "", ""
	words.Note = p.Site.LinkNotes(t, p.locales[t.Lang].T("withdrawn.mark"))
	var err error
	p.html, err = t.Body.AppendHTML(p.html[:0], words, func(n int) string { return p.target(t, anchor, n) })
	if err != nil {
		return err
	}
	attributes := p.attributes(phrase{In: t.Lang})
	if len(attributes) > 0 {
		p.open("div", attributes...)
	}
	f := flow{printer: p, anchor: anchor, level: level}
	for token := range markup.Tokens(p.html) {
		f.token(token)
	}
	if len(attributes) > 0 {
		p.close("div")
	}
	return nil
}

// target returns where a link of a text leads: within the book, or to the web; "" where
// neither has it.
func (p *printer) target(t *site.Text, anchor string, n int) string {
	if f := p.Site.Picture(t, n); f != nil && t.Body.Links[n].Image {
		return picturePrefix + f.Address
	}
	href := p.Site.Href(t, n, "index.html", p.Lang)
	address, fragment, _ := strings.Cut(href, "#")
	name, err := url.PathUnescape(address)
	if err != nil {
		return ""
	}
	fragment, err = url.PathUnescape(fragment)
	switch to := p.plan().pages[name]; {
	case err != nil || href == "":
		return ""
	case name == "":
		return p.file + withFragment(anchor, t, fragment)
	case to.entry != nil:
		link := p.plan().entryLink(to.entry)
		file, anchor, _ := strings.Cut(link, "#")
		return file + withFragment(anchor, to.entry.In(p.Lang), fragment)
	case to.year != nil:
		return fileName(yearFile(to.year))
	case p.Site.Config.BaseURL == "":
		return ""
	}
	return p.Site.Config.BaseURL + href
}

// withFragment returns the fragment that leads to a heading of a text, or to its beginning
// if the book does not have the heading.
func withFragment(anchor string, t *site.Text, fragment string) string {
	if fragment != "" && t != nil && t.Body.HasAnchor(fragment) {
		return "#" + inText(anchor, fragment)
	}
	return "#" + anchor
}

// inText returns the id of an element within a text.
func inText(anchor, id string) string { return anchor + "." + idOf(id) }

// flow writes the tokens of a text.
type flow struct {
	*printer
	anchor string
	level  int
	links  int // that are open
}

func (f *flow) token(t markup.Token) {
	switch t.Kind {
	case markup.Start:
		f.start(t)
	case markup.End:
		name := f.nameOf(string(t.Name))
		if name == "a" {
			f.links--
		}
		f.close(name)
	default:
		f.buffer = t.AppendText(f.buffer[:0])
		f.sheet.text(string(f.buffer))
	}
}

// nameOf returns the name of an element in the book: headings are one level further down.
func (f *flow) nameOf(name string) string {
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '9' {
		return heading(f.level + int(name[1]-'1'))
	}
	return name
}

// heading returns the name of a heading, of which there are six.
func heading(level int) string { return "h" + string(rune('0'+min(level, 6))) }

func (f *flow) start(t markup.Token) {
	name := f.nameOf(string(t.Name))
	switch name {
	case "img":
		f.picture(t)
		return
	case "a":
		f.links++
	}
	f.out = append(append(f.out, '<'), name...)
	for attribute, value := range t.Attributes() {
		f.keep(attribute, value)
	}
	if t.IsVoid() {
		f.out = append(f.out, '/')
	}
	f.out = append(f.out, '>')
}

// keep writes an attribute that says something in a book.
func (f *flow) keep(name, value string) {
	switch name {
	case "id", "aria-labelledby":
		f.attribute(name, inText(f.anchor, value))
	case "href":
		if note, isNote := strings.CutPrefix(value, "#"); isNote {
			value = "#" + inText(f.anchor, note)
		}
		f.attribute(name, value)
	case "role":
		if value == "doc-noteref" {
			f.attribute("epub:type", "noteref")
		}
		f.attribute(name, value)
	case "class", "start", "scope", "title", "aria-label":
		f.attribute(name, value)
	}
}

// picture writes a picture that the book has. Of another it writes what it shows, and leads
// to it where it is on the web; nothing for one that shows nothing.
func (f *flow) picture(t markup.Token) {
	alt := t.Attribute("alt")
	shown, src := f.pictureOf(t.Attribute("src"))
	switch {
	case alt == "":
	case shown != nil:
		f.img(shown, phrase{Text: alt, In: f.Lang})
	case src != "" && f.links == 0:
		f.sheet.element("a", "["+alt+"]", "href", src)
	default:
		f.sheet.element("em", "["+alt+"]")
	}
}
