package internal_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

const (
	maxFileLines     = 300
	maxFunctionLines = 60
)

var forbiddenNames = []string{"util", "utils", "common", "helper", "helpers", "types", "misc", "base"}

// retiredWords are the words of a private language that the project once had.
// No identifier has one of them as a part: engineers search for "cache", "pool",
// "parse", "fix", "report".
var retiredWords = []string{
	"told", "shelf", "lend", "lent", "loan", "borrow", "borrowed", "surrender", "confess", "conclude", "lull",
	"distrust", "telling", "namesake", "namesakes", "nearby", "meant", "mend", "mended", "heed", "ledger",
}

// retiredNames are words that no identifier consists of; as a part of a longer
// one they may be right.
var retiredNames = []string{
	"most", "room", "hand", "lay", "say", "tell", "does", "wants", "tries", "meets", "turn",
	"tone", "world", "patient", "standing", "forget", "looked", "calm", "steady", "anywhere", "seenFrom", "fromTop",
	"giveUp", "leaveAlone",
}

func TestPackagesAreNamedForWhatTheyDo(t *testing.T) {
	for _, p := range everywhere(t) {
		if name := path.Base(p.ImportPath); slices.Contains(forbiddenNames, name) || slices.Contains(forbiddenNames, p.Name) {
			t.Errorf("%s: its name says nothing of its job", p.name())
		}
		if p.Doc == "" {
			t.Errorf("%s has no package comment", p.name())
		}
	}
}

// goFiles calls f for every Go file of the project, tests included.
func goFiles(t *testing.T, f func(name string, src []byte, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	for _, top := range []string{".", "../cmd", "../static", "../templates"} {
		err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			f(filepath.ToSlash(name), src, fset, file)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestFilesAndFunctionsAreShortAndNothingRunsBeforeMain(t *testing.T) {
	goFiles(t, func(name string, src []byte, fset *token.FileSet, file *ast.File) {
		if n := bytes.Count(src, []byte("\n")); n > maxFileLines {
			t.Errorf("%s has %d lines: more than %d are more than one idea", name, n, maxFileLines)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := fset.Position(f.End()).Line - fset.Position(f.Pos()).Line + 1; n > maxFunctionLines {
				t.Errorf("%s: %s has %d lines: more than %d are more than one step", name, f.Name.Name, n, maxFunctionLines)
			}
			if f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has a func init", name)
			}
		}
	})
}

// words splits an identifier: "readHTMLPage" is read, html, page.
func words(identifier string) []string {
	var all []string
	runes := []rune(identifier)
	start := 0
	for i := range runes {
		if i == 0 {
			continue
		}
		next := i+1 < len(runes) && unicode.IsLower(runes[i+1])
		begins := runes[i] == '_' || unicode.IsUpper(runes[i]) && (unicode.IsLower(runes[i-1]) || next && unicode.IsUpper(runes[i-1]))
		if begins {
			all = append(all, strings.ToLower(strings.Trim(string(runes[start:i]), "_-")))
			start = i
		}
	}
	return append(all, strings.ToLower(strings.Trim(string(runes[start:]), "_-")))
}

// retired returns the word for which an identifier is refused, or "".
func retired(identifier string) string {
	if slices.Contains(retiredNames, identifier) {
		return identifier
	}
	parts := words(identifier)
	if len(parts) > 1 && parts[0] == "most" {
		return "most"
	}
	for _, w := range parts {
		if slices.Contains(retiredWords, w) {
			return w
		}
	}
	return ""
}

func TestIdentifiersSpeakTheLanguageOfTheField(t *testing.T) {
	goFiles(t, func(name string, _ []byte, fset *token.FileSet, file *ast.File) {
		if strings.HasPrefix(name, "names_test.go") {
			return
		}
		refuse := func(id *ast.Ident) {
			if w := retired(id.Name); w != "" {
				t.Errorf("%s: %s has the retired word %q", fset.Position(id.Pos()), id.Name, w)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				refuse(n.Name)
			case *ast.TypeSpec:
				refuse(n.Name)
			case *ast.ValueSpec:
				each(n.Names, refuse)
			case *ast.Field:
				each(n.Names, refuse)
			case *ast.AssignStmt:
				if n.Tok == token.DEFINE {
					for _, e := range n.Lhs {
						if id, ok := e.(*ast.Ident); ok {
							refuse(id)
						}
					}
				}
			}
			return true
		})
	})
}

func each(names []*ast.Ident, f func(*ast.Ident)) {
	for _, n := range names {
		f(n)
	}
}

// scriptNames finds what a script declares, and the classes of a style sheet or a
// template.
var scriptNames = map[string]*regexp.Regexp{
	".js":   regexp.MustCompile(`(?:function|const|let|class)\s+([A-Za-z_$][\w$]*)`),
	".mjs":  regexp.MustCompile(`(?:function|const|let|class)\s+([A-Za-z_$][\w$]*)`),
	".css":  regexp.MustCompile(`\.([a-z][\w-]*)`),
	".html": regexp.MustCompile(`class="([\w-]+)`),
}

func TestScriptsAndStylesSpeakTheLanguageOfTheField(t *testing.T) {
	for _, top := range []string{"../static", "../templates", "serve/assets", "../.ci/browser"} {
		err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.Name() == "node_modules" {
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return err
			}
			pattern := scriptNames[path.Ext(name)]
			if d.IsDir() || pattern == nil {
				return nil
			}
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			for _, m := range pattern.FindAllSubmatch(src, -1) {
				if w := retired(string(m[1])); w != "" {
					t.Errorf("%s: %s has the retired word %q", name, m[1], w)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
