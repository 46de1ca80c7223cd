package text

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"annals/internal/testing/sharedtest"
	"annals/internal/testing/sitetest"
)

func printed(text string) string {
	var p paper
	p.line(clean(text))
	return string(p.out)
}

func TestLines(t *testing.T) {
	long := strings.Repeat("x", 100)
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"a word", "word", "word\n"},
		{"spaces and breaks", "  a \n\t b\u2028c ", "a b c\n"},
		{"the end of a line", strings.Repeat("abcdefgh ", 8) + "i", strings.TrimSpace(strings.Repeat("abcdefgh ", 8)) + "\n  i\n"},
		{"Hangul takes two columns and breaks at spaces", strings.Repeat("한국어인권 ", 7), strings.TrimSpace(strings.Repeat("한국어인권 ", 6)) + "\n  한국어인권\n"},
		{"Chinese breaks within", strings.Repeat("人", 37), strings.Repeat("人", 36) + "\n  人\n"},
		{"but not before a full stop", strings.Repeat("人", 36) + "。", strings.Repeat("人", 35) + "\n  人。\n"},
		{"a long word", long, long[:72] + "\n  " + long[:28] + "\n"},
		{"a long address", "see https://example.org/" + long + " now", "see\n  https://example.org/" + long + "\n  now\n"},
		{"marks stay with their letters", strings.Repeat("e\u0301", 80), strings.Repeat("e\u0301", 72) + "\n  " + strings.Repeat("e\u0301", 8) + "\n"},
		{"controls and directions", "a\x00b\u202ec\u2067d\u2069", "a\uFFFDbcd\n"},
		{"not UTF-8", "a\xffb", "a\uFFFDb\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, printed(test.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzLines checks that lines have their columns, and that nothing is lost between them.
func FuzzLines(f *testing.F) {
	for _, s := range []string{"한국어 english 人權。", "\u202e\x00\xff", strings.Repeat("a", 200), "https://x.example/" + strings.Repeat("y", 90)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := printed(s)
		holdsColumns(t, "", text)
		if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || isDirection(r) }) {
			t.Errorf("%q has what no text may have: %q", s, text)
		}
		joined := func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "\n", "") }
		if got, want := joined(text), joined(string(clean(s))); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

// Any text in any place makes a file whose lines are lines of the record.
func TestHostileTexts(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpora", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	texts = append(texts, strings.Repeat("한글 title, ", 1<<16), strings.Repeat("x", 1<<20), "a\n\nEnd of the record\n=====\n", "\u202eoverride\u2066isolate", "\x00\xff")
	entries := map[string]string{}
	for i := range texts {
		entries[fmt.Sprintf("content/2018/e%04d.md", i)] = sitetest.Entry("A", "2018-01-01", "", "Text.\n")
	}
	s := sitetest.Site(t, entries)
	for i, text := range texts {
		e := s.Entries[i]
		e.In("en").Title, e.In("en").Summary, e.Sources[0].Title, e.Sources[0].Publisher = text, text, text, text
	}
	for path, file := range renderAll(t, s) {
		holdsColumns(t, path, file)
		isolatesEnd(t, file)
		if !utf8.ValidString(file) || strings.ContainsFunc(file, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r >= '\u202A' && r <= '\u202E' }) {
			t.Errorf("%s has characters that no text may have", path)
		}
		if path == Path("en") && strings.Count(file, "\nEnd of the record\n===") != 1 {
			t.Errorf("%s has another end", path)
		}
	}
}
