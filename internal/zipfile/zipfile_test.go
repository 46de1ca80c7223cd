package zipfile_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/zipfile"
)

// noise cannot be compressed.
func noise(n int) string {
	b := make([]byte, n)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(b)
	return string(b)
}

var files = []struct {
	name, content string
	stored        bool
}{
	{"mimetype", "application/epub+zip", true},
	{"small", strings.Repeat("a", 199), true},
	{"text/large.txt", strings.Repeat("a text, ", 1000), false},
	{"noise", noise(1000), true},
	{"읽어 보세요.txt", strings.Repeat("한국어", 100), false},
	{"empty", "", true},
}

func archive(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zipfile.New(&b)
	for _, f := range files {
		if err := z.Put(f.name, []byte(f.content)); err != nil {
			t.Fatal(err)
		}
	}
	for _, isPacked := range []bool{false, true} {
		w, err := z.Create(map[bool]string{false: "stream", true: "film"}[isPacked], isPacked)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, strings.Repeat("of any size", 1000)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFilesMayBeRead holds what unzip on Unix gives to the files: without it nobody may
// read them.
func TestFilesMayBeRead(t *testing.T) {
	raw := archive(t)
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if f.Mode() != 0o644 {
			t.Errorf("%s has the mode %v", f.Name, f.Mode())
		}
	}
}

func TestArchiveIsReadBack(t *testing.T) {
	raw := archive(t)
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != len(files)+2 {
		t.Fatalf("%d files", len(r.File))
	}
	for i, f := range r.File {
		if year, month, day := f.Modified.Date(); year != 1980 || month != 1 || day != 1 || len(f.Extra) > 0 || f.NonUTF8 && f.Name == "읽어 보세요.txt" {
			t.Errorf("%s: %v, extra %x, other letters %t", f.Name, f.Modified, f.Extra, f.NonUTF8)
		}
		want := strings.Repeat("of any size", 1000)
		if i < len(files) {
			want = files[i].content
			if f.Name != files[i].name || (f.Method == zip.Store) != files[i].stored || f.Flags&8 != 0 {
				t.Errorf("%s: method %d, flags %x", f.Name, f.Method, f.Flags)
			}
		}
		if diff := cmp.Diff(want, content(t, f)); diff != "" {
			t.Errorf("%s: %s", f.Name, diff)
		}
	}
	if film := r.File[len(r.File)-1]; film.Method != zip.Store {
		t.Error("what is packed already is packed again")
	}
}

func content(t *testing.T, f *zip.File) string {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	b, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Programs know a book by the bytes at its beginning.
func TestFirstBytes(t *testing.T) {
	raw := archive(t)
	if got, want := string(raw[30:58]), "mimetypeapplication/epub+zip"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !bytes.Equal(raw, archive(t)) {
		t.Error("the second archive has other bytes")
	}
}
