package locale_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
	"annals/internal/record/edtf"
	"annals/internal/theme/locale"
	"annals/templates"

	"github.com/google/go-cmp/cmp"
)

func TestCatalogueErrorsAreReported(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"near id", "[messages.nav]\ntimelin = \"x\"", `2:1: unknown-key: there is no interface text "nav.timelin" | did you mean "nav.timeline"?`},
		{"far id", "[messages.nav]\nsomething_else = \"x\"", `2:1: unknown-key: there is no interface text "nav.something_else" | texts for templates of your own belong in [messages.site]`},
		{"unknown placeholder", "[messages.year]\ntitle = \"{yaer}\"", `2:9: invalid-value: nothing fills {yaer} in year.title | its places are {year}`},
		{"placeholder in a text without any", "[messages.nav]\nvotes = \"{count}\"", `2:9: invalid-value: nothing fills {count} in nav.votes | this text has no places in braces`},
		{"number as a text", "[messages.nav]\nvotes = 1", `2:9: wrong-type: nav.votes must be a text | write it between quotes: "…"`},
		{"number as a plural form", "[messages.count]\nentries = { one = 1, other = \"x\" }", `2:19: wrong-type: count.entries.one must be a text | write it between quotes: "…"`},
		{"unknown plural form", "[messages.count]\nentries = { ones = \"x\", other = \"x\" }", `2:13: unknown-key: "ones" is no plural form | did you mean "one"?`},
		{"no form other", "[messages.count]\nentries = { one = \"x\" }", `2:1: missing-key: count.entries has no form named other | every plural needs it: it stands for all numbers without a form of their own`},
		{"direction", "direction = \"left\"", `1:13: invalid-value: "left" is no direction of writing | write "ltr" (left to right) or "rtl" (right to left)`},
		{"digits", "[numbers]\ndigits = \"012\"", `2:10: invalid-value: digits needs the ten digits from zero to nine | as in digits = "٠١٢٣٤٥٦٧٨٩"`},
		{"pattern of a date", "[dates]\nday = \"{day} {month}\"", `2:7: invalid-value: day has no place {year}, so dates would lose a part | write a text with {day} and {month} and {year}`},
		{"months", "[dates]\nmonths = [\"1\"]", `2:10: invalid-value: months needs 12 names and has 1 | list them in order`},
		{"key of a date", "[dates]\nmonth_names = []", `2:1: unknown-key: `},
		{"key at the top", "mesages = 1", `1:1: unknown-key: `},
		{"broken", "[messages.nav\n", `1:`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var list diag.List
			locale.Load(templates.FS, map[string][]byte{"ko": []byte(c.text)}, []string{"ko"}, &list)
			if len(list) != 1 {
				t.Fatalf("want one diagnostic, got %v", list)
			}
			got := formatDiagnostic(list[0])
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func formatDiagnostic(d diag.Diagnostic) string {
	return fmt.Sprintf("%d:%d: %s: %s | %s", d.Line, d.Column, d.Code, d.Message, d.Hint)
}

func TestCatalogueNameMustBeLanguageTag(t *testing.T) {
	_, found := load(t, map[string]string{"korean language": ""}, "en")
	if len(found) != 1 || !strings.Contains(found[0], "invalid-language") {
		t.Errorf("got %q", found)
	}
}

// TestCataloguesHaveTheSameKeys compares every built-in catalogue with the English
// one.
func TestCataloguesHaveTheSameKeys(t *testing.T) {
	files, err := templates.FS.ReadDir("i18n")
	if err != nil {
		t.Fatal(err)
	}
	english := keysOf(t, "en.toml")
	for _, f := range files {
		if diff := cmp.Diff(english, keysOf(t, f.Name())); diff != "" {
			t.Errorf("%s against en.toml (-en +%s):\n%s", f.Name(), f.Name(), diff)
		}
		loadOne(t, strings.TrimSuffix(f.Name(), ".toml"), nil)
	}
}

// optionalKeys are keys that only some languages need.
var optionalKeys = map[string]bool{
	"dates.months_of_days": true, "dates.first_day": true, "dates.digits": true, "numbers.digits": true,
}

func keysOf(t *testing.T, name string) map[string]bool {
	t.Helper()
	data, err := templates.FS.ReadFile("i18n/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := stricttoml.Unmarshal(data, &tree); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	keys := map[string]bool{}
	flatten("", tree, keys)
	return keys
}

func flatten(prefix string, tree map[string]any, keys map[string]bool) {
	for name, v := range tree {
		id := prefix + name
		table, ok := v.(map[string]any)
		switch {
		case ok && table["other"] == nil:
			flatten(id+".", table, keys)
		case !optionalKeys[id]:
			keys[id] = true
		}
	}
}

// FuzzLoad loads hostile catalogues with a small built-in one.
func FuzzLoad(f *testing.F) {
	small := fstest.MapFS{"i18n/en.toml": {Data: []byte("[messages.nav]\ntimeline = \"Timeline\"\n[messages.count]\nentries = { one = \"{count} entry\", other = \"{count} entries\" }\n")}}
	f.Add("[messages.nav]\ntimeline = \"x\"\n[dates]\nday = \"{day}\"")
	f.Add("[messages.count]\nentries = { one = \"{count}\", other = \"{\" }")
	f.Add("direction = \"rtl\"\n[numbers]\ngroup = \"\"\nminimum = 0\ndigits = \"٠١٢٣٤٥٦٧٨٩\"")
	f.Fuzz(func(t *testing.T, text string) {
		locales := locale.Load(small, map[string][]byte{"ko": []byte(text)}, []string{"ko"}, &diag.List{})
		ko := locales["ko"]
		if !ko.Has("nav.timeline") || !ko.Has("count.entries") {
			t.Error("a text of the built-in catalogue is missing")
		}
		ko.N("count.entries", 1)
		ko.Day(edtf.Day{Year: 2018, Month: 1, Day: 1})
		ko.Number(-1234)
	})
}
