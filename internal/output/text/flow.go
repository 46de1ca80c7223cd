package text

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"

	"annals/internal/output/markup"
	"annals/internal/site"
)

// text prints the text of a document.
func (p *printer) text(t *site.Text) error {
	if t == nil || t.Body.IsEmpty() {
		return nil
	}
	options := p.locales[t.Lang].RenderOptions("")
	options.Note = p.Site.LinkNotes(t, p.locales[t.Lang].T("withdrawn.mark"))
	var err error
	p.html, err = t.Body.AppendHTML(p.html[:0], options, func(n int) string { return p.target(t, n) })
	if err != nil {
		return err
	}
	f := flow{printer: p, direction: p.Direction(t.Lang), paragraph: p.unprinted[:0], buffer: p.buffer}
	for token := range markup.Tokens(p.html) {
		f.token(token)
	}
	f.endParagraph()
	p.unprinted, p.buffer = f.paragraph, f.buffer
	return nil
}

// target returns where a link inside the site leads: the id of an entry, which stands with
// the entry, or the address of a file; "" for what is no part of the record.
func (p *printer) target(t *site.Text, n int) string {
	href := p.Site.Href(t, n, "index.html", p.Site.Config.DefaultLanguage)
	address, _, _ := strings.Cut(href, "#")
	if name, err := url.PathUnescape(address); err == nil {
		if id := p.ids()[name]; id != "" {
			return id
		}
	}
	if p.Site.EvidenceFile(t, n) != nil || p.Site.File(t, n) != "" {
		return p.Site.Config.BaseURL + href
	}
	return ""
}

// lineBreak ends a line within a paragraph. No clean text has it.
const lineBreak = '\n'

// flow prints HTML as paragraphs.
type flow struct {
	*printer
	direction string
	paragraph []byte // that is not printed yet
	lists     []list // that are open
	links     []link // likewise
	table     *table // likewise; or nil
	isCode    bool   // within a block of code
	isNotes   bool   // within the footnotes
	skipped   bool   // within a link back to the text
	buffer    []byte
}

type list struct {
	isOrdered bool
	number    int
}

type link struct {
	start   int    // in the paragraph
	address string // "" if it is not told
	isNote  bool   // the number of a footnote
}

func (f *flow) token(t markup.Token) {
	switch t.Kind {
	case markup.Start:
		f.start(t)
	case markup.End:
		f.end(string(t.Name))
	default:
		if !f.skipped {
			f.characters(t)
		}
	}
}

func (f *flow) characters(t markup.Token) {
	if f.isCode {
		f.paragraph = t.AppendText(f.paragraph)
		return
	}
	f.buffer = t.AppendText(f.buffer[:0])
	f.paragraph = appendClean(f.paragraph, f.buffer)
}

func (f *flow) start(t markup.Token) {
	switch name := string(t.Name); name {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "dt":
		f.endParagraph()
		f.space()
	case "ul", "ol":
		f.openList(t, name == "ol")
	case "li":
		f.endParagraph()
		f.push(f.marker())
	case "dd":
		f.endParagraph()
		f.push("    ", "    ")
	case "blockquote":
		f.endParagraph()
		f.space()
		f.push("> ", "> ")
	case "pre":
		f.endParagraph()
		f.space()
		f.isCode = true
	case "hr":
		f.endParagraph()
		f.space()
		f.wrap([]byte("* * *"))
		f.space()
	case "section":
		f.endParagraph()
		f.isNotes = f.isNotes || t.Attribute("role") == "doc-endnotes" // the last of a text
	default:
		f.inline(t, name)
	}
}

func (f *flow) inline(t markup.Token, name string) {
	switch name {
	case "table":
		f.endParagraph()
		f.table = &table{}
	case "tr":
		f.table.addRow()
	case "th", "td":
		f.paragraph = f.paragraph[:0]
		f.table.align(t.Attribute("class") == "align-right")
	case "br":
		f.paragraph = append(f.paragraph, lineBreak)
	case "img":
		f.paragraph = append(appendClean(append(f.paragraph, '['), t.Attribute("alt")), ']')
	case "del":
		f.paragraph = append(f.paragraph, "~~"...)
	case "a":
		f.openLink(t)
	}
}

