package templates

import (
	"bytes"
	"regexp"
	"strings"
	"text/template/parse"
)

var preformatted = regexp.MustCompile(`(?i)<(pre|textarea)\b`)

// trim takes the indentation out of a template's text, unless it holds elements
// in which white space counts.
func trim(tree *parse.Tree) {
	if tree.Root == nil || preformatted.MatchString(tree.Root.String()) {
		return
	}
	walk(tree.Root, func(n parse.Node) {
		if text, ok := n.(*parse.TextNode); ok {
			text.Text = unindented(text.Text)
		}
	})
	if strings.HasPrefix(tree.ParseName, partials) {
		trimEnd(tree.Root)
	}
}

// trimEnd takes off the line break that ends a file: within a line of another
// template it would be a space between words.
func trimEnd(list *parse.ListNode) {
	if n := len(list.Nodes); n > 0 {
		if last, ok := list.Nodes[n-1].(*parse.TextNode); ok {
			last.Text = bytes.TrimSuffix(last.Text, []byte("\n"))
		}
	}
}

// unindented joins lines without the white space around their breaks and without
// the empty ones among them. Indentation is for the author: readers' pages do
// without. A line break stays, since white space between inline elements is a
// space.
func unindented(text []byte) []byte {
	var out []byte
	for {
		line, rest, isBroken := bytes.Cut(text, []byte("\n"))
		if !isBroken {
			return append(out, line...)
		}
		out = append(append(out, bytes.TrimRight(line, " \t")...), '\n')
		text = bytes.TrimLeft(rest, " \t\n\f\r")
	}
}
