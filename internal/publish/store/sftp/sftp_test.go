package sftp

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annals/internal/publish/upload"
	"annals/internal/testing/storetest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	storetest.Contract(t, func(t *testing.T) storetest.Opener {
		v, dir, n := &server{}, filepath.Join(t.TempDir(), "www"), 0
		return func(t *testing.T) upload.Store {
			n++
			return v.open(t, dir, strings.Repeat("x", n))
		}
	})
}

// TestHostThatCannotReplace lacks the extension by which a file is replaced in one step.
func TestHostThatCannotReplace(t *testing.T) {
	t.Parallel()
	v, dir := &server{}, t.TempDir()
	v.withoutReplace(func(name string) bool { _, err := os.Lstat(name); return err == nil })
	var dead []string
	for i := 1; i <= 3; i++ {
		if err := v.run(t, dir, version(i), &dead); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, dir, version(3), false)
	h := v.open(t, dir, "x")
	before := filepath.Join(dir, ownPrefix+"before-publication.json")
	if err := os.Rename(filepath.Join(dir, "publication.json"), before); err != nil {
		t.Fatal(err)
	}
	data, _, err := h.Read(t.Context(), "publication.json", 1<<20)
	if err != nil || len(data) == 0 {
		t.Errorf("killed between two steps: %v", err)
	}
	if notes := h.Notes(); len(notes) != 1 || !strings.Contains(notes[0], "missing for a moment") {
		t.Errorf("notes %q", notes)
	}
}

// TestHostWithoutExclusiveFiles makes a file that is there already.
func TestHostWithoutExclusiveFiles(t *testing.T) {
	t.Parallel()
	v, dir := &server{}, t.TempDir()
	v.request = func(p packet) packet {
		if p.kind() == typeOpen { // drop the flag that asks for a new file
			flags := p[len(p)-8 : len(p)-4]
			binary.BigEndian.PutUint32(flags, binary.BigEndian.Uint32(flags)&^0x20)
		}
		return nil
	}
	report, err := storetest.Publish(t, v.open(t, dir, "x"), version(1))
	if err != nil || len(report.Warnings) != 1 {
		t.Errorf("%v, %q", err, report.Warnings)
	}
}

