package schema_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/cli/schema"
	"annals/internal/guide"
	"annals/internal/testing/sitetest"
)

// makeSchema returns the schema of a kind for the real record.
func makeSchema(t *testing.T, kind schema.Kind) []byte {
	t.Helper()
	text, err := schema.Make(kind, sitetest.Settings(t, read(t, root+"/config.toml")))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// node is the part of a schema that the tests read.
type node struct {
	Description          string
	Enum                 []string
	EnumDescriptions     []string
	Properties           map[string]node
	AdditionalProperties any
	Items                *node
}

// keys calls visit for every key of a schema, with its path in the guide.
func (n node) keys(path string, visit func(path string, key node)) {
	for name, key := range n.Properties {
		visit(path+name, key)
		key.keys(path+name+".", visit)
		if key.Items != nil {
			key.Items.keys(path+name+".", visit)
		}
		if elem, ok := key.AdditionalProperties.(map[string]any); ok {
			raw, _ := json.Marshal(elem)
			var below node
			_ = json.Unmarshal(raw, &below)
			below.keys(path+name+".*.", visit)
		}
	}
}

func parse(t *testing.T, text []byte) node {
	t.Helper()
	var n node
	if err := json.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// The guide and the schemas have the same keys and descriptions.
func TestGuideDocumentsExactlyTheKeys(t *testing.T) {
	for kind, from := range map[schema.Kind][2]string{
		schema.Config:      {"config", ""},
		schema.Entry:       {"front-matter", "Entries"},
		schema.Page:        {"front-matter", "Plain pages"},
		schema.Translation: {"front-matter", "Translations"},
	} {
		explained, err := guide.Keys(from[0], from[1])
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		parse(t, makeSchema(t, kind)).keys("", func(path string, key node) {
			known[path] = true
			if key.Description == "" {
				t.Errorf("%s: the guide says nothing of %s", kind, path)
			}
		})
		for path := range explained {
			if !known[path] {
				t.Errorf("%s: the guide explains %s, which is no key", kind, path)
			}
		}
	}
}

func TestEnumsAreTheSiteVocabulary(t *testing.T) {
	settings := `title = "x"
[languages.en]
name = "English"
[languages.ko]
name = "한국어"
[topics.food]
label = { en = "Right to food", ko = "식량권" }
description = "What people eat"
[topics.access]
label = "Access <to> land"
`
	text, err := schema.Make(schema.Entry, sitetest.Settings(t, settings))
	if err != nil {
		t.Fatal(err)
	}
	topics := parse(t, text).Properties["topics"].Items
	if diff := cmp.Diff([]string{"food", "access"}, topics.Enum); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Right to food: What people eat", "Access <to> land"}, topics.EnumDescriptions); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !bytes.Contains(text, []byte("Access <to> land")) {
		t.Error("a label is not readable as it is")
	}
	if got := parse(t, text).Properties["type"].Enum; got != nil {
		t.Errorf("a vocabulary without words gives %v", got)
	}
}

func TestOnlyEntrySchemaNeedsSite(t *testing.T) {
	for _, kind := range schema.Kinds() {
		if kind.NeedsSite() {
			continue
		}
		text, err := schema.Make(kind, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text, makeSchema(t, kind)) {
			t.Errorf("%s differs between sites", kind)
		}
	}
}

func TestKeysAreInGuideOrder(t *testing.T) {
	text := string(makeSchema(t, schema.Entry))
	var at []int
	for _, key := range []string{"title", "date", "type", "body", "symbol", "topics", "vote", "stages", "sources", "corrections", "params"} {
		at = append(at, strings.Index(text, "\n    \""+key+"\": {"))
	}
	if at[0] < 0 || !slices.IsSorted(at) {
		t.Errorf("the keys are at %v", at)
	}
}

func TestIsUnmodified(t *testing.T) {
	text := makeSchema(t, schema.Config)
	if !schema.IsUnmodified(text) {
		t.Error("a generated schema counts as changed")
	}
	for name, other := range map[string][]byte{
		"a changed word": bytes.Replace(text, []byte("Annals:"), []byte("Annals;"), 1),
		"a line more":    append(bytes.Clone(text), '\n'),
		"cut short":      text[:200],
		"no digest":      []byte(`{"$comment": "Made by annals schema, and made anew by it: write nothing here. "}`),
		"another's":      []byte(`{}`),
		"nothing":        nil,
	} {
		if schema.IsUnmodified(other) {
			t.Errorf("%s counts as untouched", name)
		}
	}
}
