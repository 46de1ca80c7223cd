package guide_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/guide"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
)

func read(t *testing.T, topic string) string {
	t.Helper()
	text, ok, err := guide.Read(topic)
	if err != nil || !ok {
		t.Fatalf("%s: %v %v", topic, ok, err)
	}
	return text
}

func TestTopicsHaveTitlesAndFitTerminal(t *testing.T) {
	const widest = 120
	topics := guide.Topics()
	if len(topics) < 10 || topics[0].Name != "editing" || topics[len(topics)-1].Name != "maintaining" {
		t.Errorf("topics %v", topics)
	}
	for _, topic := range topics {
		text := read(t, topic.Name)
		if !strings.HasPrefix(text, "# "+topic.Title+"\n\n") || topic.Title == "" {
			t.Errorf("%s does not begin with its title", topic.Name)
		}
		if topic.Name == "codes" {
			continue
		}
		for i, line := range strings.Split(text, "\n") {
			if topic.Name == "hosting" && strings.HasPrefix(line, "    ") {
				continue // servers do not let a header go on in the next line
			}
			if utf8.RuneCountInString(line) > widest {
				t.Errorf("%s:%d is wider than %d columns", topic.Name, i+1, widest)
			}
		}
	}
}

func TestReadUnknownTopic(t *testing.T) {
	for _, name := range []string{"", "nothing", "../guide", "guide.go", "editing.md"} {
		if _, ok, err := guide.Read(name); ok || err != nil {
			t.Errorf("%q: %v %v", name, ok, err)
		}
	}
}

func TestReferencedTopicsExist(t *testing.T) {
	for _, topic := range guide.Topics() {
		for _, part := range strings.Split(read(t, topic.Name), "`annals help ")[1:] {
			name, _, _ := strings.Cut(part, "`")
			if _, ok, _ := guide.Read(name); !ok {
				t.Errorf("%s refers to %q, which is no topic", topic.Name, name)
			}
		}
	}
}

func TestCodesListsWholeCatalogue(t *testing.T) {
	text := read(t, "codes")
	for _, e := range diag.Catalog() {
		if !strings.Contains(text, "\n## "+string(e.Code)+"\n\n"+e.Meaning+"\n"+e.Fix+"\n") {
			t.Errorf("%s is missing", e.Code)
		}
	}
}

// firstColumn returns the names in the lists of a topic.
func firstColumn(t *testing.T, topic string) (names []string) {
	t.Helper()
	for _, e := range allExamples(t) {
		if e.page != topic || e.kind != list {
			continue
		}
		for line := range strings.Lines(e.text) {
			name, _, _ := strings.Cut(line, "  ")
			names = append(names, name)
		}
	}
	return names
}