func (f *flow) end(name string) {
	switch name {
	case "p", "dt":
		f.endParagraph()
	case "h1", "h2", "h3", "h4", "h5", "h6":
		f.endParagraph()
		f.underline('.')
		f.space()
	case "ul", "ol":
		f.endParagraph()
		f.lists = f.lists[:len(f.lists)-1]
	case "li", "dd":
		f.endParagraph()
		f.pop()
	case "blockquote":
		f.endParagraph()
		f.pop()
		f.space()
	case "pre":
		f.endCode()
	case "table":
		f.endTable()
	case "th", "td":
		f.table.add(f.paragraph)
		f.paragraph = f.paragraph[:0]
	case "del":
		f.paragraph = append(f.paragraph, "~~"...)
	case "a":
		f.closeLink()
	}
}

func (f *flow) openList(t markup.Token, isOrdered bool) {
	f.endParagraph()
	if len(f.lists) == 0 {
		f.space()
	}
	l := list{isOrdered: isOrdered, number: 1}
	if start, err := strconv.Atoi(t.Attribute("start")); err == nil {
		l.number = start
	}
	f.lists = append(f.lists, l)
}

// marker returns what stands before an item of the list.
func (f *flow) marker() (first, rest string) {
	l := &f.lists[len(f.lists)-1]
	if !l.isOrdered {
		return "- ", "  "
	}
	first, rest = strconv.Itoa(l.number)+". ", "   "
	if f.isNotes && len(f.lists) == 1 {
		first, rest = "["+strconv.Itoa(l.number)+"] ", "    "
	}
	l.number++
	return first, rest
}

// openLink begins a link. The number of a footnote stands between brackets.
func (f *flow) openLink(t markup.Token) {
	l := link{start: len(f.paragraph)}
	switch t.Attribute("role") {
	case "doc-noteref":
		l.isNote = true
		f.paragraph = append(f.paragraph, '[')
	case "doc-backlink":
		f.skipped = true
	default:
		l.address = t.Attribute("href")
	}
	f.links = append(f.links, l)
}

// closeLink tells the address of a link that leads somewhere else than its words say.
func (f *flow) closeLink() {
	if len(f.links) == 0 {
		return
	}
	last := f.links[len(f.links)-1]
	f.links = f.links[:len(f.links)-1]
	words := string(f.paragraph[last.start:])
	switch {
	case f.skipped:
		f.skipped = false
		f.paragraph = bytes.TrimRight(f.paragraph, " ")
	case last.isNote:
		f.paragraph = append(f.paragraph, ']')
	case last.address == "" || last.address == words:
	case strings.Contains(last.address, ":"):
		f.paragraph = append(f.paragraph, " <"+string(f.isolated(last.address))+">"...)
	default:
		f.paragraph = append(f.paragraph, " ["+string(f.isolated(last.address))+"]"...)
	}
}

// endParagraph prints the paragraph, if it has words.
func (f *flow) endParagraph() {
	for line := range bytes.SplitSeq(f.paragraph, []byte{lineBreak}) {
		if len(bytes.TrimSpace(line)) > 0 {
			f.printClean(line, f.direction)
		}
	}
	f.paragraph = f.paragraph[:0]
}

// endCode prints a block of code as it is, indented.
func (f *flow) endCode() {
	f.push("    ", "    ")
	for line := range bytes.Lines(f.paragraph) {
		f.verbatim(appendClean(f.buffer[:0], bytes.TrimSuffix(line, []byte("\n"))))
	}
	f.pop()
	f.isCode, f.paragraph = false, f.paragraph[:0]
	f.space()
}
