package feed

import (
	"bytes"
	"encoding/xml"
	"testing"
)

func FuzzEscapeIsThatOfEncodingXML(f *testing.F) {
	for _, seed := range []string{"", "a <b> & \"c\" 'd'\t\r\n", "결의 \x00\x1f \xff \uFFFE é", "\x7f\u0085"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var got, want bytes.Buffer
		escape(&got, text)
		if err := xml.EscapeText(&want, text); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("escape(%q) = %q, want %q", text, &got, &want)
		}
	})
}
