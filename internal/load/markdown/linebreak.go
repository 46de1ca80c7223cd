package markdown

import (
	"github.com/yuin/goldmark/ast"

	"annals/internal/script"
)

// joinsLines reports whether the line break behind n is no space, because a sentence of
// a script without spaces goes on. A picture keeps its distance.
func (r *renderer) joinsLines(n *ast.Text) bool {
	if before := n.PreviousSibling(); n.Segment.IsEmpty() && before != nil && before.Kind() == ast.KindImage {
		return false
	}
	return script.JoinsLines(r.text[r.quotes.start:], r.wordsAfter(n))
}

// wordsAfter returns the words that follow a node in its paragraph, as far as they are
// in one node.
func (r *renderer) wordsAfter(n ast.Node) []byte {
	const far = 8 // nodes without words, such as footnotes and comments
	for range far {
		for n.NextSibling() == nil {
			if n = n.Parent(); n == nil || n.Type() != ast.TypeInline {
				return nil
			}
		}
		n = n.NextSibling()
		for n.Kind() != ast.KindImage && n.FirstChild() != nil {
			n = n.FirstChild()
		}
		switch n := n.(type) {
		case *ast.Image, *ast.RawHTML:
			return nil
		case *ast.AutoLink:
			return n.Label(r.src)
		case *ast.Text:
			if words := n.Segment.Value(r.src); len(words) > 0 {
				return decodedStart(words)
			}
		}
	}
	return nil
}

// decodedStart returns the beginning of words, without an escape or a reference there.
func decodedStart(words []byte) []byte {
	if words[0] != '\\' && words[0] != '&' {
		return words
	}
	return appendDecoded(nil, words[:min(len(words), maxEntity)], nil)
}
