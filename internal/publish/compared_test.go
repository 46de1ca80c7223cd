package publish

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// comparedSite publishes files, and compares them with themselves at a time at which their
// last changes are long past.
func comparedSite(t *testing.T, files map[string]string) (dst string, compared *Compared) {
	t.Helper()
	dst = filepath.Join(t.TempDir(), "public")
	stage, err := Open(t.Context(), dst, Options{})
	must(t, err)
	for path, text := range files {
		must(t, stage.Put(path, Assets, []byte(text)))
	}
	_, err = stage.Commit(t.Context())
	must(t, err)
	compared = NewCompared(dst)
	compared.now = func() time.Time { return time.Now().Add(time.Hour) }
	for path, text := range files {
		compared.compare(path, text)
	}
	return dst, compared
}

func (c *Compared) compare(path, text string) {
	half := len(text) / 2
	c.Compare(Listed{path, sha256.Sum256([]byte(text))}, [][]byte{[]byte(text[:half]), nil, []byte(text[half:])})
}

// kept returns which of the files Keep takes over, and which of them it reads to the end,
// which takes the buffer of a workspace.
func kept(t *testing.T, dst string, compared *Compared, files map[string]string) (kept, read string) {
	t.Helper()
	stage, err := Open(t.Context(), dst, Options{Compared: compared})
	must(t, err)
	defer stage.Abandon()
	for _, path := range []string{"a.jpg", "in/b.jpg"} {
		ws := stage.acquire()
		clear(ws.buf[:])
		stage.release(ws)
		ok, err := stage.Keep(path, Assets, sha256.Sum256([]byte(files[path])))
		must(t, err)
		if ok {
			kept += path + " "
		}
		if ws = stage.acquire(); ws.buf[0] != 0 {
			read += path + " "
		}
		stage.release(ws)
	}
	return kept, read
}

func TestKeepReadsNoComparedFile(t *testing.T) {
	files := map[string]string{"a.jpg": strings.Repeat("a", 3*bufSize/2), "in/b.jpg": "b"}
	dst, compared := comparedSite(t, files)
	if _, known := changeTime(stat(t, dst)); !known {
		t.Skip("this system does not tell when a file was changed")
	}
	if kept, read := kept(t, dst, compared, files); kept != "a.jpg in/b.jpg " || read != "" {
		t.Errorf("kept %s, read %s", kept, read)
	}
	compared = NewCompared(dst) // its clock says that the files were just made
	compared.now = func() time.Time { return time.Now().Add(-time.Hour) }
	compared.compare("a.jpg", files["a.jpg"])
	if kept, read := kept(t, dst, compared, files); kept != "a.jpg in/b.jpg " || read != kept {
		t.Errorf("not settled: kept %s, read %s", kept, read)
	}
}

// TestCompareTellsOtherBytes: files that are not what they were compared with are read.
func TestCompareTellsOtherBytes(t *testing.T) {
	long := strings.Repeat("a", 3*bufSize/2)
	files := map[string]string{"a.jpg": long, "in/b.jpg": "b"}
	for _, other := range []string{"", "c", long[1:], long + "a", long[1:] + "b", "b" + long[1:]} {
		dst, _ := comparedSite(t, files)
		compared := NewCompared(dst)
		compared.now = func() time.Time { return time.Now().Add(time.Hour) }
		compared.compare("a.jpg", other)
		compared.compare("in", other)
		compared.compare("none.jpg", other)
		if len(compared.files) != 0 {
			t.Errorf("%d bytes are taken for others", len(other))
		}
	}
}

// TestComparedFileThatIsTouched: a file that somebody changes after it was compared is
// replaced, though all times that a program can set are those of before.
func TestComparedFileThatIsTouched(t *testing.T) {
	for name, touch := range map[string]func(t *testing.T, file string){
		"other bytes": func(t *testing.T, file string) { must(t, os.WriteFile(file, []byte("x"), 0o644)) },
		"another file": func(t *testing.T, file string) {
			must(t, os.WriteFile(file+".new", []byte("x"), 0o644))
			must(t, os.Rename(file+".new", file))
		},
		"a shorter file": func(t *testing.T, file string) { must(t, os.Truncate(file, 0)) },
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"a.jpg": "a", "in/b.jpg": "b"}
			dst, compared := comparedSite(t, files)
			file := filepath.Join(dst, "a.jpg")
			before := stat(t, file)
			was, _ := changeTime(before)
			for is := was; is.Equal(was); is, _ = changeTime(stat(t, file)) { // until the clock of the disk goes on
				touch(t, file)
				must(t, os.Chtimes(file, before.ModTime(), before.ModTime()))
				if _, known := changeTime(before); !known {
					break
				}
			}
			if kept, _ := kept(t, dst, compared, files); kept != "in/b.jpg " {
				t.Errorf("kept %s", kept)
			}
			stage, err := Open(t.Context(), dst, Options{Compared: compared})
			must(t, err)
			must(t, stage.Put("a.jpg", Assets, []byte("a")))
			report, err := stage.Commit(t.Context())
			if err != nil || report.Written != 1 {
				t.Errorf("%+v, %v", report, err)
			}
			if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, []byte("a")) {
				t.Errorf("%q, %v", data, err)
			}
		})
	}
}
