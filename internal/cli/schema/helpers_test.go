package schema_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"annals/internal/cli/schema"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/stricttoml"
)

// root is the folder of the real site, the root of the module.
var root = filepath.Join("..", "..", "..")

// sites are the folders of the sites whose texts are checked.
var sites = []string{
	root,
	filepath.Join(root, "internal", "cli", "scaffold", "site"),
	filepath.Join(root, "cmd", "annals", "testdata", "arabic"),
	filepath.Join(root, "cmd", "annals", "testdata", "second"), // with a theme of its own
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// texts returns the Markdown files of a site, by path.
func texts(t *testing.T, site string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(filepath.Join(site, "content"), func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		name, err := filepath.Rel(site, path)
		all[filepath.ToSlash(name)] = read(t, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 4 {
		t.Fatalf("%s has %d texts", site, len(all))
	}
	return all
}

// kindOf returns the kind of schema for a text.
func kindOf(loader *content.Loader, file, text string) schema.Kind {
	d := loader.Parse(context.Background(), file, []byte(text)).Document
	switch {
	case d.Translation != nil:
		return schema.Translation
	case d.Page != nil:
		return schema.Page
	}
	return schema.Entry
}

// front splits a text before and after its front matter.
func front(t *testing.T, text string) (before, toml, behind string) {
	t.Helper()
	const fence = "+++\n"
	toml, behind, ok := strings.Cut(strings.TrimPrefix(text, fence), "\n"+fence)
	if !ok {
		t.Fatalf("no front matter in %.40q", text)
	}
	return fence, toml + "\n", fence + behind
}

// validator is a schema as an independent implementation interprets it.
type validator struct{ *jsonschema.Schema }

func compile(t *testing.T, kind schema.Kind, cfg *config.Config) validator {
	t.Helper()
	text, err := schema.Make(kind, cfg)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", withDates(parsed)); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return validator{compiled}
}

// accepts reports whether the schema accepts a TOML text, and whether the text
// is valid TOML.
func (v validator) accepts(toml string) (accepted, readable bool, err error) {
	var value map[string]any
	if err := stricttoml.Unmarshal([]byte(toml), &value); err != nil {
		return false, false, nil
	}
	err = v.Validate(instance(value))
	return err == nil, true, err
}

// JSON has no dates, so an independent validator would accept a quoted day as a
// TOML date. These keys mark objects that represent TOML dates in schemas and values.
const (
	tomlDay    = "a day of TOML"
	tomlMoment = "a moment of TOML"
	tomlOther  = "a time of TOML"
)

func withDates(schema any) any {
	switch s := schema.(type) {
	case map[string]any:
		switch s["format"] {
		case "date":
			return map[string]any{"type": "object", "required": []any{tomlDay}}
		case "date-time":
			return map[string]any{"type": "object", "required": []any{tomlMoment}}
		}
		for key, value := range s {
			s[key] = withDates(value)
		}
	case []any:
		for i, value := range s {
			s[i] = withDates(value)
		}
	}
	return schema
}

func instance(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key, one := range v {
			v[key] = instance(one)
		}
	case []map[string]any:
		list := make([]any, len(v))
		for i, one := range v {
			list[i] = instance(one)
		}
		return list
	case []any:
		for i, one := range v {
			v[i] = instance(one)
		}
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			return map[string]any{tomlDay: true}
		case "time-local", "datetime-local":
			return map[string]any{tomlOther: true}
		}
		return map[string]any{tomlMoment: true}
	}
	return value
}
