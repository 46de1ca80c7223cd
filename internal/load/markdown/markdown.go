// Package markdown parses Markdown and renders it to safe HTML.
//
// The input is CommonMark with tables, footnotes, strikethrough (two tildes),
// bare URLs and heading ids; emphasis also works next to Korean, Chinese and
// Japanese letters. The output is a Body: HTML with holes for what depends on
// the page (addresses of links inside the site, the page's address before
// fragments, labels in the page's language), the plain text, the ids of the
// headings, the links, and diagnostics with line and column.
//
// The HTML is safe for any input. Comments, which are notes to other editors, are in
// no output; other raw HTML is shown as text, with a warning.
// External links are checked by package weburl; a link that it rejects becomes
// text, with an error. Images must be on the site. A text cannot produce
// scripts, styles or attributes of its own. Straight quotation marks, dashes and
// dots become typographic in running text, but never in block quotations or in
// code, which stay verbatim. The quotation marks are those of the text's language.
//
// Size and depth are limited, and the time is linear in the length of the text.
// The package never reads a file and never resolves a path: package site does,
// from Body.Links.
package markdown

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"annals/internal/diag"
	"annals/internal/par"
	"annals/internal/record/lang"
	"annals/internal/spill"
)

// Options configures a Parser.
type Options struct {
	Reserved    []string     // ids of the page around the text, which no heading may take
	ExternalRel string       // rel of links that leave the site; "" means "noopener noreferrer external"
	Store       *spill.Store // stores the HTML and the plain text of Bodies; nil: in memory
}

// Parser parses texts. It is safe for concurrent use.
type Parser struct {
	blocks   parser.Parser
	reserved map[string]bool
	rel      string
	store    *spill.Store
	buffers  sync.Pool // of *buffers
	memory   *par.Budget
	quotes   sync.Map // lang.Quotes by the tag of the language
}

// New returns a Parser. It is meant to be created once and used for all texts.
func New(o Options) *Parser {
	return &Parser{
		blocks:   newGrammar(),
		reserved: reserve(o.Reserved),
		rel:      cmp.Or(o.ExternalRel, "noopener noreferrer external"),
		store:    o.Store,
		memory:   par.NewBudget(memoryBudget),
	}
}

// Parse parses src, which is in the language tag, begins at line firstLine of file and is
// valid UTF-8 with "\n" at the end of lines. The Body is never nil, but empty when the text
// has too many lines. The diagnostics are in no particular order; of one kind
// only the first 100 are listed, and the rest is counted. When ctx is done, Parse
// returns soon, with a part of the text.
func (p *Parser) Parse(ctx context.Context, file, tag string, firstLine int, src []byte) (*Body, diag.List) {
	defer p.memory.Acquire(int64(memoryOf(src)))()
	b, ok := p.buffers.Get().(*buffers)
	if !ok {
		b = &buffers{}
	}
	defer p.buffers.Put(b)
	r := p.parse(ctx, file, tag, firstLine, src, b)
	b.html, b.text = r.html, r.text
	return r.body, r.problems.all()
}

// quotesOf returns the quotation marks of a language. A site has few languages and many
// texts, and to look a tag up means to parse it.
func (p *Parser) quotesOf(tag string) lang.Quotes {
	known, ok := p.quotes.Load(tag)
	if !ok {
		known, _ = p.quotes.LoadOrStore(tag, lang.QuotesOf(tag))
	}
	return known.(lang.Quotes)
}

func (p *Parser) parse(ctx context.Context, file, tag string, firstLine int, src []byte, b *buffers) *renderer {
	src = slices.Clip(src) // the parser appends to slices of src
	r := p.newRenderer(ctx, file, tag, firstLine, src, b)
	if start, ok := startOfLine(src, maxLines); ok {
		r.state.exceed(byteRange{start, start}, maxLines, "lines")
		r.reportState()
		return r
	}
	pc := parser.NewContext()
	pc.Set(stateKey, &r.state)
	r.document(p.blocks.Parse(lineReader{text.NewReader(src), ctx}, parser.WithContext(pc)))
	return r
}

// newGrammar returns goldmark's CommonMark parser with our extensions. Lower
// priorities run first.
func newGrammar() parser.Parser {
	blocks := parser.DefaultBlockParsers()
	for i, block := range blocks {
		if html := parser.NewHTMLBlockParser(); block.Value == any(html) {
			blocks[i].Value = htmlBlocks{html}
		}
		if h := newHeadings(block.Value); h != nil {
			blocks[i].Value = h
		}
		if fenced := parser.NewFencedCodeBlockParser(); sameType(block.Value, fenced) {
			blocks[i].Value = fences{fenced}
		}
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithBlockParsers(
			util.Prioritized(depthGuard{}, 1),
			util.Prioritized(definitionLists{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(noteBlocks{}, 950),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(markGuard{}, 1),
			util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 99),
			util.Prioritized(noteMarks{}, 101),
			util.Prioritized(bracketGuard{}, 150),
			util.Prioritized(inlineComments{}, 299),
			util.Prioritized(emphasis{}, 499),
			util.Prioritized(bareAddresses{}, 600),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionGuard{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}

// parseState is what the parsers record about one text in addition to its tree.
type parseState struct {
	table          openTable        // the last one
	notes          map[string]*note // by normalized label
	noteOrder      []*note          // all definitions, in source order
	brokenRefs     []byteRange      // references without a text
	duplicateNotes []byteRange      // second definitions of one label
	headingIDs     []headingID      // in source order
	attributes     []byteRange      // of headings, other than ids
	literals       []literal        // marks that mark nothing
	runs           []run            // of marks in this paragraph
	openFences     []byteRange      // beginnings of code without an end so far

	comments
	excess
	ctx           context.Context
	marks         int         // marks that may become nodes so far in this text
	blockMarks    int         // beginnings of quotations and list items so far in this text
	noteRefCount  int         // references to footnotes so far in this text
	cells         int         // table cells so far in this text
	lookahead     int         // bytes from brackets to the ends of their paragraphs so far in this text
	delimiters    int         // emphasis marks so far in this paragraph
	brackets      int         // opening brackets so far in this paragraph
	lastBackticks map[int]int // offset of the last backtick run of each length in this paragraph; nil before the first
}

// byteRange is a range of offsets in the source.
type byteRange struct{ start, end int }

var stateKey = parser.NewContextKey()

func stateOf(pc parser.Context) *parseState { return pc.Get(stateKey).(*parseState) }
