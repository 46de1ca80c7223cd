package verify_test

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"annals/internal/cli/verify"
	"annals/internal/publish/minisign"
	"annals/internal/testing/keytest"
)

func run(t *testing.T, where string) verify.Report {
	t.Helper()
	r, err := verify.Run(t.Context(), verify.Options{Where: where, Keys: []minisign.PublicKey{keytest.New(t, 1).Public()}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func writeSite(t *testing.T, s site) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range s {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// zipped writes a zip with these names; a doubled name has another text the second time.
func zipped(t *testing.T, s site, prefix string, more ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, name := range append(slices.Sorted(maps.Keys(s)), more...) {
		full, text := prefix+name, s[name]
		if i >= len(s) {
			full, text = name, "more"
		}
		f, err := w.Create(full)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "copy.zip")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestFolders(t *testing.T) {
	dir := writeSite(t, signed(t, pages(), 2))
	for _, name := range []string{".git", ".nojekyll", "CNAME"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if r := run(t, dir); !r.IsComplete() || r.Differs() {
		t.Errorf("%+v", r)
	}
	// A link is no file of a site, wherever it leads.
	outside := filepath.Join(t.TempDir(), "feed.xml")
	if err := os.WriteFile(outside, []byte(pages()["feed.xml"]), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "feed.xml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "feed.xml")); err != nil {
		t.Skip(err)
	}
	if r := run(t, dir); !slices.Equal(r.Missing, []string{"feed.xml"}) {
		t.Errorf("%+v", r)
	}
}

func TestZips(t *testing.T) {
	s := signed(t, pages(), 2)
	for _, prefix := range []string{"", "site/"} {
		if r := run(t, zipped(t, s, prefix)); !r.IsComplete() || r.Differs() {
			t.Errorf("%q: %+v", prefix, r)
		}
		if r := run(t, zipped(t, s, prefix, prefix+"feed.xml")); !slices.Equal(r.Extra, []string{"feed.xml (twice)"}) {
			t.Errorf("%q, a name twice: %+v", prefix, r)
		}
		if r := run(t, zipped(t, s, prefix, "../../x")); !slices.Equal(r.Extra, []string{"../../x"}) {
			t.Errorf("%q, a path out of it: %+v", prefix, r)
		}
	}
	file := zipped(t, s, "")
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(raw, []byte("feed.xml")) + len("feed.xml")
	raw[at+5] ^= 0x40
	if err := os.WriteFile(file, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	if r := run(t, file); r.IsComplete() {
		t.Error("a byte of a file in the zip changed, which was not found")
	}
	if err := os.WriteFile(file, []byte("no zip"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := verify.Run(t.Context(), verify.Options{Where: file}); !isPlace(err) {
		t.Errorf("no zip: %v", err)
	}
}
