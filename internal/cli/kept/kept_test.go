package kept

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func open(t *testing.T, dir string) *Kept {
	t.Helper()
	k, err := Open(dir, "main")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestClaimsOutliveAProcess(t *testing.T) {
	dir := t.TempDir()
	k := open(t, dir)
	if _, err := Open(dir, "main"); !errors.Is(err, ErrInUse) {
		t.Errorf("a second process: %v", err)
	}
	must(t, k.Claimed("a"))
	must(t, k.Claimed("b"))
	must(t, k.Close())
	k = open(t, dir)
	if got := k.Claims(); !slices.Equal(got, []string{"a", "b"}) {
		t.Error(got)
	}
	must(t, k.Claimed(""))
	if got := k.Claims(); len(got) > 0 {
		t.Error(got)
	}
	must(t, k.Close())
}

// What a process that was killed has left is removed, and nothing of another destination.
func TestWorkIsRemoved(t *testing.T) {
	dir := t.TempDir()
	killed := open(t, dir)
	must(t, os.WriteFile(filepath.Join(killed.Work(), "withdrawn"), []byte("text"), 0o600))
	other, err := Open(dir, "other")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(other.Work(), "at work"), nil, 0o600))
	must(t, killed.release()) // as the system does
	k := open(t, dir)
	if left, err := os.ReadDir(k.Work()); err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
	must(t, k.Close())
	if _, err := os.Stat(k.Work()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after the end: %v", err)
	}
	if left, err := os.ReadDir(other.Work()); err != nil || len(left) != 1 {
		t.Errorf("of another destination is left: %v, %v", left, err)
	}
	must(t, other.Close())
}

func archiveOf(names ...string) func(io.Writer) error {
	return func(w io.Writer) error {
		z := zip.NewWriter(w)
		for _, name := range names {
			f, err := z.Create(name)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(f, "text of "+name); err != nil {
				return err
			}
		}
		return z.Close()
	}
}

func TestPublicationsAreKept(t *testing.T) {
	k := open(t, t.TempDir())
	defer k.Close()
	for n := 1; n <= 4; n++ {
		must(t, k.Keep(n, 2, archiveOf("index.html", "2018/a.html")))
	}
	if got := k.Numbers(); !slices.Equal(got, []int{3, 4}) {
		t.Error(got)
	}
	no := errors.New("no")
	if err := k.Keep(5, 2, func(io.Writer) error { return no }); !errors.Is(err, no) || len(k.Numbers()) != 2 {
		t.Error(err, k.Numbers())
	}
	dir, err := k.Unpack(4)
	must(t, err)
	raw, err := os.ReadFile(filepath.Join(dir, "2018", "a.html"))
	if err != nil || string(raw) != "text of 2018/a.html" {
		t.Errorf("%s %v", raw, err)
	}
	must(t, k.Keep(6, 0, nil))
	if got := k.Numbers(); len(got) > 0 {
		t.Error(got)
	}
}

func TestUnpackStaysInItsFolder(t *testing.T) {
	k := open(t, t.TempDir())
	defer k.Close()
	for _, name := range []string{"../x", "/x", `..\x`, "a/../../x"} {
		must(t, k.Keep(1, 1, archiveOf(name)))
		if _, err := k.Unpack(1); err == nil {
			t.Errorf("%s was unpacked", name)
		}
	}
	left, err := filepath.Glob(filepath.Join(k.Work(), "again-*"))
	if err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}
