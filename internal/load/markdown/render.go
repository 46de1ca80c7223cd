package markdown

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"annals/internal/record/lang"
)

// renderer walks the tree of one text once and writes its Body. All text is
// written to the plain text first and from there, escaped, to the HTML, so that
// both are always the same.
type renderer struct {
	positions
	parser   *Parser
	body     *Body
	state    parseState
	problems problems

	html     []byte
	text     []byte
	holes    []hole
	anchors  []byte // ids of the headings, each followed by a line break
	ids      ids
	levels   levels
	notes    []*note  // in the order of their first references
	noteRefs []uint32 // references to each of them
	pending  []*note  // referred to inside a link or an image; written after it

	marks      lang.Quotes
	quotes     quotes
	headings   int
	links      int // with images
	tables     int
	linkDepth  int // depth of links and images
	quoteDepth int // depth of block quotations
	inTable    bool
	depth      int
	refused    []byteRange // addresses that were refused for an invisible character

	shownComments int // in this block: beginnings of comments that are text, without an end so far
	literalUntil  int // offset behind the last failed link that was reported
	doubtfulEnds  int // ends of comments whose beginnings are reported

	// override, if set, renders a node instead of the renderer and reports
	// whether it did. Only the conformance test sets it, for the nodes that we
	// deliberately render differently from CommonMark.
	override func(ast.Node) bool
}

// buffers are what a text is rendered into, before the Body keeps a copy. They are
// reused: made anew for each text, they are an eighth of the garbage of a build.
type buffers struct{ html, text []byte }

func (p *Parser) newRenderer(ctx context.Context, file, tag string, firstLine int, src []byte, b *buffers) *renderer {
	return &renderer{
		positions: positions{file: file, firstLine: firstLine, src: src},
		parser:    p,
		body:      &Body{},
		state:     parseState{ctx: ctx},
		html:      slices.Grow(b.html[:0], 2*len(src)+len(src)/2), // with the plain text behind it
		text:      slices.Grow(b.text[:0], len(src)),
		ids:       newIDs(p.reserved),
		marks:     p.quotesOf(tag),
	}
}

// document renders the whole text and completes the Body.
func (r *renderer) document(doc ast.Node) {
	slices.Sort(r.state.doubtful)
	r.claimIDs()
	r.children(doc)
	r.footnotes()
	r.reportState()
	r.body.anchors = string(r.anchors)
	r.body.indexAnchors(r.headings)
	r.body.noteCount = uint32(len(r.notes))
	r.body.size = uint32(len(r.html))
	r.html = r.appendHoles(r.html)
	words := bytes.TrimRight(r.text, "\n")
	r.body.textSize = uint32(len(words))
	r.html = append(r.html, words...)
	r.body.stored = r.parser.store.Put(r.html)
}

func (r *renderer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.node(c)
	}
}

func (r *renderer) node(n ast.Node) {
	if r.override != nil && r.override(n) {
		return
	}
	if r.state.ctx.Err() != nil {
		return
	}
	if r.depth++; r.depth > maxBlockDepth+maxInlineDepth {
		r.state.exceed(r.byteRangeOf(nil, n.Pos()), maxBlockDepth+maxInlineDepth, "levels of markup")
	} else if n.Type() == ast.TypeBlock {
		r.block(n)
	} else {
		r.inline(n)
	}
	r.depth--
}

func (r *renderer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		r.textBlock(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.Blockquote:
		r.warnAlert(n)
		r.write("<blockquote>\n")
		r.quoteDepth++
		r.children(n)
		r.quoteDepth--
		r.write("</blockquote>\n")
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.listItem(n)
	case *ast.CodeBlock:
		r.warnIndentedComment(n)
		r.code(n, "")
	case *ast.FencedCodeBlock:
		r.fenced(n)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *ast.ThematicBreak:
		r.write("<hr>\n")
	case *extast.Table:
		r.table(n)
	default:
		r.definitions(n)
	}
}

