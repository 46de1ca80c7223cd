package sitepath

import (
	"crypto/sha256"
	"testing"
)

func TestFingerprint(t *testing.T) {
	sum, other := sha256.Sum256([]byte("a")), sha256.Sum256([]byte("b"))
	for name, want := range map[string]string{
		"style.css":     "style.ca978112.css",
		"js/search.js":  "js/search.ca978112.js",
		"v1.2/font":     "v1.2/font.ca978112",
		"a.b/c.min.css": "a.b/c.min.ca978112.css",
		"한국/모양.css":     "한국/모양.ca978112.css",
	} {
		got := Fingerprint(name, sum)
		if got != want {
			t.Errorf("Fingerprint(%q) = %q, want %q", name, got, want)
		}
		if !HasFingerprint(got, sum) || HasFingerprint(got, other) || HasFingerprint(name, sum) {
			t.Errorf("%q: the fingerprint is not recognised", got)
		}
	}
}