// The problem matcher in the guide's tasks.json parses what check prints.
func TestVSCodeProblemMatcher(t *testing.T) {
	_, text, _ := strings.Cut(read(t, "editors"), "\n    {\n")
	text, _, _ = strings.Cut(text, "\n    }\n")
	var file struct {
		Tasks []struct {
			Args           []string
			ProblemMatcher struct {
				Pattern struct {
					Regexp                                      string
					File, Line, Column, Severity, Message, Code int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte("{"+text+"}"), &file); err != nil || len(file.Tasks) != 1 {
		t.Fatalf("tasks.json: %v\n%s", err, text)
	}
	var problems diag.List
	at := diag.Range{Position: diag.Position{File: "content/2018/a: b.md", Line: 6, Column: 12}, End: 17}
	problems.Error(at, diag.UnknownTerm, `unknown topic "acess"`, `did you mean "access"?`)
	problems.Warn(diag.Range{Position: diag.Position{File: "content/표결.md"}}, diag.MissingSummary, "no summary [yet]: none", "")
	var out strings.Builder
	source := func(string) ([]byte, error) {
		return []byte("a: 1:2: error: x [y]\n\n\n\n\ntopics = [\"acess\"]\n"), nil
	}
	if err := diag.WriteText(&out, problems, source, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	p := file.Tasks[0].ProblemMatcher.Pattern
	pattern := regexp.MustCompile(p.Regexp)
	var found [][]string
	for line := range strings.SplitSeq(out.String(), "\n") {
		if m := pattern.FindStringSubmatch(line); m != nil {
			found = append(found, []string{m[p.File], m[p.Line], m[p.Column], m[p.Severity], m[p.Message], m[p.Code]})
		}
	}
	want := [][]string{
		{"content/2018/a: b.md", "6", "12", "error", `unknown topic "acess"`, "unknown-term"},
		{"content/표결.md", "1", "1", "warning", "no summary [yet]: none", "missing-summary"},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("-want +got:\n%s\n%s", diff, out.String())
	}
}

func TestKeys(t *testing.T) {
	entry, err := guide.Keys("front-matter", "Entries")
	if err != nil {
		t.Fatal(err)
	}
	config, err := guide.Keys("config", "")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{
		"paragraph": entry["added"], "table": entry["corrections"], "in a table": entry["sources.lang"],
		"named by the site": config["bodies.*.members"], "header": config["topics"],
	}
	want := map[string]string{
		"paragraph": "the day on which the entry joined the record; `annals new entry` fills it in. Feeds are ordered by " +
			"it and by corrections, never by the event's date.",
		"table":             "what was wrong and what the entry says now.",
		"in a table":        "language of the document",
		"named by the site": "a number, or the first year and the number from that year on",
		"header":            `subjects; an entry says topics = ["accountability"]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, other := entry["reviewed"]; other {
		t.Error("the section Entries explains the keys of translations")
	}
	if _, err := guide.Keys("nothing", ""); err == nil {
		t.Error("a topic that does not exist explains keys")
	}
}

// firstEntry returns the entry that the guide for editors shows.
func firstEntry(t *testing.T) string {
	t.Helper()
	for _, e := range allExamples(t) {
		if e.page == "editing" && e.kind == wholeEntry {
			return e.text
		}
	}
	t.Fatal("the guide shows no entry")
	return ""
}

// The entry in the guide is valid in the site that "annals init" makes.
func TestFirstEntryOfGuidePassesCheck(t *testing.T) {
	settings, err := os.ReadFile(filepath.Join("..", "cli", "scaffold", "site", "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := config.Parse("config.toml", settings)
	_, path, _ := strings.Cut(read(t, "editing"), "This makes the file `")
	path, _, _ = strings.Cut(path, "`")
	if problems := content.NewLoader(cfg).Parse(t.Context(), path, []byte(firstEntry(t))).Problems; len(problems) > 0 {
		t.Errorf("%s: %v", path, problems)
	}
}

func TestDateExamplesParse(t *testing.T) {
	dates := firstColumn(t, "dates")
	if len(dates) < 20 {
		t.Errorf("%d examples only", len(dates))
	}
	for _, text := range dates {
		if _, err := edtf.Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestSymbolExamplesParse(t *testing.T) {
	registry, err := symbol.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, text := range firstColumn(t, "symbols") {
		shown++
		if s, err := registry.Parse(text); err != nil || s.String() != text {
			t.Errorf("%s: %v, %v", text, s, err)
		}
	}
	if shown < 10 {
		t.Errorf("%d examples only", shown)
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	for topic, folder := range map[string]string{"front-matter": "content", "config": "config"} {
		text := read(t, topic) + read(t, "votes")
		for _, key := range keys(t, filepath.Join("..", "load", folder)) {
			documented := strings.Contains(text, "`"+key+"`") || strings.Contains(text, key+" = ") ||
				strings.Contains(text, "["+key+"]") || strings.Contains(text, "["+key+".") || strings.Contains(text, "."+key+"]")
			if !documented {
				t.Errorf("%s does not mention the key %q", topic, key)
			}
		}
	}
}

// keys returns the names in the toml tags of a package.
func keys(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			field, ok := n.(*ast.Field)
			if !ok || field.Tag == nil {
				return true
			}
			tag, err := strconv.Unquote(field.Tag.Value)
			if err != nil {
				t.Fatal(err)
			}
			if name, _, _ := strings.Cut(reflect.StructTag(tag).Get("toml"), ","); name != "" {
				names = append(names, name)
			}
			return true
		})
	}
	return names
}
