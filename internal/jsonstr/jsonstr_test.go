package jsonstr_test

import (
	"encoding/json"
	"strings"
	"testing"

	"annals/internal/jsonstr"
)

// ascii holds every ASCII character.
var ascii = func() string {
	var all []byte
	for c := range byte(0x80) {
		all = append(all, c)
	}
	return string(all)
}()

func FuzzAppendStringMatchesEncodingJSON(f *testing.F) {
	for _, text := range []string{
		"", "plain", ascii, "\u2028 and \u2029", "이산가족 𠮷 é", "\xff\xc3", "a\xe2\x80", "\ufffd", `</script>"\`, "\x7f\u0080",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := jsonstr.AppendString(nil, text); string(got) != string(want) {
			t.Errorf("%q is written as %s, not %s", text, got, want)
		}
		if got := jsonstr.AppendString([]byte("before"), []byte(text)); string(got) != "before"+string(want) {
			t.Errorf("%q as bytes is written as %s, not before%s", text, got, want)
		}
	})
}

func FuzzAppendDataMatchesEncodingJSON(f *testing.F) {
	for _, text := range []string{"", "plain", ascii, "\u2028 and \u2029", "이산가족 𠮷 é", "\xff\xc3", `</script>"\&`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want strings.Builder
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(text); err != nil {
			t.Fatal(err)
		}
		if got := jsonstr.AppendData(nil, text); string(got)+"\n" != want.String() {
			t.Errorf("%q is written as %s, not %s", text, got, want.String())
		}
	})
}

func BenchmarkAppendString(b *testing.B) {
	text := []byte(strings.Repeat("The Assembly welcomes talks between “states”, and asks for access.\n", 50))
	var dst []byte
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = jsonstr.AppendString(dst[:0], text)
	}
}
