package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"annals/internal/diag"
)

// run is a run of marks of emphasis in the paragraph that is parsed.
type run struct {
	*parser.Delimiter
	before, after rune
}

// addRun records a run that editors use for emphasis. Single stars are often footnotes.
func (f *parseState) addRun(d *parser.Delimiter, before, after rune) {
	if d.OriginalLength == 2 || d.OriginalLength == 3 && d.Char == '*' {
		f.runs = append(f.runs, run{d, before, after})
	}
}

// checkRuns records those runs of a paragraph that mark nothing: one mistake for two
// that belong to each other.
func (f *parseState) checkRuns() {
	var left []run
	for _, m := range f.runs {
		switch {
		case m.Length == m.OriginalLength:
			left = append(left, m)
		case m.Length > 0 && m.isOpening(): // behind the words, it may be the mark of a note
			mark := string(m.Char)
			f.addLiteral(byteRange{m.Segment.Start, m.Segment.Start + m.Length}, "more "+mark+" stand before the marked words than behind them: readers see what is left over",
				"write as many before as behind; if the sign itself is meant, write \\"+mark)
		}
	}
	f.runs = f.runs[:0]
	for len(left) > 0 {
		m := left[0]
		left = left[1:]
		partner := slices.IndexFunc(left, func(other run) bool { return other.Char == m.Char && other.Length == m.Length })
		isLoose := !m.CanOpen && !m.CanClose
		switch {
		case m.isOpening():
		case partner >= 0 && isLoose && left[partner].CanClose && !left[partner].CanOpen:
		case partner >= 0 && isLoose && m.before == '\n' && util.IsSpaceRune(left[partner].before) && !left[partner].CanOpen:
		default:
			continue
		}
		f.reportRun(m, partner >= 0)
		if partner >= 0 {
			left = left[partner+1:]
		}
	}
}

// isOpening reports whether a run stands where marked words begin, and no path (**/*.md).
func (m run) isOpening() bool {
	if m.Char == '~' && !unicode.IsLetter(m.after) {
		return false
	}
	return m.CanOpen && !unicode.In(m.before, unicode.L, unicode.M, unicode.N) && m.after != '/'
}

func (f *parseState) reportRun(m run, hasPartner bool) {
	at := byteRange{m.Segment.Start, m.Segment.Start + m.Length}
	mark := strings.Repeat(string(m.Char), m.Length)
	escaped := strings.Repeat(`\`+string(m.Char), m.Length)
	if hasPartner {
		f.addLiteral(at, mark+" marks nothing here: readers see it", "write it right before the marked words, and right behind them: "+mark+"words"+mark+"; if the signs themselves are meant, write "+escaped)
		return
	}
	f.addLiteral(at, "the "+mark+" that begins here has no end in its paragraph: readers see it",
		"write "+mark+" where the marked words end; if the signs themselves are meant, write "+escaped)
}

// fences parses blocks of code between fences as goldmark does, and records those
// without an end.
type fences struct{ parser.BlockParser }

func (b fences) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, next := b.BlockParser.Open(parent, reader, pc)
	if n != nil {
		line, segment := reader.PeekLine()
		offset := pc.BlockOffset()
		start := segment.Stop - len(line) + offset
		state := stateOf(pc)
		state.openFences = append(state.openFences, byteRange{start, start + runLength(line[offset:], line[offset])})
	}
	return n, next
}

func (b fences) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	next := b.BlockParser.Continue(n, reader, pc)
	if next == parser.Close {
		state := stateOf(pc)
		state.openFences = state.openFences[:len(state.openFences)-1] // the last one: nothing begins within code
	}
	return next
}

func (r *renderer) reportFences() {
	for _, at := range r.state.openFences {
		mark := string(r.src[at.start:at.end])
		r.problems.Warn(r.diagRange(at), diag.UnclosedCode, "the block of code that begins here has no end, so what follows is code",
			"write "+mark+" on a line of its own where the code ends")
	}
}

// firstLine returns the first line of the text of a paragraph that begins with a text;
// nil for others.
func (r *renderer) firstLine(n ast.Node) (line []byte, at int) {
	if n == nil || n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock || n.Lines().Len() == 0 {
		return nil, 0
	}
	first := n.Lines().At(0)
	if words, ok := n.FirstChild().(*ast.Text); !ok || words.Segment.Start != first.Start {
		return nil, 0
	}
	return first.Value(r.src), first.Start - first.Padding
}

var (
	checkbox = regexp.MustCompile(`^\[[ xX]\](?:\s|$)`)
	alert    = regexp.MustCompile(`^\[!([A-Za-z]+)\]`)
)

// warnCheckboxes warns of the first item of a list that begins with a box.
func (r *renderer) warnCheckboxes(list *ast.List) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		line, at := r.firstLine(visible(item.FirstChild()))
		if checkbox.Match(line) {
			r.warnLiteral(byteRange{at, at + len("[ ]")}, "lists have no boxes to tick: readers see the brackets",
				`write ☐ or ☑ in place of them, in each item; if the brackets are meant, write \[`)
			return
		}
	}
}

// warnAlert warns of a quotation that begins with [!NOTE].
func (r *renderer) warnAlert(n *ast.Blockquote) {
	line, at := r.firstLine(visible(n.FirstChild()))
	if found := alert.FindSubmatch(line); found != nil {
		word := string(bytes.ToUpper(found[1][:1])) + string(bytes.ToLower(found[1][1:]))
		r.warnLiteral(byteRange{at, at + len(found[0])}, string(found[0])+" makes no box: readers see it", "write **"+word+"** in its place")
	}
}
