package publish

import (
	"bytes"
	"strings"
	"testing"

	"annals/internal/sitepath"
)

func FuzzParseManifest(f *testing.F) {
	hash := strings.Repeat("ab", 32)
	f.Add([]byte(hash + "  2018/a.html\n" + hash + "  index.html\n"))
	f.Add([]byte(strings.ToUpper(hash) + "  index.html\n"))
	f.Add([]byte(hash + "  ../index.html\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		files, err := ParseManifest(raw)
		if err != nil {
			return
		}
		var b bytes.Buffer
		for _, f := range files {
			if err := sitepath.Check(f.Path); err != nil {
				t.Errorf("%q: %v", f.Path, err)
			}
			writeLine(&b, f.Path, f.Sum)
		}
		if !bytes.Equal(b.Bytes(), raw) {
			t.Errorf("%q came back as %q", raw, b.Bytes())
		}
	})
}
