package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// silent are the folders and files whose strings no user reads as a message: data,
// templates of files, words of other formats.
var silent = []string{
	"testing", "words", "guide", "par", "output/data", "output/dataset", "output/datapackage", "output/feed", "output/headers", "output/sitemap", "output/search", "output/html",
	"load/media/icc.go", "load/media/profiles.go", "spill", "release", "cli/manpage", "theme/templates/program", "record/edtf/months.go", "theme/assets/sheet.go", "cli/schema/write.go", "cli/scaffold/example_evidence.go",
	"publish/store/gitbranch/passing.go", "publish/store/sftp/printed.go", "publish/upload/headers.go", "output/entryjson", "record/license", "output/deposit", "output/timelinejs/slide.go", "output/chartfile/svg.go", "output/chartfile/style.go",
}

// message matches what is a message for people, or a part of one: words that follow
// each other, or a word beside a verb.
var message = regexp.MustCompile(`[a-z][a-z]+[,;:.)"]* ["(]*[a-zA-Z]|%[sqdv]"? [a-z][a-z]|[a-z][a-z][:;,]? ["(]?%[sqdv]`)

// noMessage matches what looks like a message and is none: commands, media types, policies,
// lists of endings of file names, lines of files in other forms, kinds of outputs, packages.
var noMessage = regexp.MustCompile(`^(annals [a-z%]+( [a-z%]+| -.*)?$|[a-z]+/[a-z]+; charset|(sandbox; )?default-src|noopener|new \w+$|[a-z]+ [A-Z]+$|` +
	`annals 1 |Mozilla/5|/Applications/|p h2 h3 |timezone: UTC|\^\(\?:|>\n<|"; \} \}|authors:\n|type: dataset|blob\n|reset %s\n|stale info|git %s|https?://|key %s added|` +
	`(un)?trusted comment: |%sminisign |minisign (encrypted )?secret key$|%s namespaces=|(data package|entry data|print edition|text edition|site archive)$|Debian: [a-z-]+$|Annals %s$|[0-9]{3} [A-Z]|` +
	`(jpg|heic|xls|doc|pdf|zip|mp4|mp3|txt|html?|css|json|png|xml|ttf|avif|sqlite|js|xsl|swf|php)( [a-z0-9]+)+$|\(\(\) =>)`)

// found is a message of the code, with the package that it stands in.
type found struct{ in, id string }

// messages returns all messages of the program, in the order of its files.
func messages(t *testing.T) (all []found) {
	t.Helper()
	seen := map[string]bool{}
	add := func(name, id string) {
		id = whole(id)
		if seen[id] || strings.ContainsAny(id, "\t\x00") || strings.HasPrefix(id, "<") || noMessage.MatchString(id) || !message.MatchString(id) {
			return
		}
		seen[id] = true
		all = append(all, found{filepath.ToSlash(filepath.Dir(name)), id})
	}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		short := strings.TrimPrefix(filepath.ToSlash(name), "../")
		if slices.Contains(silent, short) || d.Name() == "testdata" {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch filepath.Ext(name) {
		case ".go":
			if strings.HasSuffix(name, "_test.go") {
				return nil
			}
			return inGo(name, func(id string) { add(short, id) })
		case ".html", ".js":
			return inAsset(name, func(id string) {
				if !seen[id] {
					seen[id] = true
					all = append(all, found{filepath.ToSlash(filepath.Dir(short)), id})
				}
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// whole returns the format of a message of which a string may be a part only: what
// begins or ends with a space is written before or behind something else.
func whole(id string) string {
	id = strings.ReplaceAll(strings.Trim(id, "\n;"), "%%s", "%s") // a format that is a constant of its own
	if strings.HasPrefix(id, ", ") || strings.HasPrefix(id, " (") {
		id = "%s" + id
	}
	if strings.HasSuffix(id, " ") && !strings.HasSuffix(id, "; ") && len(strings.Fields(id)) > 1 {
		id += "%s"
	}
	return strings.Trim(id, " \n;,")
}

// translated matches the texts that the panel of the preview asks for: {{t "…"}} in its
// templates, translate('…') in its scripts.
var translated = regexp.MustCompile(`\bt "([^"]+)"|\btranslate\('([^']+)'`)

func inAsset(name string, add func(id string)) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	for _, m := range translated.FindAllStringSubmatch(string(src), -1) {
		add(m[1] + m[2])
	}
	return nil
}

// inGo finds the formats of the messages of a file.
func inGo(name string, add func(id string)) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return n.Tag == nil
		case *ast.CallExpr:
			name := callee(n)
			switch {
			case name == "panic" || strings.HasPrefix(name, "regexp."):
				return false
			case name == "diag.Plural" || name == "Plural":
				add(plural(n, "1 ", ""))
				add(plural(n, "%d ", "s"))
			case isFormat(n):
				return inCall(n, add)
			}
		}
		return inExpression(n, add)
	})
	return nil
}

func inExpression(n ast.Node, add func(id string)) bool {
	switch n := n.(type) {
	case *ast.BasicLit, *ast.BinaryExpr:
		add(formatOf(n.(ast.Expr)))
		return false
	case *ast.CallExpr:
		if isFormat(n) {
			return inCall(n, add)
		}
	}
	return true
}

// inCall finds the format of a call, and the messages in what fills it.
func inCall(c *ast.CallExpr, add func(id string)) bool {
	add(formatOf(c))
	for _, arg := range c.Args {
		if arg != formatLiteral(c) {
			ast.Inspect(arg, func(n ast.Node) bool { return inExpression(n, add) })
		}
	}
	return false
}

func callee(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
		return "." + f.Sel.Name
	}
	return ""
}

func plural(c *ast.CallExpr, before, after string) string {
	if noun, ok := c.Args[1].(*ast.BasicLit); ok {
		s, _ := strconv.Unquote(noun.Value)
		return before + s + after
	}
	return ""
}

// isFormat reports whether a call has a format as its first argument, followed by what
// it is filled with.
func isFormat(c *ast.CallExpr) bool { return formatLiteral(c) != nil }

func formatLiteral(c *ast.CallExpr) ast.Expr {
	for i, a := range c.Args {
		lit, ok := a.(*ast.BasicLit)
		if ok && lit.Kind == token.STRING && strings.Contains(lit.Value, "%") && i+1 < len(c.Args) && i <= 1 {
			return lit
		}
	}
	return nil
}

// formatOf returns the format of an expression: of "a " + x + " b", it is "a %s b".
func formatOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, _ := strconv.Unquote(e.Value)
			return strings.ReplaceAll(s, "%", "%%")
		}
	case *ast.ParenExpr:
		return formatOf(e.X)
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return formatOf(e.X) + formatOf(e.Y)
		}
		return ""
	case *ast.CallExpr:
		if lit, ok := formatLiteral(e).(*ast.BasicLit); ok {
			s, _ := strconv.Unquote(lit.Value)
			return s
		}
	}
	return "%s"
}
