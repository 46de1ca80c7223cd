package data

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFormulasAreNeutralised(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"words", "A/RES/73/180, adopted", "A/RES/73/180, adopted"},
		{"signs within words", "a=b, 1+1, self-rule, a@b", "a=b, 1+1, self-rule, a@b"},
		{"an apostrophe", "'tis", "'tis"},
		{"a formula", `=HYPERLINK("http://evil.example";"x")`, `'=HYPERLINK("http://evil.example";"x")`},
		{"plus", "+1", "'+1"},
		{"minus", "-1+cmd|'/c calc'!A0", "'-1+cmd|'/c calc'!A0"},
		{"at", "@SUM(1)", "'@SUM(1)"},
		{"tab", "\tx", "'\tx"},
		{"carriage return", "\rx", "'\rx"},
		{"line feed", "\nx", "'\nx"},
		{"blanks before the sign", "  \u00a0\u3000=1", "'  \u00a0\u3000=1"},
		{"wide sign", "＝1", "'＝1"},
		{"behind a semicolon", "a;=1;+2", "a;'=1;'+2"},
		{"behind a semicolon alone", ";=1", ";'=1"},
		{"behind a tab", "a\t@x", "a\t'@x"},
		{"behind two tabs", "\t\t=1", "'\t\t'=1"},
		{"behind a line break", "a\r\n=1", "a\r\n'=1"},
		{"a dash behind a semicolon and a blank", "a; - b", "a; - b"},
		{"broken text", "\xff=1", "\xff=1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := text(test.in); got != test.want {
				t.Errorf("text(%q) = %q, want %q", test.in, got, test.want)
			}
			if once := text(test.in); text(once) != once {
				t.Errorf("a second time makes %q of %q", text(once), once)
			}
		})
	}
}

// FuzzText checks that cells are never formulas and survive a CSV reader.
func FuzzText(f *testing.F) {
	for _, s := range []string{"=1", " +1", "a;-b", "\t@", "\r\n=\"x\"", "＋1", "'=", "한국어"} {
		f.Add(s)
	}
	runs := regexp.MustCompile(`(?:^[\s\p{Z}]*|[;\t\r\n])[=+\-@＝＋－＠]`)
	f.Fuzz(func(t *testing.T, s string) {
		cell := text(s)
		if runs.MatchString(cell) {
			t.Errorf("%q stays a formula: %q", s, cell)
		}
		if strings.ReplaceAll(cell, "'", "") != strings.ReplaceAll(s, "'", "") {
			t.Errorf("%q became %q: more than apostrophes", s, cell)
		}
		// A line break within a cell is CR LF in the file; readers differ in what they return for it.
		plain := strings.NewReplacer("\r", "").Replace(cell)
		var b bytes.Buffer
		written := table{path: "t", header: []string{"a", "b"}, rows: slices.Values([][]string{{plain, "x"}})}
		if err := written.Render(&b); err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([][]string{{"a", "b"}, {plain, "x"}}, got); diff != "" {
			t.Errorf("%q does not read back:\n%s", plain, diff)
		}
	})
}
