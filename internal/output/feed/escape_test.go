package feed

import (
	"bytes"
	"encoding/xml"
	"testing"
)

func FuzzAppendEscapedMatchesEncodingXML(f *testing.F) {
	var ascii []byte
	for c := range byte(0x80) {
		ascii = append(ascii, c)
	}
	for _, seed := range []string{
		"", "plain", string(ascii), "이산가족 𠮷 é", "\xff\xc3", "a\xe2\x80", "\uFFFD", "\uFFFE\uFFFF", "\xed\xa0\x80", "\u0085",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want bytes.Buffer
		if err := xml.EscapeText(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := appendEscaped(nil, text); string(got) != want.String() {
			t.Errorf("%q is written as %s, not %s", text, got, &want)
		}
		if got := appendEscaped([]byte("before"), []byte(text)); string(got) != "before"+want.String() {
			t.Errorf("%q as bytes is written as %s, not before%s", text, got, &want)
		}
	})
}
