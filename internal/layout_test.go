package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// contentPath matches a string that is, or makes, the path of a file in content/. Text
// for people, which has spaces, may name such files.
var contentPath = regexp.MustCompile(`^content$|^content/\S*$|^\S*(\.md|\.votes\.csv)$|^\S*\b_index\b\S*$|content/%|%[sqv]\.(md|votes\.csv)`)

// Only package layout knows how the files of content/ are named.
func TestOnlyLayoutSpellsThePathsOfContent(t *testing.T) {
	exempt := []string{
		"internal/load/layout",
		"internal/guide",   // texts of its own
		"internal/release", // those of the project
	}
	for _, p := range everywhere(t) {
		folder := firstFolder(p.name())
		if folder == "" || folder == tests || slices.Contains(exempt, p.name()) {
			continue
		}
		for _, name := range p.GoFiles {
			if p.name() == "internal/mediatype" {
				continue // media types by extension
			}
			for _, text := range stringsOf(t, filepath.Join(p.Dir, name)) {
				if contentPath.MatchString(text) {
					t.Errorf("%s/%s spells %q, which package layout makes", p.name(), name, text)
				}
			}
		}
	}
}

// stringsOf returns the string literals of a Go file, without imports and tags.
func stringsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			n.Tag = nil
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				if text, err := strconv.Unquote(n.Value); err == nil {
					all = append(all, text)
				}
			}
		}
		return true
	})
	return all
}
