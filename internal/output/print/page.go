package print

import (
	"io"
	"strconv"
	"unicode/utf8"

	"annals/internal/escape"
)

// page is the markup that is not written yet.
type page struct{ out []byte }

// special is what is written instead of characters of texts and values.
var special = escape.NewTable(specialCharacters(), nil, string(utf8.RuneError))

// specialCharacters are the characters that markup is made of, and those that HTML does not
// allow.
func specialCharacters() (ascii [utf8.RuneSelf]string) {
	for c := range ascii {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
			ascii[c] = string(utf8.RuneError)
		}
	}
	ascii['<'], ascii['>'], ascii['&'], ascii['"'], ascii['\''] = "&lt;", "&gt;", "&amp;", "&#34;", "&#39;"
	ascii['@'] = "&#64;" // as in the other pages, which no service shall rewrite
	return ascii
}

// markup appends markup as it is.
func (p *page) markup(html string) { p.out = append(p.out, html...) }

// text appends a text.
func (p *page) text(text string) { p.out = escape.Append(special, p.out, text) }

// element appends an element that holds a text alone.
func (p *page) element(name, text string) {
	p.markup("<" + name + ">")
	p.text(text)
	p.markup("</" + name + ">\n")
}

// attribute appends an attribute; nothing without a value.
func (p *page) attribute(name, value string) {
	if value != "" {
		p.markup(" " + name + `="`)
		p.text(value)
		p.markup(`"`)
	}
}

// begin appends a start tag with an id.
func (p *page) begin(name, id string) {
	p.markup("<" + name)
	p.attribute("id", id)
	p.markup(">")
}

// runningTitle is a style sheet with the title that stands on top of each sheet of paper.
type runningTitle struct{ title string }

func titleSheet(tag string) string { return "print." + tag + ".css" }

// Render writes the style sheet. It writes all that is not a letter or digit of ASCII by
// its number.
func (r runningTitle) Render(w io.Writer) error {
	rule := []byte(`@page { @top-center { content: "`)
	for _, c := range r.title {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ':
			rule = append(rule, byte(c))
		case c < ' ' || c == 0x7F:
			rule = append(rule, ' ')
		default:
			rule = strconv.AppendInt(append(rule, '\\'), int64(c), 16)
			rule = append(rule, ' ')
		}
	}
	_, err := w.Write(append(rule, `"; } }`+"\n"+`@page :first { @top-center { content: none; } }`+"\n"...))
	return err
}
