// Package internal_test holds the architecture: which package may import which,
// and through which door each third-party module comes in.
package internal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers is a statement of policy, after Go's own go/build/deps_test.go: each
// line names a package and all the packages of the project that it may import.
// What is not listed is forbidden. A package may import only what stands above
// it, so imports point down (here: up the page) and cannot run in a circle.
//
// Do not change this table to mend a build. Change it when the architecture
// changes, together with ARCHITECTURE.md.
const layers = `
	# Foundations: they know nothing of a site.
	internal/diag:
	internal/par:
	internal/picture:
	internal/watch:

	# Values: one small thing each, parsed and printed; they know no file.
	internal/lang:       diag
	internal/edtf:       diag
	internal/symbol:     diag
	internal/weburl:     diag
	internal/permalink:  diag
	internal/spill:
	internal/state:
	internal/vote:       diag state
	internal/chart:
	internal/jsontext:
	internal/citation:
	internal/search:     jsontext

	# Readers: one form of input each.
	internal/source:     diag permalink
	internal/stricttoml: diag
	internal/markdown:   diag spill weburl
	internal/config:     diag lang permalink stricttoml symbol weburl
	internal/locale:     diag edtf lang stricttoml
	internal/linkstate:  diag edtf stricttoml weburl

	# load: files become documents.
	internal/content:    config diag edtf lang linkstate markdown par permalink source spill stricttoml symbol vote weburl

	# resolve: documents become the site.
	internal/site:       config content diag edtf lang linkstate markdown permalink state stricttoml symbol vote weburl

	# The outside world, asked for links alone; no build does.
	internal/linkcheck:  content diag edtf linkstate

	# The theme.
	templates:
	static:
	internal/output:
	internal/templates/program:
	internal/templates:  diag source stricttoml templates/program
	internal/static:     diag output source stricttoml

	# plan: the site becomes outputs. No format imports another.
	internal/jsonld:         edtf site symbol
	internal/output/html:    chart citation content diag edtf jsonld lang locale markdown output permalink site state static symbol templates vote
	internal/output/feed:    edtf jsontext locale markdown output site
	internal/output/sitemap: edtf output site
	internal/output/searchindex: jsontext locale output par permalink search site
	internal/output/socialcard: diag lang locale output picture site vote
	internal/output/data:    edtf output site symbol vote
	internal/output/headers: config output permalink site static
	internal/plan:           diag output permalink

	# render: outputs become bytes.
	internal/render:     diag output par templates

	# publish: bytes become the output folder.
	internal/publish:    par permalink

	# The pipeline: the one package that knows all stages.
	internal/build:      config content diag edtf linkstate locale output output/data output/feed output/headers output/html output/searchindex output/sitemap output/socialcard par picture plan publish render site source static templates theme

	# serve: the site in browsers, while people work on it.
	internal/serve:      build diag permalink watch

	# The program around it.
	internal/guide:      diag
	internal/schema:     config content guide lang stricttoml vote
	internal/scaffold:   config diag edtf lang permalink source stricttoml symbol
	internal/cli:        build config content diag edtf guide lang linkcheck linkstate permalink publish scaffold schema serve source stricttoml symbol watch weburl
	cmd/annals:          cli

	# Helpers of tests, in no binary.
	internal/sharedtest:
	internal/webtest:
	internal/sitetest:   config content diag locale site source theme
`

// doors says which packages may import a module or a package of the standard
// library that reaches outside. All other modules are forbidden; of the standard
// library, what is not named here is open to all.
const doors = `
	github.com/yuin/goldmark:          markdown
	github.com/BurntSushi/toml:        stricttoml
	github.com/pelletier/go-toml/v2:   stricttoml
	github.com/agnivade/levenshtein:   stricttoml
	github.com/nicksnyder/go-i18n/v2:  locale
	github.com/rivo/uniseg:            diag
	github.com/gofrs/flock:            publish
	github.com/fsnotify/fsnotify:      watch
	github.com/coder/websocket:        serve
	github.com/spf13/cobra:            cli
	github.com/spf13/pflag:            cli
	github.com/fatih/color:            cli
	github.com/schollz/progressbar/v3: cli
	github.com/go-text/typesetting:    picture
	golang.org/x/image:                picture
	golang.org/x/term:                 cli
	golang.org/x/sys:                  publish source watch
	golang.org/x/net/html:             templates
	golang.org/x/net/idna:             weburl
	golang.org/x/text/cases:           permalink
	golang.org/x/text/unicode/norm:    markdown permalink picture search
	golang.org/x/text/collate:         lang
	golang.org/x/text/language:        lang locale

	# Only load reads, only publish writes, only the program knows the machine.
	os:          build cli cmd/annals publish scaffold source spill watch
	os/exec:
	os/signal:   cli
	syscall:     cli linkcheck publish source watch
	net:         linkcheck serve
	net/http:    linkcheck serve
	math/rand:
	math/rand/v2:
	unsafe:
	reflect:     edtf stricttoml templates/program
	testing:
`

const (
	module     = "annals/"
	mostLines  = 400
	testHelper = "test" // how the name of a package ends that only tests import
)

var forbiddenNames = []string{"util", "utils", "common", "helper", "helpers", "types", "misc", "base"}

// listed is what "go list -json" tells of a package.
type listed struct {
	Dir, ImportPath, Name, Doc string

	GoFiles, IgnoredGoFiles []string
	Imports                 []string
}

func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, module) }

func (p listed) isTestHelper() bool { return strings.HasSuffix(p.Name, testHelper) }

