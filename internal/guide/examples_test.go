package guide_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"annals/internal/guide"
)

// example is a piece of code in a page of the guide, or in the README.
type example struct {
	page   string // name of the topic, or README
	line   int    // in the page, from 1
	inline bool   // within a sentence, and not a block of its own
	text   string
	kind   kind // of a block
}

// kind is what an example is.
type kind string

const (
	wholeEntry   kind = "entry"
	frontMatter  kind = "front matter"
	settings     kind = "config.toml"
	markdown     kind = "Markdown"
	votesFile    kind = "votes file"
	template     kind = "template"
	catalogue    kind = "catalogue of words"
	styleSheet   kind = "style sheet"
	shell        kind = "shell"
	report       kind = "report" // what a command prints
	otherProgram kind = "settings of another program"
	list         kind = "list" // names, and what they mean, in columns
	unknown      kind = ""
)

// allExamples returns all code of the guide and of the README in their order.
func allExamples(t *testing.T) (all []example) {
	t.Helper()
	entry, err := guide.Keys("front-matter", "Entries")
	if err != nil {
		t.Fatal(err)
	}
	config, err := guide.Keys("config", "")
	if err != nil {
		t.Fatal(err)
	}
	keys := map[kind]map[string]string{frontMatter: entry, settings: config}
	for _, topic := range guide.Topics() {
		all = append(all, examplesOf(topic.Name, read(t, topic.Name))...)
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, examplesOf("README", string(readme))...)
	for i := range all {
		if e := &all[i]; !e.inline {
			e.kind = e.kindByForm(keys)
		}
	}
	return all
}

func examplesOf(page, markdown string) (all []example) {
	source := []byte(markdown)
	add := func(inline bool, text string, start int) {
		line := 1 + strings.Count(markdown[:start], "\n")
		all = append(all, example{page: page, line: line, inline: inline, text: text})
	}
	tree := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
		case n.Kind() == ast.KindCodeBlock, n.Kind() == ast.KindFencedCodeBlock:
			if lines := n.Lines(); lines.Len() > 0 {
				add(false, string(lines.Value(source)), lines.At(0).Start)
			}
		case n.Kind() == ast.KindCodeSpan:
			var b strings.Builder
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				b.Write(c.(*ast.Text).Segment.Value(source))
			}
			if first, ok := n.FirstChild().(*ast.Text); ok {
				add(true, strings.ReplaceAll(b.String(), "\n", " "), first.Segment.Start)
			}
		}
		return ast.WalkContinue, nil
	})
	return all
}

var (
	problemLine = regexp.MustCompile(`^\S+:\d+:\d+: (error|warning): `)
	builtLine   = regexp.MustCompile(`^built \d+ pages `)
	shellLine   = regexp.MustCompile(`^(\$ )?(annals|go install|cd|make|touch|rsync|netlify|wrangler|docker|pyftsubset|minisign|ssh-keygen|sha256sum|grep|tar|xattr|git checkout|\d+ \d+ \* \* \d) `)
	tomlLine    = regexp.MustCompile(`^(\s*#.*|\[\[?[\w.-]+\]\]?\s*(#.*)?|[\w-]+ = .+|\s*)$`)
	termHeader  = regexp.MustCompile(`(?m)^\[\w+\.`)
	styleLine   = regexp.MustCompile(`^[:.a-z][\w-]* \{ .* \}$`)
	columnsLine = regexp.MustCompile(`^(\S.*  +\S|\s+\S)`)
	markLine    = regexp.MustCompile(`(?m)\]\(|^##+ |^<!--|<!-- .* -->$`)
	otherBegin  = regexp.MustCompile(`^(name: |on:|set makeprg=|HiddenServiceDir |root /|map \$|\(annals\) \{|http://:\d+ \{|handle /|location = /|/\S+ +/\S+ 410!|\[\[schemas\]\]|\[default\]|\$name = )`)
)

// kindByForm tells what a block is. Keys are those that entries and config.toml may have.
func (e example) kindByForm(keys map[kind]map[string]string) kind {
	lines := strings.Split(strings.TrimRight(e.text, "\n"), "\n")
	all := func(form *regexp.Regexp) bool {
		return !slices.ContainsFunc(lines, func(l string) bool { return l != "" && !form.MatchString(l) })
	}
	switch first := lines[0]; {
	case first == "+++":
		return wholeEntry
	case first == "state,vote", first == "state,vote,note":
		return votesFile
	case problemLine.MatchString(first), builtLine.MatchString(first):
		return report
	case shellLine.MatchString(first):
		return shell
	case otherBegin.MatchString(first), json.Valid([]byte(e.text)):
		return otherProgram
	case strings.HasPrefix(first, "[messages."):
		return catalogue
	case strings.HasPrefix(first, "{{"):
		return template
	case all(styleLine):
		return styleSheet
	case all(tomlLine):
		return e.tomlKind(keys)
	case markLine.MatchString(e.text):
		return markdown
	case all(columnsLine):
		return list
	}
	return unknown
}

// tomlKind tells facts of an entry from settings by their names.
func (e example) tomlKind(keys map[kind]map[string]string) kind {
	order := []kind{frontMatter, settings}
	if e.page == "config" || strings.HasPrefix(e.text, "[series.") { // a key of entries, too
		slices.Reverse(order)
	}
	for _, k := range order {
		if k == frontMatter && termHeader.MatchString(e.text) {
			continue // [places.geneva], which entries do not have
		}
		known := !slices.ContainsFunc(parseTOML(e.withTable()).names(), func(name string) bool {
			for key := range keys[k] {
				if key == name || strings.HasPrefix(key, name+".") {
					return false
				}
			}
			return true
		})
		if known {
			return k
		}
	}
	return unknown
}

func TestEveryExampleIsOfAKind(t *testing.T) {
	found := map[kind]int{}
	for _, e := range allExamples(t) {
		if e.inline {
			continue
		}
		found[e.kind]++
		if e.kind == unknown {
			t.Errorf("%s:%d: nothing tests this example, since its form tells nothing: give it one, or teach kindByForm\n%s", e.page, e.line, e.text)
		}
	}
	for _, k := range []kind{wholeEntry, frontMatter, settings, markdown, votesFile, template, catalogue, styleSheet, shell, report, otherProgram, list} {
		if found[k] == 0 {
			t.Errorf("no example is of the kind %s", k)
		}
	}
}
