package stricttoml_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

const keyed = `title = "제목"
date = 2018-12-17
topics = [ # several
  "a",
  "b" ]
vote . method = 'x'

[[sources]]
title = "one"
url = "u"
[sources.extra]
page = 3
[[sources]]
title = """two
lines"""
url = "v"
[labels."가.나[0]"]
label = "x"
`

func decodeKeyed(t *testing.T) stricttoml.Keys {
	t.Helper()
	var e entry
	keys, list := stricttoml.Decode("entry.md", 2, []byte(keyed), &e)
	if len(list) > 0 {
		t.Fatal(lines(list))
	}
	return keys
}

func TestKeysReturnPositions(t *testing.T) {
	keys := decodeKeyed(t)
	t.Run("index of Decode", func(t *testing.T) { checkPositions(t, keys) })
	keys.DropIndex()
	t.Run("rebuilt index", func(t *testing.T) { checkPositions(t, keys) })
	t.Run("zero value", func(t *testing.T) {
		var none stricttoml.Keys
		none.DropIndex()
		if at := none.Value("title"); at.Line != 0 || none.Broken() || !none.Absent("title") {
			t.Errorf("a key has the position %v", at)
		}
	})
}

func checkPositions(t *testing.T, keys stricttoml.Keys) {
	t.Helper()
	for _, test := range []struct{ path, key, value string }{
		{"title", "2:1-6", "2:9-17"},
		{"topics", "4:1-7", "4:10-21"},
		{"topics[1]", "6:3-6", "6:3-6"},
		{"vote", "7:1-5", "7:1-5"},
		{"vote.method", "7:8-14", "7:17-20"},
		{"sources", "9:3-10", "9:1-12"},
		{"sources[0].url", "11:1-4", "11:7-10"},
		{"sources[0].extra", "12:10-15", "12:1-16"},
		{"sources[0].extra.page", "13:1-5", "13:8-9"},
		{"sources[1]", "14:3-10", "14:1-12"},
		{"sources[1].title", "15:1-6", "15:9-15"},
		{`labels."가.나[0]".label`, "19:1-6", "19:9-12"},
		// A missing path has the position of its nearest existing parent.
		{"sources[1].publisher", "14:3-10", "14:1-12"},
		{"sources[7].url", "9:3-10", "9:1-12"},
		{"topics[2]", "4:1-7", "4:10-21"},
		{"summary", "2:1-0", "2:1-0"},
		{"", "2:1-0", "2:1-0"},
		{"sources[x", "9:3-10", "9:1-12"},
		{`"`, "2:1-0", "2:1-0"},
	} {
		format := func(r diag.Range) string { return fmt.Sprintf("%d:%d-%d", r.Line, r.Column, r.End) }
		got := [2]string{format(keys.Key(test.path)), format(keys.Value(test.path))}
		if want := [2]string{test.key, test.value}; got != want {
			t.Errorf("%q has the position %v, want %v", test.path, got, want)
		}
		if f := keys.Key(test.path).File; f != "entry.md" {
			t.Errorf("%q has the file %q", test.path, f)
		}
	}
}

// All stages after load use the positions, in any goroutine.
func TestDroppedIndexIsRebuiltConcurrently(t *testing.T) {
	keys := decodeKeyed(t)
	keys.DropIndex()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if at := keys.Value("title"); at.Line != 2 || at.Column != 9 {
				t.Errorf("the title has the position %v", at)
			}
		})
	}
	group.Wait()
}

func TestOrderAndHas(t *testing.T) {
	keys := decodeKeyed(t)
	want := []string{"title", "date", "topics", "vote", "sources", "labels"}
	if diff := cmp.Diff(want, keys.Order("")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"title", "url", "extra"}, keys.Order("sources[0]")); diff != "" {
		t.Error(diff)
	}
	for path, want := range map[string]bool{
		"title": true, "vote.method": true, "sources[1].url": true, "topics[1]": true, `labels."가.나[0]"`: true,
		"summary": false, "sources[2]": false, "title.x": false, "title[0]": false, "topics[-1]": false,
	} {
		if keys.Has(path) != want {
			t.Errorf("Has(%q) is %t", path, !want)
		}
	}
	if keys.Order("title") != nil || keys.Order("none") != nil || keys.Broken() {
		t.Error("a string has keys, or the text is broken")
	}
	var none stricttoml.Keys
	if none.Has("x") || none.Order("") != nil || none.Key("x").End != 0 {
		t.Error("the zero Keys has keys")
	}
}

func TestDiagnosticPointsAtPartOfValue(t *testing.T) {
	keys := decodeKeyed(t)
	part := &diag.Problem{Code: diag.InvalidURL, Message: "m", Offset: 3, Length: 3}
	for path, want := range map[string]string{
		"title":            "2:13-16 invalid-url: m", // the second syllable
		"sources[1].title": "15:9-15 invalid-url: m", // several lines: the whole
		"topics":           "4:10-21 invalid-url: m", // no text
		"sources[0].none":  "9:3-10 invalid-url: m",  // absent
	} {
		if got := line(keys.Diagnostic(path, diag.InvalidValue, part)); got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
	}
	if got := line(keys.Diagnostic("title", diag.InvalidValue, errors.New("plain"))); got != "2:9-17 invalid-value: plain" {
		t.Error(got)
	}
	if part.Length != 3 {
		t.Error("Diagnostic changed the problem")
	}
}

func TestJoinQuotesUnusualKeys(t *testing.T) {
	for _, test := range [][3]string{
		{"", "title", "title"},
		{"vote", "yes", "vote.yes"},
		{"labels", "가.나", `labels."가.나"`},
		{"labels", "", `labels.""`},
	} {
		if got := stricttoml.Join(test[0], test[1]); got != test[2] {
			t.Errorf("Join(%q, %q) = %s", test[0], test[1], got)
		}
	}
}

func TestAbsent(t *testing.T) {
	for _, test := range []struct {
		name, src string
		want      bool
	}{
		{"not given", good, true},
		{"given", good + "summary = \"x\"\n", false},
		{"given with a wrong value", good + "summary = 1\n", false},
		{"given with a value that cannot be read", good + "summary = 2018-02-30\n", false},
		{"misspelled", good + "sumary = \"x\"\n", false},
		{"misspelled in a table", good + "[vote]\nmethod = \"x\"\nsumary = \"x\"\n", true},
		{"another key misspelled", good + "topic = []\n", true},
		{"a line that cannot be read", good + "type = x\n", false},
		{"too large to be read", strings.Repeat("#\n", stricttoml.FrontMatter), false},
	} {
		var e entry
		keys, _ := stricttoml.Decode("f", 2, []byte(test.src), &e)
		if got := keys.Absent("summary"); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}
