package diag_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"annals/internal/diag"
	"github.com/google/go-cmp/cmp"
)

func TestCatalogExplainsEveryCodeInSourceOrder(t *testing.T) {
	var explained []string
	for _, e := range diag.Catalog() {
		explained = append(explained, string(e.Code))
	}
	if d := cmp.Diff(declaredCodes(t), explained); d != "" {
		t.Errorf("codes.go (-) and catalog.go (+) differ:\n%s", d)
	}
}

func TestCatalogIsWrittenInSentences(t *testing.T) {
	for _, e := range diag.Catalog() {
		for _, s := range []string{e.Meaning, e.Fix} {
			if strings.TrimSpace(s) != s || s == "" || !strings.HasSuffix(s, ".") {
				t.Errorf("%s: %q is no sentence", e.Code, s)
			}
		}
	}
}

// declaredCodes returns the values of the constants of type Code in codes.go.
func declaredCodes(t *testing.T) (codes []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != "Code" {
			t.Errorf("%s is no Code", spec.Names[0])
		}
		for _, v := range spec.Values {
			code, err := strconv.Unquote(v.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, code)
		}
		return true
	})
	return codes
}
