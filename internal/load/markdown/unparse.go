package markdown

import (
	"bytes"
	"strconv"
	"strings"
)

// AppendMarkdown appends the text as Markdown to dst. It is made from the HTML, so it has
// what readers see and nothing else: no comments, no definitions that nothing uses, no
// addresses of links that AppendHTML leaves out. Parsed again, it gives the same HTML, but
// for raw HTML with blank lines in it. resolve and the error are those of AppendHTML.
// buffer is overwritten; it is returned to be used again.
func (b *Body) AppendMarkdown(dst, buffer []byte, resolve func(i int) string) (text, newBuffer []byte, err error) {
	html, err := b.AppendHTML(buffer[:0], RenderOptions{}, resolve)
	if err != nil {
		return dst, html, err
	}
	u := unparser{in: html, out: dst, start: len(dst), given: map[string]bool{}}
	for _, id := range b.GivenAnchors() {
		u.given[id] = true
	}
	u.blocks("")
	return u.out, html, nil
}

// unparser turns the HTML of a Body, which only renderer writes, into Markdown.
type unparser struct {
	in    []byte // what was not read yet
	out   []byte
	start int             // of the text in out
	given map[string]bool // the ids that headings are given

	prefix   []byte // of each line: that of the quotations and items around it
	isInLine bool   // the mark of an item stands on this line, and nothing else
	isTight  bool   // no blank line stands between blocks
	last     string // the tag of the block before, in this container

	quotes    int // depth of quotations
	emphasis  int
	isHeading bool
	isInTable bool
}

// tag is an opening or a closing tag, "p" or "/p", with its attributes.
type tag struct {
	name       string
	attributes []byte
}

// tagNames are the names of all tags, so that reading one takes no memory.
var tagNames = func() map[string]string {
	all := map[string]string{}
	for name := range strings.FieldsSeq("p h2 h3 h4 h5 h6 h7 h8 blockquote ul ol li pre code hr section table thead tbody tr th td dl dt dd em strong del a img br sup") {
		all[name], all["/"+name] = name, "/"+name
	}
	return all
}()

// next reads a tag, if one is next.
func (u *unparser) next() (tag, bool) {
	if len(u.in) == 0 || u.in[0] != '<' {
		return tag{}, false
	}
	end := bytes.IndexByte(u.in, '>')
	inside := u.in[1:end]
	u.in = u.in[end+1:]
	if space := bytes.IndexByte(inside, ' '); space >= 0 {
		return tag{tagNames[string(inside[:space])], inside[space:]}, true
	}
	return tag{tagNames[string(inside)], nil}, true
}

// attribute returns the value of an attribute, decoded; "" if there is none.
func (t tag) attribute(name string) string {
	for rest := t.attributes; ; {
		i := bytes.Index(rest, []byte(name))
		if i < 0 {
			return ""
		}
		value, found := bytes.CutPrefix(rest[i+len(name):], []byte(`="`))
		if !found || i == 0 || rest[i-1] != ' ' {
			rest = rest[i+len(name):]
			continue
		}
		value, _, _ = bytes.Cut(value, []byte(`"`))
		return decoded(value)
	}
}

// decoded returns escaped HTML as text.
func decoded(html []byte) string {
	if bytes.IndexByte(html, '&') < 0 {
		return string(html)
	}
	return entities.Replace(string(html))
}

var entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#64;", "@")

// skipTo drops what stands before a closing tag, and the tag.
func (u *unparser) skipTo(closing string) (dropped []byte) {
	before, after, found := bytes.Cut(u.in, []byte(closing))
	if !found {
		after = nil
	}
	u.in = after
	return before
}

// blocks writes the blocks before the closing tag of a container, "" for the whole text.
func (u *unparser) blocks(container string) {
	before := u.last
	u.last = ""
	for {
		u.in = bytes.TrimLeft(u.in, "\n")
		if len(u.in) == 0 {
			break
		}
		rest := u.in
		t, isTag := u.next()
		if name, isEnd := strings.CutPrefix(t.name, "/"); isEnd && name == container {
			break
		}
		if !isTag || isInline(t.name) { // an item of a tight list
			u.in = rest
			u.begin()
			u.inline("")
			u.last = "p"
			continue
		}
		u.block(t)
		u.last = t.name
	}
	u.last = before
}

// isInline reports whether a tag stands within a paragraph.
func isInline(name string) bool {
	switch name {
	case "em", "strong", "del", "code", "a", "img", "br", "sup":
		return true
	}
	return false
}

