package templates

import (
	"bytes"
	"regexp"
	"strings"
	"text/template/parse"
)

var preformatted = regexp.MustCompile(`(?i)<(pre|textarea)\b`)

// trim removes indentation from a template's text, unless the template has elements
// in which white space is significant.
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

// trimEnd removes the final newline of a file: where the partial is called within a
// line, it would print a space.
func trimEnd(list *parse.ListNode) {
	if n := len(list.Nodes); n > 0 {
		if last, ok := list.Nodes[n-1].(*parse.TextNode); ok {
			last.Text = bytes.TrimSuffix(last.Text, []byte("\n"))
		}
	}
}

// unindented trims each line and removes empty lines. Newlines are kept, because
// white space between inline elements is significant.
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
