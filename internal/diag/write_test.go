package diag_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"annals/internal/diag"
	"github.com/google/go-cmp/cmp"
)

func at(file string, line, column, end int) diag.Range {
	return diag.Range{Position: diag.Position{File: file, Line: line, Column: column}, End: end}
}

func reader(files map[string]string) func(string) ([]byte, error) {
	return func(file string) ([]byte, error) {
		text, ok := files[file]
		if !ok {
			return nil, errors.New("no such file")
		}
		return []byte(text), nil
	}
}

func text(t *testing.T, list diag.List, files map[string]string, o diag.TextOptions) string {
	t.Helper()
	var out strings.Builder
	if err := diag.WriteText(&out, list, reader(files), o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var writeTextCases = []struct {
	name, source string
	add          func(l *diag.List)
	want         string
}{
	{
		"position, line, carets, hint", "+++\ntopics = [\"acountability\"]\n+++\n",
		func(l *diag.List) {
			l.Error(at("a.md", 2, 12, 25), diag.UnknownTerm, `unknown topic "acountability"`, `did you mean "accountability"?`)
		},
		`a.md:2:12: error: unknown topic "acountability" [unknown-term]
 2 | topics = ["acountability"]
                ^^^^^^^^^^^^^
hint: did you mean "accountability"?
`,
	},
	{
		"a warning without a hint", "title = 1",
		func(l *diag.List) { l.Warn(at("a.md", 1, 1, 6), diag.WrongType, "this must be text", "") },
		"a.md:1:1: warning: this must be text [wrong-type]\n 1 | title = 1\n     ^^^^^\n",
	},
	{
		"Hangul is two columns wide", `title = "국가인권위원회" x`,
		func(l *diag.List) { l.Error(at("a.md", 1, 33, 34), diag.TOMLSyntax, "expected a new line", "") },
		"a.md:1:19: error: expected a new line [toml-syntax]\n 1 | title = \"국가인권위원회\" x\n                              ^\n",
	},
	{
		"carets below Hangul", `t = "인권"`,
		func(l *diag.List) { l.Error(at("a.md", 1, 6, 12), diag.InvalidValue, "no", "") },
		"a.md:1:6: error: no [invalid-value]\n 1 | t = \"인권\"\n          ^^^^\n",
	},
	{
		"tabs move to the next stop", "\tx\ty",
		func(l *diag.List) { l.Error(at("a.md", 1, 4, 5), diag.InvalidValue, "no", "") },
		"a.md:1:4: error: no [invalid-value]\n 1 |     x   y\n             ^\n",
	},
	{
		"an unknown end is one caret", "abc",
		func(l *diag.List) { l.Error(at("a.md", 1, 2, 0), diag.InvalidValue, "no", "") },
		"a.md:1:2: error: no [invalid-value]\n 1 | abc\n      ^\n",
	},
	{
		"just behind the line", "abc",
		func(l *diag.List) { l.Error(at("a.md", 1, 4, 5), diag.TOMLSyntax, "no", "") },
		"a.md:1:4: error: no [toml-syntax]\n 1 | abc\n        ^\n",
	},
	{
		"far behind the line and the file", "abc",
		func(l *diag.List) {
			l.Error(at("a.md", 1, 99, 120), diag.TOMLSyntax, "no", "")
			l.Error(at("a.md", 9, 1, 2), diag.TOMLSyntax, "no", "")
		},
		"a.md:1:4: error: no [toml-syntax]\n 1 | abc\n        ^\n\na.md:9:1: error: no [toml-syntax]\n",
	},
	{
		"an empty line", "",
		func(l *diag.List) { l.Error(at("a.md", 1, 1, 0), diag.FileEmpty, "no", "") },
		"a.md:1:1: error: no [file-empty]\n 1 | \n     ^\n",
	},
	{
		"inside a file that is returned as empty", "",
		func(l *diag.List) { l.Error(at("a.md", 1, 3, 4), diag.FileEncoding, "no", "") },
		"a.md:1:3: error: no [file-encoding]\n",
	},
	{
		"a file as a whole", "abc",
		func(l *diag.List) { l.Error(at("a.md", 0, 0, 0), diag.FileTooLarge, "too large", "cut it") },
		"a.md:1:1: error: too large [file-too-large]\nhint: cut it\n",
	},
	{
		"a file that cannot be read", "",
		func(l *diag.List) { l.Error(at("gone.md", 3, 1, 2), diag.FileUnreadable, "no", "") },
		"gone.md:3:1: error: no [file-unreadable]\n",
	},
	{
		"no file", "",
		func(l *diag.List) { l.Error(diag.Range{}, diag.InvalidURL, "no", "") },
		"error: no [invalid-url]\n",
	},
	{
		"Windows line ends", "ab\r\ncd\r\n",
		func(l *diag.List) { l.Error(at("a.md", 1, 2, 3), diag.InvalidValue, "no", "") },
		"a.md:1:2: error: no [invalid-value]\n 1 | ab\n      ^\n",
	},
	{
		"escape sequences, direction marks and broken bytes are shown by number", "a\x1b[2Jb\u202Ec\xffd",
		func(l *diag.List) {
			l.Error(at("a\x1b.md\n", 1, 1, 0), diag.HiddenCharacter, "bell \a", "no\u200B")
			l.Error(at("a.md", 1, 11, 12), diag.FileEncoding, "no", "")
		},
		"a<U+001B>.md<U+000A>:1:1: error: bell <U+0007> [hidden-character]\nhint: no<U+200B>\n\n" +
			"a.md:1:9: error: no [file-encoding]\n 1 | a<U+001B>[2Jb<U+202E>c<0xFF>d\n                           ^^^^^^\n",
	},
	{
		"joiners stay", "نمی\u200Cخواهم x",
		func(l *diag.List) { l.Error(at("a.md", 1, 23, 24), diag.InvalidValue, "no", "") },
		"a.md:1:12: error: no [invalid-value]\n 1 | نمی\u200Cخواهم x\n               ^\n",
	},
}

func TestWriteText(t *testing.T) {
	for _, tt := range writeTextCases {
		t.Run(tt.name, func(t *testing.T) {
			var list diag.List
			tt.add(&list)
			got := text(t, list, map[string]string{"a.md": tt.source}, diag.TextOptions{})
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestWriteTextClipsLongLinesAroundTheRange(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 10)
	tests := []struct {
		name        string
		line        string
		column, end int
		want        string
	}{
		{"at the beginning", long, 1, 4, " 1 | abcdefghi abcdefghi abcdefghi …\n     ^^^\n"},
		{"in the middle", long, 51, 54, " 1 | …abcdefghi abcdefghi abcdefghi …\n                ^^^\n"},
		{"at the end", long + "end", 101, 104, " 1 | …defghi abcdefghi abcdefghi end\n                                 ^^^\n"},
		{"a range longer than the width", long, 11, 90, " 1 | abcdefghi abcdefghi abcdefghi …\n               ^^^^^^^^^^^^^^^^^^^^\n"},
		{"behind the end", long + "end", 104, 104, " 1 | …defghi abcdefghi abcdefghi end\n                                    ^\n"},
		{"megabytes", strings.Repeat("가", 1<<20) + "!" + strings.Repeat("나", 1<<20), 3<<20 + 1, 3<<20 + 2, " 1 | …가가가가가!나나나나나나나나나…\n                ^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var list diag.List
			list.Error(at("a.md", 1, tt.column, tt.end), diag.InvalidValue, "no", "")
			got := text(t, list, map[string]string{"a.md": tt.line}, diag.TextOptions{Width: 35})
			got = strings.TrimPrefix(got, got[:strings.Index(got, "\n")+1])
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestWriteTextColoursEachPart(t *testing.T) {
	tag := func(name string) func(string) string {
		return func(s string) string { return "<" + name + ">" + s + "</" + name + ">" }
	}
	palette := diag.Palette{Error: tag("e"), Warning: tag("w"), Position: tag("p"), Code: tag("c"), Hint: tag("h")}
	var list diag.List
	list.Error(at("a.md", 1, 3, 4), diag.InvalidValue, "no", "fix")
	list.Warn(at("a.md", 1, 1, 2), diag.MissingSummary, "hm", "")
	want := `<p>a.md:1:3:</p> <e>error:</e> no <c>[invalid-value]</c>
 1 | abc
       <e>^</e>
<h>hint:</h> fix

<p>a.md:1:1:</p> <w>warning:</w> hm <c>[missing-summary]</c>
 1 | abc
     <w>^</w>
`
	got := text(t, list, map[string]string{"a.md": "abc"}, diag.TextOptions{Palette: palette})
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestWriteJSON(t *testing.T) {
	var list diag.List
	list.Error(at("content/a.md", 4, 9, 22), diag.UnknownTerm, `unknown "<x>" & more`, "fix")
	list.Warn(at("b.md", 0, 0, 0), diag.FileEmpty, "한글\u009b\U000E0041\x1b", "")
	want := `{"file":"content/a.md","line":4,"column":9,"end_column":22,"severity":"error","code":"unknown-term","message":"unknown \"<x>\" & more","hint":"fix","byte_column":9,"end_byte_column":22}
{"file":"b.md","line":1,"column":1,"end_column":1,"severity":"warning","code":"file-empty","message":"한글\u009b\udb40\udc41\u001b","hint":"","byte_column":1,"end_byte_column":1}
`
	var out strings.Builder
	if err := diag.WriteJSON(&out, list, nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestWriteGitHub(t *testing.T) {
	var list diag.List
	list.Error(at("content/a,b:c%.md", 4, 9, 22), diag.UnknownTerm, "50 %\r\n::error::x", "fix, so: ok")
	list.Warn(at("b.md", 2, 3, 0), diag.MissingSummary, "no summary", "")
	list.Error(diag.Range{}, diag.InvalidURL, "no file", "")
	want := `::error file=site/content/a%2Cb%3Ac%25.md,line=4,col=9,endColumn=22,title=unknown-term::50 %25<U+000D><U+000A>::error::x%0Ahint: fix, so: ok
::warning file=site/b.md,line=2,col=3,endColumn=3,title=missing-summary::no summary
::error title=invalid-url::no file
`
	var out strings.Builder
	if err := diag.WriteGitHub(&out, list, "site", nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func FuzzWriteText(f *testing.F) {
	f.Add("t = \"인권\"\x1b[0m", 6, 12, 20)
	f.Add("\xff\xfe\u202e\t\t", 1, 0, 3)
	f.Add(strings.Repeat("가", 300), 500, 900, 10)
	f.Fuzz(func(t *testing.T, line string, column, end, width int) {
		var list diag.List
		list.Error(at("a.md", 1, column, end), diag.InvalidValue, line, line)
		got := text(t, list, map[string]string{"a.md": line}, diag.TextOptions{Width: width % 200})
		if !utf8.ValidString(got) {
			t.Errorf("not UTF-8: %q", got)
		}
		for shown := range strings.SplitSeq(got, "\n") {
			if diag.Visible(shown) != shown {
				t.Errorf("a control character came through: %q", shown)
			}
		}
	})
}
