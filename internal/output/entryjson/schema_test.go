package entryjson_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"annals/internal/output"
	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

// schemaOf returns the schema that is among files, of the whole or of one entry.
func schemaOf(t testing.TB, files map[string]string, part string) *jsonschema.Schema {
	t.Helper()
	const name = "entries.schema.json"
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(files["data/"+name]))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	if err := c.AddResource(name, parsed); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(name + part)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// check holds all files to their schema.
func check(t testing.TB, files map[string]string) {
	t.Helper()
	whole, entry := schemaOf(t, files, ""), schemaOf(t, files, "#/definitions/entry")
	for name, text := range files {
		schema := entry
		switch name {
		case "data/entries.schema.json", "data/entries.jsonl":
			continue
		case "data/entries.json":
			schema = whole
		}
		if err := schema.Validate(decoded(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for line := range strings.Lines(files["data/entries.jsonl"]) {
		if err := entry.Validate(decoded(t, line)); err != nil {
			t.Errorf("%.60s: %v", line, err)
		}
	}
}

func TestSchemaTakesWhatIsWritten(t *testing.T) {
	check(t, render(t, sitetest.Site(t, files())))
	many := map[string]string{}
	for _, date := range []string{"2018", "2018-12", "2018~", "-0044", "2018-21", "201X", "../2018", "[2018-01-01..2018-03-01]", "2018-01-01/..", "XXXX", "Y-12345"} {
		many["content/"+folderOf(date)+"/a"+strings.Map(letters, date)+".md"] = sitetest.Entry("A", date, "", "")
	}
	check(t, render(t, sitetest.Site(t, many)))
}

func folderOf(date string) string {
	switch date {
	case "-0044":
		return date
	case "Y-12345":
		return "-12345"
	case "201X":
		return "2010"
	case "XXXX":
		return "0000"
	}
	return "2018"
}

func letters(c rune) rune {
	if c >= '0' && c <= '9' {
		return c
	}
	return 'x'
}

func TestSchemaRefusesWhatIsNotWritten(t *testing.T) {
	all := render(t, sitetest.Site(t, files()))
	entry := schemaOf(t, all, "#/definitions/entry")
	for what, change := range map[string]func(map[string]any){
		"null":           func(e map[string]any) { e["body"] = nil },
		"no type":        func(e map[string]any) { delete(e, "type") },
		"another type":   func(e map[string]any) { e["type"] = "other" },
		"another key":    func(e map[string]any) { e["organ"] = "general-assembly" },
		"an empty list":  func(e map[string]any) { e["topics"] = []any{} },
		"no milestone":   func(e map[string]any) { e["milestone"] = false },
		"an empty text":  func(e map[string]any) { e["time"] = "" },
		"no date":        func(e map[string]any) { e["date"] = "yesterday" },
		"another ballot": func(e map[string]any) { e["vote"].(map[string]any)["ballots"] = map[string]any{"KOR": "yes"} },
	} {
		one := decoded(t, all["2005/vote.json"]).(map[string]any)
		change(one)
		if entry.Validate(one) == nil {
			t.Errorf("%s is taken", what)
		}
	}
	meanings := all["data/entries.schema.json"]
	if !strings.Contains(meanings, `"enumDescriptions"`) || !strings.Contains(meanings, "The capital") {
		t.Error("the schema does not say what ids mean")
	}
}

// What editors write is read back as they wrote it.
func TestNaughtyStringsReadBack(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var naughty []string
	if err := json.Unmarshal(raw, &naughty); err != nil {
		t.Fatal(err)
	}
	naughty = append(naughty, "a\r\nb\tc", "]]>", "=1+1", "\u202eabc\u2069", "a\u2028b", strings.Repeat("긴 ", 1<<19)+"끝")
	s := sitetest.Site(t, files())
	e := s.Entries[1]
	title := &e.In("en").Title
	for _, text := range naughty {
		if *title = text; text == "" {
			continue
		}
		e.Sources[0].Title = text
		all := sitetest.Render(t, slices.DeleteFunc(allOutputs(s), func(o output.Output) bool {
			return o.Path != "2005/vote.json" && o.Path != "data/entries.jsonl"
		}))
		got := decoded(t, all["2005/vote.json"]).(map[string]any)
		want := strings.ToValidUTF8(text, "\ufffd")
		words, source := got["texts"].(map[string]any)["en"].(map[string]any), got["sources"].([]any)[0].(map[string]any)
		if words["title"] != want || source["title"] != want {
			t.Errorf("%q is read back as %q and %q", text, words["title"], source["title"])
		}
		if n := strings.Count(all["data/entries.jsonl"], "\n"); n != 2 {
			t.Errorf("%q makes %d lines", text, n)
		}
	}
}
