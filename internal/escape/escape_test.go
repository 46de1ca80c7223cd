package escape_test

import (
	"testing"

	"annals/internal/escape"
)

func TestAppend(t *testing.T) {
	table := escape.NewTable([128]string{'<': "&lt;"}, []escape.Rune{{Of: '\u2028', Text: "(line)"}, {Of: '총', Text: "chong"}}, "?")
	for _, test := range []struct {
		text, want string
	}{
		{"", ""},
		{"a<<b", "a&lt;&lt;b"},
		{"유엔 < 총회", "유엔 &lt; chong회"},
		{"a\u2028\u2029\ufffd", "a(line)\u2029\ufffd"},
		{"\xff\xe2\x80", "???"},
	} {
		if got := escape.Append(table, []byte("+"), test.text); string(got) != "+"+test.want {
			t.Errorf("%q is written as %q, not %q", test.text, got, "+"+test.want)
		}
		if got := escape.Append(table, nil, []byte(test.text)); string(got) != test.want {
			t.Errorf("%q as bytes is written as %q, not %q", test.text, got, test.want)
		}
	}
}
