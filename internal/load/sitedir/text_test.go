package sitedir_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
)

func TestTextThatIsClean(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"plain", "a\n\tb\n", "a\n\tb\n"},
		{"byte order mark", "\ufeffa", "a"},
		{"byte order mark alone", "\ufeff", ""},
		{"CR LF", "a\r\nb\r\n", "a\nb\n"},
		{"lone CR", "a\rb\r", "a\nb\n"},
		{"all line ends mixed", "a\r\r\n\n\rb", "a\n\n\n\nb"},
		{"Korean, Arabic with joiners, a mark inside", "북한 می\u200cخواهم\ufeff", "북한 می\u200cخواهم\ufeff"},
		{"replacement character", "\ufffd", "\ufffd"},
		{"line separator", "a\u2028b", "a\u2028b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var problems diag.List
			got := sitedir.Text("a.md", []byte(test.in), &problems)
			if string(got) != test.want || len(problems) > 0 {
				t.Errorf("got %q, %v", got, short(problems))
			}
		})
	}
}

func TestTextThatIsRefused(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"a byte of Windows-1252", "one\ncaf\xe9 noir", "a.md:2:4-5 the byte 0xE9 is not valid UTF-8 (byte offset 7)"},
		{"offset counts a byte order mark, column does not", "\ufeff\xff", "a.md:1:1-2 the byte 0xFF is not valid UTF-8 (byte offset 3)"},
		{"lines ended by CR and CR LF", "a\rb\r\ncd\x01", "a.md:3:3-4 there is the control character U+0001 (byte offset 7)"},
		{"cut off in a character", "\nab\xed\x95", "a.md:2:3-4 the file ends in the middle of a character (byte offset 3)"},
		{"surrogate half", "\xed\xa0\x80 ", "a.md:1:1-2 the byte 0xED is not valid UTF-8 (byte offset 0)"},
		{"overlong slash", "\xc0\xaf", "a.md:1:1-2 the byte 0xC0 is not valid UTF-8 (byte offset 0)"},
		{"zero byte", "ab\x00", "a.md:1:3-4 there is a zero byte, which text never holds (byte offset 2)"},
		{"delete", "\x7f", "a.md:1:1-2 there is the control character U+007F (byte offset 0)"},
		{"C1 control", "a\u0085b", "a.md:1:2-4 there is the control character U+0085 (byte offset 1)"},
		{"escape", "\x1b[31m", "a.md:1:1-2 there is the control character U+001B (byte offset 0)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var problems diag.List
			text := sitedir.Text("a.md", []byte(test.in), &problems)
			if text != nil || len(problems) == 0 {
				t.Fatalf("got %q, %v", text, problems)
			}
			p := problems[0]
			if got := fmt.Sprintf("%s:%d:%d-%d %s", p.File, p.Line, p.Column, p.End, p.Message); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if p.Code != diag.FileEncoding || p.Hint == "" {
				t.Errorf("code %q, hint %q", p.Code, p.Hint)
			}
		})
	}
}

func TestTextInOtherUnicodeForms(t *testing.T) {
	words := "+++\ntitle = \"북한 인권\"\n+++\n\n결의안이 채택되었다.\n"
	encode := func(bigEndian bool, mark string, s string) []byte {
		out := []byte(mark)
		for _, u := range utf16.Encode([]rune(s)) {
			if bigEndian {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
	for name, raw := range map[string][]byte{
		"UTF-16 little endian with mark": encode(false, "\xff\xfe", words),
		"UTF-16 big endian with mark":    encode(true, "\xfe\xff", words),
		"UTF-16 little endian bare":      encode(false, "", words),
		"UTF-16 big endian bare":         encode(true, "", words),
		"UTF-32 with mark":               []byte("\xff\xfe\x00\x00a\x00\x00\x00"),
	} {
		t.Run(name, func(t *testing.T) {
			var problems diag.List
			text := sitedir.Text("a.md", raw, &problems)
			if text != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, name[:6]) {
				t.Errorf("got %q, %v", text, short(problems))
			}
		})
	}
}

func TestTextLimitsTheNumberOfProblems(t *testing.T) {
	var problems diag.List
	sitedir.Text("picture.md", bytes.Repeat([]byte{'a', 0x01}, 1<<20), &problems)
	if len(problems) != 10 || !strings.HasSuffix(problems[9].Message, "there are more such places in the file") {
		t.Errorf("got %d problems, the last: %v", len(problems), problems[len(problems)-1])
	}
}

// TestOneMistakeIsOneProblem has files that are no text, or in another encoding.
func TestOneMistakeIsOneProblem(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"picture":           {"\x89PNG\r\n\x1a\n\x00\x00\x00\x01\xff", "the file is no text but a PNG picture"},
		"document":          {"PK\x03\x04\x14\x00\x00\xff", "the file is no text but an archive or an Office document"},
		"Windows-1252":      {"Caf\xe9 d\xe9j\xe0 vu", "the byte 0xE9 is not valid UTF-8 (byte offset 3)"},
		"EUC-KR":            {"\xba\xcf\xc7\xd1 \xc0\xce\xb1\xc7", "the byte 0xBA is not valid UTF-8 (byte offset 0)"},
		"cut in a sign":     {"ab\xed\x95", "the file ends in the middle of a character (byte offset 2)"},
		"cut in a picture":  {"ab\xf0\x9f\x99", "the file ends in the middle of a character (byte offset 2)"},
		"one of each mixed": {"\xe9 \xe0", "the byte 0xE9 is not valid UTF-8 (byte offset 0)"},
	} {
		var problems diag.List
		text := sitedir.Text("a.md", []byte(test.in), &problems)
		if text != nil || len(problems) != 1 || problems[0].Message != test.want {
			t.Errorf("%s: %q, %v", name, text, short(problems))
		}
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "\ufeff", "a\r\nb\rc\n", "caf\xe9", "\xff\xfea\x00", "a\x00b\x00c\x00d\x00", "\x1b", "\xed\x95", "한국\u0085"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		before := bytes.Clone(raw)
		var problems diag.List
		text := sitedir.Text("f.md", raw, &problems)
		if !bytes.Equal(before, raw) {
			t.Fatal("the input was changed")
		}
		if len(problems) > 0 {
			if text != nil {
				t.Fatal("both text and problems")
			}
			checkPositions(t, raw, problems)
			return
		}
		if !utf8.Valid(text) {
			t.Fatalf("not UTF-8: %q", text)
		}
		for _, r := range string(text) {
			if unicode.IsControl(r) && r != '\t' && r != '\n' {
				t.Fatalf("control character %U in %q", r, text)
			}
		}
		again := sitedir.Text("f.md", text, &problems)
		if len(problems) > 0 || !bytes.HasPrefix(text, []byte("\ufeff")) && !bytes.Equal(again, text) {
			t.Fatalf("clean text %q is changed: %q, %v", text, again, problems)
		}
	})
}

// checkPositions checks that every position lies in the file.
func checkPositions(t *testing.T, raw []byte, problems diag.List) {
	t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(raw)), "\n")
	for _, p := range problems {
		if p.Line == 0 {
			continue
		}
		if p.Line > len(lines) || p.Column < 1 || p.End <= p.Column || p.End > len(lines[p.Line-1])+1 {
			t.Fatalf("no such position: %+v", p)
		}
	}
}