func TestClaims(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		token string
		age   time.Duration
		want  string
	}{
		"of a run of this computer that did not end": {"dead", 0, ""},
		"of another computer":                        {"other", time.Second, "another computer is publishing"},
		"of another computer that is slow":           {"other", time.Minute, "another computer is publishing"},
		"of another computer that has stopped":       {"other", lease + time.Minute, ""},
		"without a token":                            {"", 0, "another computer is publishing"},
		"without a token for long":                   {"", time.Minute, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v, dir := &server{}, t.TempDir()
			claim := filepath.Join(dir, claimName)
			if err := os.WriteFile(claim, []byte(test.token), 0o600); err != nil {
				t.Fatal(err)
			}
			age(claim, test.age)
			h := v.open(t, dir, "mine", "dead")
			_, err := h.Write(t.Context(), "a.txt", strings.NewReader("a"), upload.Header{Size: 1}, upload.Condition{Absent: true})
			if test.want == "" {
				if _, gone := os.Lstat(claim); err != nil || gone == nil {
					t.Errorf("%v, the claim: %v", err, gone)
				}
				return
			}
			_, isTemporary := errors.AsType[*upload.Temporary](err)
			if !isTemporary || !strings.Contains(asHinted(t, err).Error(), test.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestLeftoversOfRunsThatDidNotEnd(t *testing.T) {
	t.Parallel()
	v, dir := &server{}, t.TempDir()
	for _, name := range []string{".annals-dead-1", "2018/.annals-dead-2", ".annals-other-1", ".annals-long-1"} {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	age(filepath.Join(dir, ".annals-long-1"), 48*time.Hour)
	dead := []string{"dead"}
	if err := v.run(t, dir, version(1), &dead); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{".annals-dead-1": false, "2018/.annals-dead-2": false, ".annals-other-1": true, ".annals-long-1": false} {
		if _, err := os.Lstat(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSymbolicLinks leads out of the folder in each way that a link can.
func TestSymbolicLinks(t *testing.T) {
	t.Parallel()
	v, top := &server{}, t.TempDir()
	dir, outside := filepath.Join(top, "www"), filepath.Join(top, "outside")
	for _, err := range []error{
		os.MkdirAll(filepath.Join(outside, "real"), 0o755), os.Symlink("outside/real", dir), // the folder itself may be one
		os.WriteFile(filepath.Join(outside, "kept.html"), []byte("kept"), 0o644),
		os.Symlink(outside, filepath.Join(dir, "2018")), os.Symlink(filepath.Join(outside, "kept.html"), filepath.Join(dir, "index.html")),
		os.Symlink("/dev/zero", filepath.Join(dir, "publication.json")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h := v.open(t, dir, "x")
	all, err := h.List(t.Context())
	if err != nil || len(all) != 3 {
		t.Errorf("%v, listed %v", err, all)
	}
	if _, _, err := h.Read(t.Context(), "publication.json", 1<<20); !strings.Contains(asHinted(t, err).Error(), "is no file") {
		t.Error(err)
	}
	write := func(name string) error {
		_, err := h.Write(t.Context(), name, strings.NewReader("new"), upload.Header{Size: 3}, upload.Condition{})
		return err
	}
	if err := write("2018/kept.html"); !strings.Contains(asHinted(t, err).Error(), "symbolic link") {
		t.Error(err)
	}
	if err := h.Remove(t.Context(), "2018/kept.html"); !strings.Contains(asHinted(t, err).Error(), "symbolic link") {
		t.Error(err)
	}
	if err := write("index.html"); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(filepath.Join(outside, "kept.html")); string(data) != "kept" {
		t.Errorf("%v, what is outside has become %q", err, data)
	}
}

func TestDiskFullAndNoPermission(t *testing.T) {
	t.Parallel()
	v, dir := &server{}, t.TempDir()
	h := v.open(t, dir, "x")
	write := func() *upload.Fixable {
		_, err := h.Write(t.Context(), "a.txt", strings.NewReader("a"), upload.Header{Size: 1}, upload.Condition{})
		return asHinted(t, err)
	}
	v.request = func(p packet) packet {
		switch p.kind() {
		case typeWrite:
			return status(p.id(), codeFailure)
		case typeExtended:
			if p.text(0) == "statvfs@openssh.com" {
				full := packet{0, 0, 0, 93, 201}
				return append(binary.BigEndian.AppendUint32(full, p.id()), make([]byte, 88)...)
			}
		}
		return nil
	}
	if e := write(); e.Error() != "the disk of host.example is full" {
		t.Error(e.Error())
	}
	v.request = func(p packet) packet {
		if p.kind() == typeOpen {
			return status(p.id(), codeDenied)
		}
		return nil
	}
	if e := write(); !strings.Contains(e.Error(), "permission denied") || e.Hint == "" {
		t.Error(e.Error())
	}
	elsewhere := v.open(t, filepath.Join(dir, "no/such"), "x")
	if _, err := elsewhere.List(t.Context()); !strings.Contains(asHinted(t, err).Error(), "has no folder") {
		t.Error(err)
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	t.Parallel()
	good := Options{User: "me", Host: "host.example", Port: "22", Dir: "www", Token: "t"}
	if _, err := Open(good); err != nil {
		t.Error(err)
	}
	for _, change := range []func(*Options){
		func(o *Options) { o.Host = "-oProxyCommand=x" }, func(o *Options) { o.Host = "" }, func(o *Options) { o.Host = "a b" }, func(o *Options) { o.Host = "a@b" },
		func(o *Options) { o.User = "-l" }, func(o *Options) { o.User = "a\nb" }, func(o *Options) { o.Port = "-1" }, func(o *Options) { o.Port = "22x" },
		func(o *Options) { o.Dir = "" }, func(o *Options) { o.Dir = "a\x00b" }, func(o *Options) { o.Token = "../x" },
	} {
		o := good
		if change(&o); o.check() == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}
