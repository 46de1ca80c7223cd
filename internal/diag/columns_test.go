package diag_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"annals/internal/diag"
)

// TestColumnsCountWhatReadersCount has ranges that hold the word x, after texts of every
// kind, and the columns of each form.
func TestColumnsCountWhatReadersCount(t *testing.T) {
	for _, test := range []struct {
		before, marked string
		text           int // code points
		start, end     int // code units of UTF-16
		carets         string
	}{
		{"abc ", "x", 5, 5, 6, "    ^"},
		{"인권 ", "x", 4, 4, 5, "     ^"},
		{"人权 = ", "结果", 6, 6, 8, "       ^^^^"},
		{"né ", "é", 4, 4, 5, "   ^"},
		{"ne\u0301 ", "e\u0301", 5, 5, 7, "   ^"},
		{"ไม่มี ", "ที่", 7, 7, 10, "    ^"},
		{"\t", "x", 2, 2, 3, "    ^"},
		{"a\tb\t", "x", 5, 5, 6, "        ^"},
		{"😀 ", "x", 3, 4, 5, "   ^"},
		{"👩‍👩‍👧 ", "x", 7, 10, 11, "   ^"},
		{"𠮷", "𠮷", 2, 3, 5, "  ^^"},
		{"حقوق ", "الإنسان", 6, 6, 13, "     ^^^^^^^"},
		{"ｆｗ ", "＝", 4, 4, 5, "     ^^"},
		{"", "x", 1, 1, 2, "^"},
	} {
		line := test.before + test.marked + " y"
		var list diag.List
		list.Error(at("a.md", 2, len(test.before)+1, len(test.before)+len(test.marked)+1), diag.InvalidValue, "no", "")
		files := map[string]string{"a.md": "first\n" + line + "\r\nlast"}
		lines := strings.Split(text(t, list, files, diag.TextOptions{}), "\n")
		if want := fmt.Sprintf("a.md:2:%d: error: no [invalid-value]", test.text); lines[0] != want {
			t.Errorf("%q: %s, want %s", line, lines[0], want)
		}
		if got := strings.TrimPrefix(lines[2], "     "); got != test.carets {
			t.Errorf("%q: carets %q, want %q", line, got, test.carets)
		}

		var out strings.Builder
		if err := diag.WriteJSON(&out, list, reader(files)); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Column, End         int
			ByteColumn, EndByte int
		}
		names := strings.NewReplacer("end_column", "end", "end_byte_column", "endbyte", "byte_column", "bytecolumn")
		if err := json.Unmarshal([]byte(names.Replace(out.String())), &got); err != nil {
			t.Fatal(err)
		}
		if got.Column != test.start || got.End != test.end || line[got.ByteColumn-1:got.EndByte-1] != test.marked {
			t.Errorf("%q: %+v, want %d to %d", line, got, test.start, test.end)
		}

		out.Reset()
		if err := diag.WriteGitHub(&out, list, "", reader(files)); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("file=a.md,line=2,col=%d,endColumn=%d,", test.start, test.end); !strings.Contains(out.String(), want) {
			t.Errorf("%q: %s, want %s", line, out.String(), want)
		}
	}
}

// TestColumnsOfOneLine has several diagnostics of one line, in their order and out of it.
func TestColumnsOfOneLine(t *testing.T) {
	var list diag.List
	for _, column := range []int{1, 4, 7, 7, 4, 100} {
		list.Error(at("a.md", 1, column, 0), diag.InvalidValue, "no", "")
	}
	list.Error(at("b.md", 1, 4, 0), diag.InvalidValue, "no", "")
	out := text(t, list, map[string]string{"a.md": "인권은", "b.md": "abcd"}, diag.TextOptions{})
	var got []string
	for line := range strings.Lines(out) {
		if strings.Contains(line, ".md:") {
			got = append(got, strings.Split(line, " ")[0])
		}
	}
	if want := "a.md:1:1: a.md:1:2: a.md:1:3: a.md:1:3: a.md:1:2: a.md:1:4: b.md:1:4:"; strings.Join(got, " ") != want {
		t.Errorf("%s", got)
	}
}

// TestHintsOfSeveralLines stay lines, of which none begins with what a hint holds.
func TestHintsOfSeveralLines(t *testing.T) {
	var list diag.List
	list.Error(at("a.md", 1, 1, 4), diag.FrontMatterMissing, "no", "write:\n+++\n::error::x\x1b\n+++")
	want := "a.md:1:1: error: no [front-matter-missing]\n 1 | ---\n     ^^^\nhint: write:\n | +++\n | ::error::x<U+001B>\n | +++\n"
	if got := text(t, list, map[string]string{"a.md": "---"}, diag.TextOptions{}); got != want {
		t.Errorf("%q", got)
	}
}
