package markdown

import (
	"testing"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// TestFlanksAsInCommonMark checks that next to characters of scripts with spaces
// delimiters open and close as in CommonMark.
func TestFlanksAsInCommonMark(t *testing.T) {
	letters := []rune("a1 \n\t.,(*_~«“é\u00A0\u2003—")
	for _, mark := range []byte("*_~") {
		for _, before := range letters {
			for _, after := range letters {
				if rune(mark) == after {
					continue
				}
				want := parser.ScanDelimiter([]byte(string(mark)+string(after)), before, 1, delimiters{})
				opens, closes := flanks(mark, before, util.ToRune([]byte(string(after)), 0), false)
				if opens != want.CanOpen || closes != want.CanClose {
					t.Errorf("%q between %q and %q opens: %v, closes: %v, want %v, %v", mark, before, after, opens, closes, want.CanOpen, want.CanClose)
				}
			}
		}
	}
}
