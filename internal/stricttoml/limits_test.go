package stricttoml_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/stricttoml"
)

type small struct {
	Topics []string       `toml:"topics"`
	Params map[string]any `toml:"params"`
}

// TestHostileTextsAreRefusedFast holds that size, depth and number are bounded
// before anything recursive or quadratic begins.
func TestHostileTextsAreRefusedFast(t *testing.T) {
	const kb = 1 << 10
	many := func(s string, bytes int) string { return strings.Repeat(s, bytes/len(s)) }
	for _, test := range []struct {
		name, src string
		maxBytes  int
		want      diag.Code
	}{
		{"too large", many("# x\n", 65*kb), stricttoml.FrontMatter, diag.FrontMatterSize},
		{"a file too large", many("# x\n", 1025*kb), stricttoml.File, diag.FileTooLarge},
		{"dotted header", "[" + many("a.", 60*kb) + "a]", stricttoml.FrontMatter, diag.TOMLDepth},
		{"dotted key", many("a . ", 60*kb) + "a = 1", stricttoml.FrontMatter, diag.TOMLDepth},
		{"brackets", many("[", 60*kb), stricttoml.FrontMatter, diag.TOMLDepth},
		{"nested lists", "a = " + many("[", 60*kb), stricttoml.FrontMatter, diag.TOMLDepth},
		{"nested lists behind a text", "a = \"\\\"]\" b = " + many("[", 60*kb), stricttoml.FrontMatter, diag.TOMLDepth},
		{"nested lists over lines", "a = " + many("[\n", 900*kb), stricttoml.File, diag.TOMLDepth},
		{"nested inline tables", "a = " + many("{a=", 60*kb), stricttoml.FrontMatter, diag.TOMLDepth},
		{"10^5 keys", "params = 1\n" + many("a=1\n", 900*kb), stricttoml.File, diag.FileTooLarge},
		{"10^5 headers", many("[[a]]\n", 900*kb), stricttoml.File, diag.FileTooLarge},
		{"a ledger too large", many("# x\n", 4097*kb), stricttoml.GeneratedFile, diag.FileTooLarge},
		{"10^6 lines of a ledger", many("a=1\n", 4000*kb), stricttoml.GeneratedFile, diag.FileTooLarge},
		{"a ledger of refused dates", numbered("a%d = 2018-13-01\n", 50_000), stricttoml.GeneratedFile, diag.InvalidDate},
		{"a ledger of one name", many("a = 2018-11-01\n", 800*kb), stricttoml.GeneratedFile, diag.TOMLSyntax},
		{"10^5 items", "topics = [" + many("1,", 900*kb) + "]", stricttoml.File, diag.FileTooLarge},
		{"no TOML at all", many("key: value\n", 60*kb), stricttoml.FrontMatter, diag.TOMLSyntax},
		{"quotes", many("\"", 60*kb+1), stricttoml.FrontMatter, diag.TOMLSyntax},
		{"backslashes", "a = \"\"\"" + many("\\ ", 60*kb), stricttoml.FrontMatter, diag.TOMLSyntax},
		{"refused dates", many("a = 2018-13-01\n", 60*kb), stricttoml.FrontMatter, diag.TOMLSyntax},
		{"different refused dates", numbered("a%d = 2018-13-01\n", 3000), stricttoml.FrontMatter, diag.InvalidDate},
		{"wide table", numbered("[params.a%d]\n", 3000), stricttoml.FrontMatter, ""},
		{"unknown keys", numbered("a%d = 1\n", 5000), stricttoml.FrontMatter, diag.UnknownKey},
		{"long word", many("a", 60*kb) + " = 1", stricttoml.FrontMatter, diag.UnknownKey},
		{"not UTF-8", "title = \"\xff\"", stricttoml.FrontMatter, diag.FileEncoding},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			var s small
			_, list := stricttoml.For[small](test.maxBytes).Decode("f", 1, []byte(test.src), &s)
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
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
