package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// definitionLists parses lists of terms and their definitions as goldmark does, unless
// the lines before the colon are running text: in French, a line may begin with one.
type definitionLists struct{ parser.BlockParser }

func (d definitionLists) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if terms, ok := parent.LastChild().(*ast.Paragraph); ok && isProse(terms.Lines(), reader.Source()) {
		return nil, parser.NoChildren
	}
	return d.BlockParser.Open(parent, reader, pc)
}

// isProse reports whether lines are too long, or too many, for terms.
func isProse(lines *text.Segments, src []byte) bool {
	const maxTerms, longestTerm = 10, 60
	if lines.Len() < 2 {
		return false
	}
	if lines.Len() > maxTerms {
		return true
	}
	for i := range lines.Len() {
		line := lines.At(i)
		if utf8.RuneCount(line.Value(src)) > longestTerm {
			return true
		}
	}
	return false
}

// definitions writes a list of terms and their definitions.
func (r *renderer) definitions(n ast.Node) {
	switch n := n.(type) {
	case *extast.DefinitionList:
		r.write("<dl>\n")
		r.children(n)
		r.write("</dl>\n")
	case *extast.DefinitionTerm:
		r.write("<dt>")
		r.beginBlock()
		r.children(n)
		r.endBlock()
		r.write("</dt>\n")
	case *extast.DefinitionDescription:
		r.write("<dd>")
		if first := visible(n.FirstChild()); first != nil && first.Kind() != ast.KindTextBlock {
			r.write("\n")
		}
		r.children(n)
		r.write("</dd>\n")
	}
}
