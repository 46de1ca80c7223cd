package stricttoml

import (
	"bytes"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// maxFaults is the largest number of syntax errors, and of duplicate keys, that
// are reported; after as many syntax errors the rest of the text is skipped.
const maxFaults = 20

// statement is a key with its value, or a [header].
type statement struct {
	span
	header bool
	node   *node // nil for a statement that is in conflict with another
}

// document is a text with its tree of keys.
type document struct {
	src        []byte
	text       string // src as a string, of which the names are substrings
	root       *node
	statements []statement // the valid ones, in order
	blanks     []span      // what BurntSushi/toml must not see
	broken     bool        // a statement could not be parsed
	dotted     bool        // a key of a value has a dot
}

// locator collects the statements of a document. It is the only user of go-toml's
// parser, which gives the position of every key.
type locator struct {
	*document
	parser  *unstable.Parser
	base    int    // where the parser's input begins in src
	end     int    // where the last statement ended
	current *node  // the table that keys go into; nil after a header in error
	section []part // the name of that table
	path    []part
	plan    *plan // of the whole text; nil where no problem is reported
	report  reporter

	commented commentedHeader

	conflicts int
	arena     nodeArena
}

// locate finds every key of a text, given as bytes and as a string. Syntax errors
// go to report; an invalid statement is blanked, and with an invalid header its
// whole section.
func locate(parser *unstable.Parser, p *plan, src []byte, text string, report reporter) *document {
	l := &locator{document: &document{src: src, text: text, root: &node{kind: kindTable}}, parser: parser, plan: p, report: report}
	l.current = l.root
	guess := min(bytes.Count(src, []byte{'='})*3/2+1, 64)
	l.statements = make([]statement, 0, guess)
	l.arena = make(nodeArena, guess)
	l.path = make([]part, 0, 4)
	for faults := 0; ; faults++ {
		l.parser.Reset(src[l.base:len(src):len(src)])
		for l.parser.NextExpression() {
			l.statement(l.parser.Expression())
		}
		err := l.parser.Error()
		if err == nil {
			return l.document
		}
		if faults == maxFaults {
			l.blank(span{l.base, len(src)})
			return l.document
		}
		l.recover(err)
	}
}

// recover reports a syntax error and continues behind it.
func (l *locator) recover(err error) {
	l.broken = true
	at := l.errorOffset(err)
	start := max(l.base, min(skipSeparators(l.src, max(l.end, l.base)), at))
	l.report(explain(fault{src: l.src, start: start, at: at, table: l.table(), in: l.current}))
	if r, _ := utf8.DecodeRune(l.src[start:]); r == '[' || r == '［' {
		l.current = nil
	}
	l.base = resume(l.src, start, at)
	l.blank(span{start, l.base})
}

func (l *locator) errorOffset(err error) int {
	var fault *unstable.ParserError
	if !errors.As(err, &fault) {
		return l.base
	}
	return min(l.base+int(l.parser.Range(fault.Highlight).Offset), len(l.src)-1)
}

// conflict reports a name that the table section already has.
func (l *locator) conflict(at span, section []part, taken *conflict) {
	if l.conflicts++; l.conflicts <= maxFaults {
		full := joinParts(append(slices.Clone(section), taken.path...))
		l.report(explainConflict(l.src, at, full, taken))
	}
}

func (l *locator) blank(s span) { l.blanks = append(l.blanks, s) }

func (l *locator) statement(e *unstable.Node) {
	switch e.Kind {
	case unstable.Table, unstable.ArrayTable:
		l.header(e)
	case unstable.KeyValue:
		l.keyValue(e)
	}
}

func (l *locator) header(e *unstable.Node) {
	path := l.key(e.Key())
	first, last := path[0].at, path[len(path)-1].at
	at := span{bytes.LastIndexByte(l.src[:first.start], '['), last.end}
	at.end += bytes.IndexByte(l.src[at.end:], ']') + 1
	open := (*node).openTable
	if e.Kind == unstable.ArrayTable {
		open = (*node).openElement
		at.start--
		at.end++
	}
	l.end = at.end

	table, taken := open(l.root, path, at, &l.arena)
	l.current, l.section, l.commented = table, append(l.section[:0], path...), commentedHeader{}
	if taken != nil {
		l.conflict(at, nil, taken)
		l.blank(at)
		return
	}
	l.statements = append(l.statements, statement{at, true, table})
}

func (l *locator) keyValue(e *unstable.Node) {
	at := l.span(e.Raw)
	before := l.end
	l.end = at.end
	if l.isBelowComment(span{before, at.start}, e.Key()) {
		l.current = nil
	}
	if l.current == nil {
		l.blank(at)
		return
	}
	value := l.arena.alloc()
	l.value(value, e.Value(), skipAssign(l.src, l.keyEnd(e.Key())))
	key := l.key(e.Key())
	l.dotted = l.dotted || len(key) > 1
	if taken := l.current.set(key, value, &l.arena); taken != nil {
		l.conflict(taken.duplicate().at, l.section, taken)
		l.blank(at)
		return
	}
	if value.broken {
		l.blank(at)
		return
	}
	l.statements = append(l.statements, statement{at, false, value})
}

// key returns the parts of a key. The slice is reused by the next call.
func (l *locator) key(it unstable.Iterator) []part {
	l.path = l.path[:0]
	for it.Next() {
		n := it.Node()
		at := l.span(n.Raw)
		l.path = append(l.path, part{l.name(n.Data, at), at})
	}
	return l.path
}

// name returns the name of a key: a substring of the text, unless it is written
// with quotes or escapes.
func (l *locator) name(data []byte, at span) string {
	if written := l.text[at.start:at.end]; written == string(data) {
		return written
	}
	return string(data)
}

func (l *locator) keyEnd(it unstable.Iterator) int {
	end := 0
	for it.Next() {
		end = l.span(it.Node().Raw).end
	}
	return end
}

func (l *locator) span(r unstable.Range) span {
	start := l.base + int(r.Offset)
	return span{start, start + int(r.Length)}
}

var kinds = [...]kind{
	unstable.String:        kindText,
	unstable.Integer:       kindInteger,
	unstable.Float:         kindFloat,
	unstable.Bool:          kindBool,
	unstable.LocalDate:     kindLocalDate,
	unstable.LocalTime:     kindLocalTime,
	unstable.LocalDateTime: kindLocalDateTime,
	unstable.DateTime:      kindDateTime,
	unstable.Array:         kindList,
	unstable.InlineTable:   kindInline,
}

// value fills n from a value that begins at start. The parser gives no span for
// lists and inline tables, so theirs is computed from their parts.
func (l *locator) value(n *node, v *unstable.Node, start int) {
	n.kind = kinds[v.Kind]
	switch n.kind {
	case kindList:
		n.value = span{start, l.elements(n, v, start+1)}
	case kindInline:
		n.value = span{start, l.pairs(n, v, start+1)}
	default:
		n.value = l.span(v.Raw)
		n.plain = n.kind == kindText && len(v.Data)+2 == n.value.end-n.value.start
	}
}

// elements reads the elements of a list and returns where the list ends.
func (l *locator) elements(list *node, v *unstable.Node, at int) int {
	for it := v.Children(); it.Next(); {
		element := l.arena.alloc()
		l.value(element, it.Node(), skipSeparators(l.src, at))
		element.key = element.value
		at = element.value.end
		list.add(element)
		list.broken = list.broken || element.broken
	}
	return skipSeparators(l.src, at) + 1
}

// pairs reads the keys of an inline table and returns where the table ends.
func (l *locator) pairs(table *node, v *unstable.Node, at int) int {
	table.kind = kindTable // not closed yet: set accepts more keys
	for it := v.Children(); it.Next(); {
		pair := it.Node()
		at = l.span(pair.Raw).end
		value := l.arena.alloc()
		l.value(value, pair.Value(), skipAssign(l.src, l.keyEnd(pair.Key())))
		if taken := table.set(l.key(pair.Key()), value, &l.arena); taken != nil {
			l.conflict(taken.duplicate().at, nil, taken)
			table.broken = true
		}
		table.broken = table.broken || value.broken
	}
	table.kind = kindInline
	return skipSeparators(l.src, at) + 1
}

// skipSeparators skips white space, newlines, comments and commas: what may come
// before a statement or between the parts of a list.
func skipSeparators(src []byte, at int) int {
	for at < len(src) {
		switch src[at] {
		case ' ', '\t', '\r', '\n', ',':
			at++
		case '#':
			at = lineEnd(src, at)
		default:
			return at
		}
	}
	return at
}

// skipAssign skips the equals sign behind a key.
func skipAssign(src []byte, at int) int {
	for at < len(src) && (src[at] == ' ' || src[at] == '\t' || src[at] == '=') {
		at++
	}
	return at
}

// lineEnd returns the offset of the newline that ends the line of at.
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}

// lineStart returns the offset of the first byte of the line of at.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }
