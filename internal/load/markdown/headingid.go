package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"annals/internal/diag"
)

// headingID is an id that a heading is given: {#findings} at its end.
type headingID struct {
	heading ast.Node
	id      string
	at      byteRange // with the braces
}

// headings parses headings as goldmark does, and takes the id off their ends.
type headings struct {
	parser.BlockParser
	isATX bool
}

// newHeadings returns the parser that takes the place of block; nil for other parsers.
func newHeadings(block any) parser.BlockParser {
	if atx := parser.NewATXHeadingParser(); sameType(block, atx) {
		return headings{atx, true}
	}
	if setext := parser.NewSetextHeadingParser(); sameType(block, setext) {
		return headings{setext, false}
	}
	return nil
}

func sameType(a, b any) bool { return fmt.Sprintf("%T", a) == fmt.Sprintf("%T", b) }

func (h headings) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	if lines := node.Lines(); node.Parent() != nil && lines.Len() > 0 {
		h.takeID(node, lines, reader.Source(), stateOf(pc))
	}
}

// takeID takes the id off the last line. What looks like other attributes stays text,
// and is recorded.
func (h headings) takeID(heading ast.Node, lines *text.Segments, src []byte, state *parseState) {
	last := lines.Len() - 1
	line := lines.At(last)
	value := bytes.TrimRight(line.Value(src), " \t\n")
	open := bytes.LastIndexByte(value, '{')
	if open < 0 || value[len(value)-1] != '}' || isEscaped(value, open) {
		return
	}
	start := line.Stop - len(line.Value(src))
	at := byteRange{start + open, start + len(value)}
	inner := string(value[open+1 : len(value)-1])
	if id, ok := strings.CutPrefix(inner, "#"); !ok || !isID(id) {
		if attributes.MatchString(inner) {
			state.attributes = append(state.attributes, at)
		}
		return
	}
	state.headingIDs = append(state.headingIDs, headingID{heading, nfc(inner[1:]), at})
	words := bytes.TrimRight(value[:open], " \t")
	if before := bytes.TrimRight(words, "#"); h.isATX && (len(before) == 0 || bytes.HasSuffix(before, []byte(" "))) {
		words = bytes.TrimRight(before, " \t")
	}
	if len(words) > 0 || last == 0 {
		lines.Set(last, line.WithStop(start+len(words)))
		return
	}
	lines.SetSliced(0, last)
	above := lines.At(last - 1)
	lines.Set(last-1, above.TrimRightSpace(src))
}

// attributes matches what other programs take for attributes of a heading.
var attributes = regexp.MustCompile(`^\s*(?:[#.:][^\s{}]|:\s|[A-Za-z][\w-]*\s*=)`)

// isEscaped reports whether an odd number of backslashes stands before s[i].
func isEscaped(s []byte, i int) bool {
	n := 0
	for i > n && s[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// isID reports whether id consists of letters, marks, digits, hyphens and underscores,
// and is no longer than an id that is made of words.
func isID(id string) bool {
	return id != "" && len(id) <= maxIDLength && strings.IndexFunc(id, func(r rune) bool { return r != '-' && r != '_' && !isIDRune(r) }) < 0
}

// claimIDs reserves the ids that headings are given, wherever they stand, before others
// get theirs of their words: such an anchor outlives rewording.
func (r *renderer) claimIDs() {
	var given []string
	for _, h := range r.state.headingIDs {
		another := "give it another name, such as {#" + r.ids.free(h.id) + "}"
		switch {
		case isNoteID(h.id), r.ids.reserved[h.id]:
			r.problems.Error(r.diagRange(h.at), diag.DuplicateAnchor, "the page itself uses the anchor #"+h.id, another)
		case r.ids.given[h.id] != nil:
			r.problems.Error(r.diagRange(h.at), diag.DuplicateAnchor, "another heading of this text has the anchor #"+h.id, another)
		default:
			r.ids.give(h)
			given = append(given, h.id)
		}
	}
	r.body.given = strings.Join(given, " ")
}

func isNoteID(id string) bool { return strings.HasPrefix(id, "fn-") || strings.HasPrefix(id, "fnref-") }

// idOf returns the id of a heading, which is given or made of its words.
func (r *renderer) idOf(heading ast.Node, words string) string {
	if r.ids.givenTo[heading] != "" {
		return r.ids.givenTo[heading]
	}
	base := slug(words)
	if other := r.ids.given[base]; other != nil && !other.warned {
		other.warned = true
		r.problems.Warn(r.diagRange(other.at), diag.DuplicateAnchor,
			fmt.Sprintf("the heading %q would have the anchor #%s, too, by its words, and gets another", words, base),
			"give one of them another name, such as {#"+r.ids.free(base)+"}")
	}
	return r.ids.newID(words)
}

// reportAttributes warns of attributes that headings cannot have.
func (r *renderer) reportAttributes() {
	for _, at := range r.state.attributes {
		r.problems.Warn(r.diagRange(at), diag.LiteralMarkup, "this is shown to readers: a heading can have an id and nothing else",
			`write {#name}, of letters, digits and hyphens alone, or delete it; if the braces are meant, write \{`)
	}
}