func (u *unparser) block(t tag) {
	switch t.name {
	case "p":
		u.paragraph()
	case "h2", "h3", "h4", "h5", "h6", "h7", "h8":
		u.heading(t)
	case "blockquote":
		u.begin()
		u.quotes++
		u.container("> ", "> ", t.name, false)
		u.quotes--
	case "ul", "ol":
		u.list(t)
	case "pre":
		u.code()
	case "hr":
		u.begin()
		u.out = append(u.out, "***"...)
	case "section":
		if bytes.Contains(t.attributes, []byte("footnotes")) {
			u.footnotes()
		} else {
			u.table()
		}
	case "dl":
		u.definitions()
	}
}

// begin begins a block on a line of its own, behind a blank one unless the list is tight.
func (u *unparser) begin() {
	switch {
	case u.isInLine:
		u.isInLine = false
	case len(u.out) == u.start:
	default:
		u.line()
		if !u.isTight {
			u.out = append(bytes.TrimRight(u.out, " "), '\n')
			u.out = append(u.out, u.prefix...)
		}
	}
}

// line begins a line.
func (u *unparser) line() { u.out = append(append(u.out, '\n'), u.prefix...) }

// container writes a mark and, behind it, the blocks before a closing tag.
func (u *unparser) container(mark, prefix, closing string, isTight bool) {
	length, wasTight := len(u.prefix), u.isTight
	u.out = append(u.out, mark...)
	u.prefix = append(u.prefix, prefix...)
	u.isInLine, u.isTight = true, isTight
	u.blocks(closing)
	if u.isInLine && closing != "dd" { // nothing stands in it
		u.out = bytes.TrimRight(u.out, " ")
	}
	u.prefix, u.isInLine, u.isTight = u.prefix[:length], false, wasTight
}

func (u *unparser) paragraph() {
	length, wasInLine := len(u.out), u.isInLine
	u.begin()
	written := len(u.out)
	u.inline("p")
	u.out = u.out[:written+len(bytes.TrimRight(u.out[written:], " "))]
	if len(u.out) == written { // of comments, or of a link back from a footnote
		u.out, u.isInLine = u.out[:length], wasInLine
	}
}

func (u *unparser) heading(t tag) {
	u.begin()
	for range t.name[1] - '0' {
		u.out = append(u.out, '#')
	}
	u.out = append(u.out, ' ')
	u.isHeading = true
	u.inline(t.name)
	u.isHeading = false
	if id := t.attribute("id"); u.given[id] {
		u.out = append(append(append(u.out, " {#"...), id...), '}')
	}
}

// list writes a list, with other marks than that of the list before it.
func (u *unparser) list(t tag) {
	number, _ := strconv.Atoi(t.attribute("start"))
	if number == 0 && !bytes.Contains(t.attributes, []byte("start")) {
		number = 1
	}
	isSecond := u.last == t.name
	u.in = bytes.TrimLeft(u.in, "\n")
	wasTight := u.isTight
	u.begin()
	isTight := true
	for item := 0; ; item++ {
		u.in = bytes.TrimLeft(u.in, "\n")
		if next, isTag := u.next(); !isTag || next.name != "li" {
			break
		}
		if item == 0 {
			isTight = u.isTightList()
		} else {
			u.isTight = isTight
			u.begin()
			u.isTight = wasTight
		}
		mark := "- "
		switch {
		case t.name == "ol" && isSecond:
			mark = strconv.Itoa(number+item) + ") "
		case t.name == "ol":
			mark = strconv.Itoa(number+item) + ". "
		case isSecond:
			mark = "* "
		}
		u.container(mark, strings.Repeat(" ", len(mark)), "li", isTight)
	}
}

// isTightList reports whether a list, whose first item is next, is tight: no item of it
// has paragraphs.
func (u *unparser) isTightList() bool {
	depth, rest := 0, u.in
	for {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			return true
		}
		rest = rest[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<p>")) && depth == 0:
			return false
		case bytes.HasPrefix(rest, []byte("<ul")), bytes.HasPrefix(rest, []byte("<ol")), bytes.HasPrefix(rest, []byte("<bl")), bytes.HasPrefix(rest, []byte("<dl")):
			depth++
		case bytes.HasPrefix(rest, []byte("</ul")), bytes.HasPrefix(rest, []byte("</ol")), bytes.HasPrefix(rest, []byte("</bl")), bytes.HasPrefix(rest, []byte("</dl")):
			if depth--; depth < 0 {
				return true
			}
		}
		rest = rest[1:]
	}
}
