package markdown

import (
	"context"
	"strings"
	"testing"

	"annals/internal/diag"
)

// hiddenCases have invisible characters wherever readers see them, or another text
// because of them.
var hiddenCases = []struct{ src, want string }{
	{"It was \u202edetceffa ton\u202c.", "1:8-11 1:23-26"},
	{"zero\u200bwidth\u2060x\ufeff", "1:5-8 1:13-16 1:17-20"},
	{"tag\U000e0041x and 한\u3164글", "1:4-8 1:17-20"},
	{"## head\u202eing", "1:8-11"},
	{"[\u202emoc](https://e.org/ \"ti\u202etle\")", "1:2-5 1:28-31"},
	{"![al\u202et](x.png)", "1:5-8"},
	{"`co\u202ede`\n\n```\na\u200bb\n```\n\n    c\u200bd", "1:4-7 4:2-5 7:6-9"},
	{"| a\u200b | b |\n| - | - |", "1:4-7"},
	{"a[^1]\n\n[^1]: b\u202ac", "3:8-11"},
	{"> - a\n>   b\u2028c", "2:6-9"},
	{"a \u2067b\n\nc\u2069", "1:3-6"},
	{"a&#x202E;b &#8203;c &ZeroWidthSpace;d &NoBreak;e", "1:2-10 1:12-19 1:21-37 1:39-48"},
	{"[a](b.md \"c&#x202E;d\") *&#xFEFF;*", "1:1-2 1:25-33"},
	{"\\&#x202E; `&#x202E;` &#x202", ""},
	{"<b title=\"\u202e\">", "1:11-14"},
	{"a <!-- \u202e &#x202E; --> b \u200b", "1:27-30"},
	{"<!--\n\u202e\n-->\n<div><!-- \u202e --></div>\n", ""},
	{"فارسی می\u200cخواهم\u200c و \u2066UN\u2069 \u200f(a)\u200e", ""},
	{"សិទ្ធិ\u200bមនុស្ស สิทธิ\u200bมนุษย์ &zwnj;&lrm;&shy;a\u00adb", ""},
	{"👩\u200d👩\u200d👧 ☎\ufe0f 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", ""},
	{"a &#x2067;b&#x2069; ខ&#x200B;គ", ""},
}

func TestHiddenCharactersAreReported(t *testing.T) {
	for _, test := range hiddenCases {
		_, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(test.src))
		var got []string
		for _, line := range summaries(diags) {
			if strings.HasSuffix(line, " warning hidden-character") {
				got = append(got, strings.Fields(line)[0])
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+q: got %v, want %s", test.src, got, test.want)
		}
	}
}

func TestHiddenCharactersAreNamed(t *testing.T) {
	for src, want := range map[string][2]string{
		"It was \u202eton so": {"this text holds a character that cannot be seen: U+202E, which changes the direction of the text", `delete it: it stands right after "It was "`},
		"a &#x200B; b":        {"this stands for a character that cannot be seen: U+200B, which has no width", "delete &#x200B;"},
		"a \u2066b":           {"this text holds a character that cannot be seen: U+2066, which changes the direction of the text", "write its end, U+2069, in the same paragraph, or delete it"},
		strings.Repeat("가", 40) + "\u200b": {
			"this text holds a character that cannot be seen: U+200B, which has no width",
			`delete it: it stands right after "` + strings.Repeat("가", 12) + `"`,
		},
	} {
		_, diags := New(Options{}).Parse(context.Background(), "a.md", "en", 1, []byte(src))
		if len(diags) != 1 || diags[0].Message != want[0] || diags[0].Hint != want[1] || diags[0].Severity != diag.Warning {
			t.Errorf("%+q: got %v", src, diags)
		}
	}
}
