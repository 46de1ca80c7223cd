package templates

import (
	"bytes"
	"regexp"
	"strings"
	"text/template/parse"
)

// The indentation of a template is for its author: readers' pages do without.
// A line break stays, since white space between inline elements is a space.
var (
	indentation  = regexp.MustCompile(`[ \t]*\n\s*`)
	preformatted = regexp.MustCompile(`(?i)<(pre|textarea)\b`)
)

// trim takes the indentation out of a template's text, unless it holds elements
// in which white space counts.
func trim(tree *parse.Tree) {
	if tree.Root == nil || preformatted.MatchString(tree.Root.String()) {
		return
	}
	walk(tree.Root, func(n parse.Node) {
		if text, ok := n.(*parse.TextNode); ok {
			text.Text = indentation.ReplaceAll(text.Text, []byte("\n"))
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
