package verify_test

import (
	"bytes"
	"strings"
	"testing"

	"annals/internal/cli/verify"
	"annals/internal/publish/minisign"
)

func TestMemoryFindsWhatWasRewritten(t *testing.T) {
	whole, err := check(t, signed(t, pages(), 5), verify.Options{})
	if err != nil || whole.Differs() {
		t.Fatalf("%v\n%+v", err, whole)
	}
	raw, err := (&verify.Memory{}).With(&whole, "2026-11-30").Format()
	if err != nil {
		t.Fatal(err)
	}
	remembered := func() *verify.Memory {
		m, err := verify.ParseMemory(raw)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	if again, err := remembered().Format(); err != nil || !bytes.Equal(again, raw) {
		t.Errorf("%v\n%s\nbecame\n%s", err, raw, again)
	}
	changed := pages()
	changed["feed.xml"] = "<feed>other</feed>"
	for name, test := range map[string]struct {
		copied site
		want   string
	}{
		"the same": {signed(t, pages(), 5), ""},
		"older":    {signed(t, pages(), 3), "publication 3, which you saw, is gone or changed"},
		"another":  {signed(t, changed, 5), "publication 5, which you saw, is gone or changed"},
	} {
		// The key is remembered, too.
		r, err := check(t, test.copied, verify.Options{Keys: []minisign.PublicKey{}, Memory: remembered()})
		if err != nil || r.BadHistory != test.want || r.NotGenuine != "" {
			t.Errorf("%s: %v\n%+v", name, err, r)
		}
	}
	// No signature is no way around the memory.
	unsigned := signed(t, pages(), 5)
	delete(unsigned, "manifest.sha256.minisig")
	if r, err := check(t, unsigned, verify.Options{Keys: []minisign.PublicKey{}, Memory: remembered()}); err != nil || r.NotGenuine == "" {
		t.Errorf("unsigned: %v\n%+v", err, r)
	}
	for _, text := range []string{"{}", "[]", "x", `{"version":1,"sites":[]} x`, `{"version":1,"sites":[{"site":"a","key":"RWQ"}]}`, strings.Replace(string(raw), `"version": 1`, `"version": 2`, 1), strings.Replace(string(raw), `"1 2026`, `"2 2026`, 1)} {
		if _, err := verify.ParseMemory([]byte(text)); err == nil {
			t.Errorf("taken: %s", text)
		}
	}
}

func FuzzParseMemory(f *testing.F) {
	f.Add([]byte(`{"version":1,"sites":[{"site":"https://example.org/","key":"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3","seen":"2026-11-30","history":["again 1"]}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := verify.ParseMemory(raw)
		if err != nil {
			return
		}
		text, err := m.Format()
		if err != nil {
			t.Fatal(err)
		}
		again, err := verify.ParseMemory(text)
		if err != nil {
			t.Fatalf("%q became %q: %v", raw, text, err)
		}
		if second, err := again.Format(); err != nil || !bytes.Equal(second, text) {
			t.Errorf("%q became %q", text, second)
		}
	})
}