// beginBlock starts a block of running text.
func (r *renderer) beginBlock() {
	r.quotes = quotes{marks: r.marks, start: len(r.text)}
	r.shownComments, r.literalUntil = 0, 0
}

// endBlock ends the line of a block in the plain text.
func (r *renderer) endBlock() {
	if n := len(r.text); n > 0 && r.text[n-1] != '\n' {
		r.text = append(r.text, '\n')
	}
}

func (r *renderer) write(html string) { r.html = append(r.html, html...) }

func (r *renderer) writeNumber(n int) { r.html = strconv.AppendInt(r.html, int64(n), 10) }

// writeLiteral writes s verbatim, that is, escaped.
func (r *renderer) writeLiteral(s []byte) {
	start := len(r.text)
	r.text = appendLiteral(r.text, s)
	r.html = appendEscaped(r.html, r.text[start:])
}

func (r *renderer) paragraph(n ast.Node) {
	r.write("<p>")
	r.beginBlock()
	r.children(n)
	r.endBlock()
	r.write("</p>\n")
}

// textBlock writes a paragraph of a tight list, without the tags.
func (r *renderer) textBlock(n *ast.TextBlock) {
	r.beginBlock()
	r.children(n)
	r.endBlock()
	if n.NextSibling() != nil && n.FirstChild() != nil {
		r.write("\n")
	}
}

func (r *renderer) heading(n *ast.Heading) {
	if r.headings == maxHeadings {
		r.state.exceed(r.byteRangeOf(nil, n.Pos()), maxHeadings, "headings")
		r.paragraph(n)
		return
	}
	r.headings++
	digit := byte('0' + r.levels.next(n.Level))
	r.addHole(holeHeadingStart, 0)
	r.html = append(r.html, '<', 'h', digit)
	r.addHole(holeHeading, 0)
	r.write(">")

	r.beginBlock()
	r.children(n)
	words := string(r.text[r.quotes.start:])
	r.anchors = append(r.anchors, r.idOf(n, words)...)
	r.anchors = append(r.anchors, '\n')
	r.endBlock()
	r.html = append(r.html, '<', '/', 'h', digit, '>')
	r.headingLink(words)
	r.write("\n")
}

// headingLink writes the words of a heading for the label of the link beside it. They
// are a part of the HTML only where RenderOptions ask for such links.
func (r *renderer) headingLink(words string) {
	start := len(r.html)
	r.html = appendEscaped(r.html, words)
	r.holes = append(r.holes, hole{at: uint32(start), n: uint32(len(r.html) - start), kind: holeHeadingEnd})
}

func (r *renderer) list(n *ast.List) {
	r.warnCheckboxes(n)
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	r.write("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		r.write(` start="`)
		r.writeNumber(n.Start)
		r.write(`"`)
	}
	r.write(">\n")
	r.children(n)
	r.write("</" + tag + ">\n")
}

func (r *renderer) listItem(n *ast.ListItem) {
	r.write("<li>")
	if first := visible(n.FirstChild()); first != nil && first.Kind() != ast.KindTextBlock {
		r.write("\n")
	}
	r.children(n)
	r.write("</li>\n")
}

func (r *renderer) code(n ast.Node, language string) {
	r.write("<pre><code")
	if language != "" {
		r.write(` class="language-`)
		r.html = appendEscaped(r.html, language)
		r.write(`"`)
	}
	r.write(">")
	r.writeLines(n)
	r.write("</code></pre>\n")
	r.endBlock()
}

func (r *renderer) fenced(n *ast.FencedCodeBlock) {
	info := n.Language(r.src)
	r.checkTitle(info, n.Pos())
	r.code(n, language(info))
}

// language returns the first word of the info string of a code fence. It becomes
// a class and must not become two.
func language(info []byte) string {
	for word := range strings.FieldsSeq(decode(info)) {
		return word
	}
	return ""
}

func (r *renderer) writeLines(n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		r.writeLiteral(line.Value(r.src))
	}
}
