package stricttoml_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

type small struct {
	Topics []string       `toml:"topics"`
	Params map[string]any `toml:"params"`
}

// hostileTexts have sizes, depths and numbers that must be bounded before any
// recursive or quadratic code runs. Their length grows with n.
var hostileTexts = []struct {
	name     string
	text     func(n int) string
	n        int
	maxBytes int
	want     diag.Code // "" for a valid text
}{
	{"too large", lengthOf("# x\n"), 65 * kb, stricttoml.FrontMatter, diag.FrontMatterSize},
	{"a file too large", lengthOf("# x\n"), 1025 * kb, stricttoml.File, diag.FileTooLarge},
	{"dotted header", around("[", "a.", "a]"), 60 * kb, stricttoml.FrontMatter, diag.TOMLDepth},
	{"dotted key", around("", "a . ", "a = 1"), 60 * kb, stricttoml.FrontMatter, diag.TOMLDepth},
	{"brackets", lengthOf("["), 60 * kb, stricttoml.FrontMatter, diag.TOMLDepth},
	{"nested lists", around("a = ", "[", ""), 60 * kb, stricttoml.FrontMatter, diag.TOMLDepth},
	{"nested lists behind a text", around(`a = "\"]" b = `, "[", ""), 60 * kb, stricttoml.FrontMatter, diag.TOMLDepth},
	{"nested lists over lines", around("a = ", "[\n", ""), 900 * kb, stricttoml.File, diag.TOMLDepth},
	{"nested inline tables", around("a = ", "{a=", ""), 60 * kb, stricttoml.FrontMatter, diag.TOMLDepth},
	{"10^5 keys", around("params = 1\n", "a=1\n", ""), 900 * kb, stricttoml.File, diag.FileTooLarge},
	{"10^5 headers", lengthOf("[[a]]\n"), 900 * kb, stricttoml.File, diag.FileTooLarge},
	{"a generated file too large", lengthOf("# x\n"), 4097 * kb, stricttoml.GeneratedFile, diag.FileTooLarge},
	{"10^6 lines of a generated file", lengthOf("a=1\n"), 4000 * kb, stricttoml.GeneratedFile, diag.FileTooLarge},
	{"a generated file of invalid dates", numbered("a%d = 2018-13-01\n"), 50_000, stricttoml.GeneratedFile, diag.InvalidDate},
	{"a generated file of one name", lengthOf("a = 2018-11-01\n"), 800 * kb, stricttoml.GeneratedFile, diag.TOMLSyntax},
	{"10^5 items", around("topics = [", "1,", "]"), 900 * kb, stricttoml.File, diag.FileTooLarge},
	{"no TOML at all", lengthOf("key: value\n"), 60 * kb, stricttoml.FrontMatter, diag.TOMLSyntax},
	{"quotes", around("\"", "\"\"", ""), 60 * kb, stricttoml.FrontMatter, diag.TOMLSyntax},
	{"backslashes", around(`a = """`, `\ `, ""), 60 * kb, stricttoml.FrontMatter, diag.TOMLSyntax},
	{"invalid dates", lengthOf("a = 2018-13-01\n"), 60 * kb, stricttoml.FrontMatter, diag.TOMLSyntax},
	{"different invalid dates", numbered("a%d = 2018-13-01\n"), 3000, stricttoml.FrontMatter, diag.InvalidDate},
	{"wide table", numbered("[params.a%d]\n"), 3000, stricttoml.FrontMatter, ""},
	{"unknown keys", numbered("a%d = 1\n"), 5000, stricttoml.FrontMatter, diag.UnknownKey},
	{"as many keys as are allowed", numbered("a%d=1\n"), 9_900, stricttoml.File, diag.UnknownKey},
	{"as many headers as are allowed", numbered("[[a]] # %d\n"), 9_900, stricttoml.File, diag.UnknownKey},
	{"as many items as are allowed", around("topics = [", "1,", "]"), 2 * 99_000, stricttoml.File, diag.WrongType},
	{"long word", around("", "a", " = 1"), 60 * kb, stricttoml.FrontMatter, diag.UnknownKey},
	{"not UTF-8", func(int) string { return "title = \"\xff\"" }, 1, stricttoml.FrontMatter, diag.FileEncoding},
}

const kb = 1 << 10

// lengthOf returns texts of n bytes that repeat s.
func lengthOf(s string) func(n int) string { return around("", s, "") }

// around returns texts that repeat s over n bytes between two others.
func around(before, s, after string) func(n int) string {
	return func(n int) string { return before + strings.Repeat(s, n/len(s)) + after }
}

// numbered returns texts of n lines, each with its index.
func numbered(format string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

func TestHostileTextsAreRejected(t *testing.T) {
	for _, test := range hostileTexts {
		t.Run(test.name, func(t *testing.T) {
			var s small
			_, list := stricttoml.For[small](test.maxBytes).Decode("f", 1, []byte(test.text(test.n)), &s)
			if test.want == "" {
				if len(list) > 0 {
					t.Errorf("%s", lines(list[:1]))
				}
				return
			}
			if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == test.want }) {
				t.Errorf("want %s, got %q", test.want, lines(list[:min(3, len(list))]))
			}
		})
	}
}

func TestOrdinaryTextsAreWithinTheLimits(t *testing.T) {
	var e struct {
		A any `toml:"a"`
		B any `toml:"b"`
	}
	deep := "a = " + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "\n"
	floats := "b = [" + strings.Repeat("1.5, ", 5000) + "]\n"
	comment := "# " + strings.Repeat("[a.", 500) + "\n"
	text := "b = \"\"\"" + strings.Repeat("[[.\n\"", 500) + "\"\"\"\"\n"
	for _, src := range []string{deep + comment, floats, text, comment} {
		if _, list := stricttoml.Decode("f", 1, []byte(src), &e); len(list) > 0 {
			t.Errorf("%.40q: %s", src, lines(list))
		}
	}
}
