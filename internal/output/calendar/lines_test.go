package calendar

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// readable is what readers get of a text: line breaks of all kinds are one, other controls
// are gone.
func readable(text string) string {
	text = strings.NewReplacer("\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string([]rune(text)))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

func FuzzTextsAreReadBack(f *testing.F) {
	for _, seed := range []string{
		"", "plain", `a\b;c,d:e"f`, "a\r\nb\rc\nd", "\x00\x07\x7f\u0085\u0090\u2028\u2029\t", "\xff\xc3", "a\xe2\x80", "\uFFFD\uFEFF",
		strings.Repeat("가", 60), "x" + strings.Repeat("𠮷", 60), strings.Repeat("é", 71), strings.Repeat(`\`, 150), strings.Repeat("\n", 90),
		"\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM", " begins with a blank", "\tand with a tab", "\u202eright to left\u2069", `\n\N\,`,
		"e\u0301\u0301\u0301", "👩‍👩‍👧‍👦" + strings.Repeat("👩‍👩‍👧‍👦", 10),
	} {
		f.Add(seed, seed)
		f.Add("a,b", seed)
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		var b buffer
		b.text("CATEGORIES", one, other)
		b.text("SUMMARY", one)
		lines, err := unfold(string(b.out))
		if err != nil || len(lines) != 2 {
			t.Fatalf("%d lines, %v: %q", len(lines), err, b.out)
		}
		for i, want := range [][]string{{readable(one), readable(other)}, {readable(one)}} {
			m := contentLine.FindStringSubmatch(lines[i])
			if m == nil {
				t.Fatalf("no content line: %q", lines[i])
			}
			if p, err := readProperty(m[1], m[2], m[3]); err != nil || !slices.Equal(p.values, want) {
				t.Errorf("read back as %q, not %q (%v)", p.values, want, err)
			}
		}
	})
}

func TestLinesAreFoldedAt75Bytes(t *testing.T) {
	for _, test := range []struct {
		text string
		want []int // length of each line
	}{
		{strings.Repeat("a", 73), []int{75}},
		{strings.Repeat("a", 74), []int{75, 2}},
		{strings.Repeat("a", 73+74), []int{75, 75}},
		{strings.Repeat("가", 25), []int{74, 4}}, // two of three bytes fit
		{strings.Repeat("𠮷", 19), []int{74, 5}},
	} {
		var b buffer
		b.raw("X", test.text)
		var got []int
		for line := range strings.SplitSeq(strings.TrimSuffix(string(b.out), "\r\n"), "\r\n") {
			got = append(got, len(line))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%d bytes are on lines of %v bytes, not %v", len(test.text), got, test.want)
		}
	}
}
