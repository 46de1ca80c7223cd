package print

import (
	"net/url"
	"strings"

	"annals/internal/output/markup"
	"annals/internal/site"
	"annals/internal/sitepath"
)

// The levels by which headings of texts are lowered: those of a year stand below an h2,
// those of an entry below an h3.
const (
	yearLevel  = 1
	entryLevel = 2
)

// within marks the address of a place on the page. No link of a text begins like this.
const within = "print:"

// body writes the text of a document. The ids in it begin with that of the document.
func (p *printer) body(t *site.Text, id string, lowered int) error {
	if t == nil || t.Body.IsEmpty() {
		return nil
	}
	speech := p.options.Locales[t.Lang]
	options := speech.RenderOptions("")
	options.Note = p.Site.LinkNotes(t, speech.T("withdrawn.mark"))
	var err error
	p.html, err = t.Body.AppendHTML(p.html[:0], options, func(n int) string { return p.target(t, n) })
	if err != nil {
		return err
	}
	p.markup(`<div class="text"`)
	if t.Lang != p.Lang {
		p.language(t.Lang)
	}
	p.markup(">\n")
	for token := range markup.Tokens(p.html) {
		p.token(token, id, lowered)
	}
	p.markup("</div>\n")
	return nil
}

// target returns where a link inside the site leads: to an entry on this page, or to
// another file of the site.
func (p *printer) target(t *site.Text, n int) string {
	href := p.Site.Href(t, n, p.path, p.Lang)
	address, fragment, _ := strings.Cut(href, "#")
	if address == "" {
		return href
	}
	name, err := url.PathUnescape(address)
	if err != nil {
		return href
	}
	id := p.ids()[p.rooted(name)]
	switch {
	case id == "":
		return href
	case fragment != "":
		return within + sitepath.Escape(id) + "." + fragment
	}
	return within + sitepath.Escape(id)
}

// absolute returns the address of a link within the site, if the site has one. Links to
// other sites have a scheme.
func (p *printer) absolute(href string) string {
	address, _, _ := strings.Cut(href, "#")
	name, err := url.PathUnescape(address)
	if err != nil || p.Site.Config.BaseURL == "" || strings.Contains(address, ":") {
		return href
	}
	return p.Site.URL(p.rooted(name)) + href[len(address):]
}

// rooted returns the output file that an address relative to the page names.
func (p *printer) rooted(address string) string {
	folder := p.path[:strings.LastIndexByte(p.path, '/')+1]
	for strings.HasPrefix(address, "../") && folder != "" {
		address = address[len("../"):]
		folder = folder[:strings.LastIndexByte(strings.TrimSuffix(folder, "/"), '/')+1]
	}
	return folder + address
}

// token writes a tag or a text. Tables that scroll on a screen do not on paper.
func (p *printer) token(t markup.Token, id string, lowered int) {
	switch t.Kind {
	case markup.Text:
		p.value = t.AppendText(p.value[:0])
		p.text(string(p.value))
	case markup.End:
		p.markup("</" + tagName(t, lowered) + ">")
	default:
		p.markup("<" + tagName(t, lowered))
		if isTable := string(t.Name) == "section" && t.Attribute("tabindex") != ""; !isTable {
			for name, value := range t.Attributes() {
				p.textAttribute(name, value, id)
			}
		}
		p.markup(">")
	}
}

// tagName returns the name of an element; that of a heading says its level on the page.
func tagName(t markup.Token, lowered int) string {
	name := string(t.Name)
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		name = "h" + string(min('6', rune(name[1])+rune(lowered)))
	}
	return name
}

// textAttribute writes an attribute of an element of a text.
func (p *printer) textAttribute(name, value, id string) {
	switch name {
	case "id", "aria-labelledby", "aria-describedby":
		value = id + "." + value
	case "href":
		if fragment, ok := strings.CutPrefix(value, "#"); ok {
			value = "#" + sitepath.Escape(id) + "." + fragment
		} else if place, ok := strings.CutPrefix(value, within); ok {
			value = "#" + place
		} else if p.options.Absolute {
			value = p.absolute(value)
		}
	}
	if value == "" && name == "alt" {
		p.markup(` alt=""`)
		return
	}
	p.attribute(name, value)
}
