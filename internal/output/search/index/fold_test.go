package index

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldWhole is the reference implementation: it folds a text as a whole.
func foldWhole(text string) string {
	bare := strings.Map(func(r rune) rune {
		if isDropped(r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text))
	var folded []byte
	for _, r := range norm.NFC.String(bare) {
		folded = appendFolded(folded, r)
	}
	return string(folded)
}

func FuzzAppendFoldMatchesFoldWhole(f *testing.F) {
	for _, text := range []string{
		"The Assembly’s “fourteenth”", "e\u0301\u0323E\u0301 Résolution", "\u1100\u1161\u11a8가\u11a8 각", "ﬁ２İẞȺK", "اَلْجَمْعِيَّةُ ٱلـعَامَّةُ",
		"a\u09be\u0bbe\u3099", "a" + strings.Repeat("\u0301", 40) + "b", "x\u0338=\u0338", "𝐇𐐀", "می\u200cدهد ک۱۹٣", "ẞßŒæØıİ co\u00adop", "\u1100\u200d\u1161 e\u200d\u0301",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		if got, want := string(AppendFold([]byte("E\u0301"), text)), "E\u0301"+foldWhole(text); got != want {
			t.Errorf("%q is folded to %q, want %q", text, got, want)
		}
	})
}

func TestIDsOfTermsAreStable(t *testing.T) {
	v := newVocabulary()
	term := func(i int) []byte {
		return []byte(strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune(0x4E00+i)))
	}
	for round := range 2 {
		for i := range 5000 {
			if id := v.id(term(i)); id != uint32(i) || string(v.term(id)) != string(term(i)) {
				t.Fatalf("round %d: term %d has the id %d", round, i, id)
			}
		}
	}
}
