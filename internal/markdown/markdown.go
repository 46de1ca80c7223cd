// Package markdown turns the text of an entry or a page into HTML.
//
// Input is CommonMark with tables, footnotes, strikethrough (two tildes), bare
// web addresses and heading ids; emphasis also works next to Korean, Chinese
// and Japanese letters. Output is a Body: HTML with holes where only the page
// that shows the text can tell what belongs there (addresses of links inside
// the site, id prefixes, words in the page's language), the plain text, the
// headings, the links that point inside the site, and every mistake with its
// line and column.
//
// The HTML is safe whatever the text says. Raw HTML is shown as text, with a
// warning. Links leave the site only through package weburl; a refused one
// stays as text, with an error. Images come from the site alone. There is no
// script, no style, no attribute that the text names by itself. Straight
// quotation marks, dashes and dots become typographic ones in running text,
// never in a block quotation or in code, whose wording stays to the letter.
//
// Size and depth are bounded, and the time is linear in the length of the
// text. The package never reads a file and never resolves a path: package site
// does, from Body.Links.
package markdown

import (
	"cmp"
	"slices"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"annals/internal/diag"
	"annals/internal/spill"
)

// Options sets up a Parser.
type Options struct {
	Reserved    []string     // ids of the page around the text, which no heading may take
	ExternalRel string       // rel of links that leave the site; "" means "noopener noreferrer external"
	Store       *spill.Store // keeps the HTML of Bodies until it is asked for; nil: they have it in memory
}

// Parser parses texts. It is safe for concurrent use.
type Parser struct {
	blocks   parser.Parser
	reserved map[string]bool
	rel      string
	store    *spill.Store
	idle     sync.Pool // of *renderer that no text is using
}

// New returns a Parser. It is made once and used for every text.
func New(o Options) *Parser {
	return &Parser{
		blocks:   newGrammar(),
		reserved: reserve(o.Reserved),
		rel:      cmp.Or(o.ExternalRel, "noopener noreferrer external"),
		store:    o.Store,
	}
}

// Parse parses src, which begins at line firstLine of file and is valid UTF-8
// with "\n" at the end of lines. The Body is never nil, but empty when the text
// has too many lines. The list holds every mistake of the text, in no
// particular order; the hundredth of one kind is followed by a number only.
func (p *Parser) Parse(file string, firstLine int, src []byte) (*Body, diag.List) {
	r := p.parse(file, firstLine, src)
	defer p.idle.Put(r)
	return r.body, r.problems.all()
}

func (p *Parser) parse(file string, firstLine int, src []byte) *renderer {
	src = slices.Clip(src) // the parser appends to what it cuts out
	r := p.renderer(file, firstLine, src)
	if start, ok := startOfLine(src, maxLines); ok {
		r.state.exceed(byteRange{start, start}, maxLines, "lines")
		r.reportState()
		return r
	}
	pc := parser.NewContext()
	r.state.nodes = r.nodes
	pc.Set(stateKey, &r.state)
	r.document(p.blocks.Parse(text.NewReader(src), parser.WithContext(pc)))
	return r
}

// newGrammar returns goldmark's CommonMark parser with our additions. Lower
// numbers come first.
func newGrammar() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(depthGuard{}, 1),
			util.Prioritized(noteBlocks{}, 950),
			util.Prioritized(paragraphs{parser.NewParagraphParser()}, 999),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 99),
			util.Prioritized(noteMarks{}, 101),
			util.Prioritized(bracketGuard{}, 150),
			util.Prioritized(emphasis{}, 499),
			util.Prioritized(bareAddresses{}, 600),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionGuard{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// findings is what the parsers learn about one text beside its tree.
type parseState struct {
	nodes          *nodes
	notes          map[string]*note // by normalised label
	noteOrder      []*note          // all definitions, as written
	brokenRefs     []byteRange      // references without a text
	duplicateNotes []byteRange      // second definitions of one label

	excess
	blockMarks    int         // beginnings of quotations and list items so far in this text
	noteRefCount  int         // references to footnotes so far in this text
	cells         int         // table cells so far in this text
	lookahead     int         // bytes from brackets to the ends of their paragraphs so far in this text
	delimiters    int         // emphasis marks so far in this paragraph
	brackets      int         // opening brackets so far in this paragraph
	lastBackticks map[int]int // last rows of backticks of this paragraph, by length; nil before the first
}

// span is a stretch of the source, in bytes.
type byteRange struct{ start, end int }

var stateKey = parser.NewContextKey()

func stateOf(pc parser.Context) *parseState { return pc.Get(stateKey).(*parseState) }