// goList lists packages as a machine with the given operating system sees them,
// without those that hold nothing but tests.
func goList(t *testing.T, system string, args ...string) []listed {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=Dir,ImportPath,Name,Doc,GoFiles,IgnoredGoFiles,Imports"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var all []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("read what go list printed: %v", err)
		}
		if len(p.GoFiles)+len(p.IgnoredGoFiles) > 0 {
			all = append(all, p)
		}
	}
}

// everywhere lists the project's packages with all that they import on any of
// the systems that they are built for.
func everywhere(t *testing.T) []listed {
	t.Helper()
	var all []listed
	place := map[string]int{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, p := range goList(t, system, "./...") {
			i, seen := place[p.ImportPath]
			if !seen {
				place[p.ImportPath] = len(all)
				all = append(all, p)
				continue
			}
			all[i].Imports = append(all[i].Imports, p.Imports...)
			slices.Sort(all[i].Imports)
			all[i].Imports = slices.Compact(all[i].Imports)
		}
	}
	return all
}

// rules reads a table of "name: words" lines.
func rules(t *testing.T, table string) (names []string, words map[string][]string) {
	t.Helper()
	words = map[string][]string{}
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if _, twice := words[name]; !ok || twice {
			t.Fatalf("the table has a line that is wrong or doubled: %s", line)
		}
		names = append(names, name)
		words[name] = strings.Fields(rest)
	}
	return names, words
}

// full is the path of a package that a table names in short. The theme is the
// two packages that embed it.
func full(short string) []string {
	switch {
	case short == "theme":
		return []string{"templates", "static"}
	case strings.HasPrefix(short, "cmd/"):
		return []string{short}
	}
	return []string{"internal/" + short}
}

func allowed(shorts []string) []string {
	var all []string
	for _, s := range shorts {
		all = append(all, full(s)...)
	}
	return all
}

func TestImportsPointDown(t *testing.T) {
	names, words := rules(t, layers)
	above := map[string]bool{}
	for _, name := range names {
		for _, imported := range allowed(words[name]) {
			if !above[imported] {
				t.Errorf("the table lets %s import %s, which does not stand above it", name, imported)
			}
		}
		above[name] = true
	}
	for _, p := range everywhere(t) {
		if !above[p.name()] {
			t.Errorf("%s is not in the table of layers: enter it where it belongs", p.name())
			continue
		}
		may := allowed(words[p.name()])
		for _, imported := range p.Imports {
			imported, ours := strings.CutPrefix(imported, module)
			if ours && !slices.Contains(may, imported) {
				t.Errorf("%s imports %s, which the table of layers does not allow", p.name(), imported)
			}
		}
	}
}

func TestEveryModuleHasItsDoor(t *testing.T) {
	names, words := rules(t, doors)
	// door is the longest name in the table that an import path begins with.
	door := func(imported string) string {
		longest := ""
		for _, name := range names {
			isStandard := !strings.Contains(name, ".")
			within := !isStandard && strings.HasPrefix(imported, name+"/")
			if (imported == name || within) && len(name) > len(longest) {
				longest = name
			}
		}
		return longest
	}
	for _, p := range everywhere(t) {
		if p.isTestHelper() {
			continue
		}
		for _, imported := range p.Imports {
			first, _, _ := strings.Cut(imported, "/")
			isModule := strings.Contains(first, ".")
			name := door(imported)
			switch {
			case name == "" && isModule:
				t.Errorf("%s imports %s, which has no door", p.name(), imported)
			case name != "" && !slices.Contains(allowed(words[name]), p.name()):
				t.Errorf("%s imports %s, whose door is %v", p.name(), imported, words[name])
			}
		}
	}
}

func TestTheProgramHoldsNothingOfTests(t *testing.T) {
	forbidden := []string{"testing", "github.com/google/go-cmp", "github.com/mmcdole", "github.com/rogpeppe", "github.com/gohugoio", "github.com/santhosh-tekuri"}
	for _, p := range goList(t, "linux", "-deps", "./cmd/annals") {
		if strings.HasPrefix(p.ImportPath, module) && p.isTestHelper() {
			t.Errorf("the program holds %s, a helper of tests", p.ImportPath)
		}
		for _, f := range forbidden {
			if p.ImportPath == f || strings.HasPrefix(p.ImportPath, f+"/") {
				t.Errorf("the program holds %s, which is for tests", p.ImportPath)
			}
		}
	}
}

func TestPackagesAreNamedForWhatTheyDo(t *testing.T) {
	for _, p := range goList(t, "linux", "./...") {
		if name := path.Base(p.ImportPath); slices.Contains(forbiddenNames, name) || slices.Contains(forbiddenNames, p.Name) {
			t.Errorf("%s: its name says nothing of its job", p.name())
		}
		if p.Doc == "" {
			t.Errorf("%s has no package comment", p.name())
		}
	}
}

func TestFilesAreShortAndNothingRunsBeforeMain(t *testing.T) {
	for _, p := range goList(t, "linux", "./...") {
		for _, name := range append(p.GoFiles, p.IgnoredGoFiles...) {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file := filepath.Join(p.Dir, name)
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(src, []byte("\n")); n > mostLines {
				t.Errorf("%s/%s has %d lines: more than %d are more than one idea", p.name(), name, n, mostLines)
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, src, parser.SkipObjectResolution)
			if err != nil {
				t.Errorf("%s/%s: %v", p.name(), name, err)
				continue
			}
			for _, d := range parsed.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
					t.Errorf("%s/%s has a func init", p.name(), name)
				}
			}
		}
	}
}
