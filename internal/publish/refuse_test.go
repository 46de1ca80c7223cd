package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

func wantRefused(t *testing.T, err error, reason string) *RefusedError {
	t.Helper()
	refused, ok := errors.AsType[*RefusedError](err)
	if !ok || !strings.Contains(refused.Error(), reason) || refused.Hint == "" {
		t.Errorf("got the error %v, want a refusal that says %q", err, reason)
	}
	return refused
}

func TestDangerousFoldersAreRefused(t *testing.T) {
	home := t.TempDir()
	site := filepath.Join(home, "work", "site")
	writeFiles(t, site, tree{"config.toml": "", "content/2018/a.md": "a", "templates/page.html": "", ".git/HEAD": "ref"})
	must(t, os.Symlink(filepath.Join(site, "content"), filepath.Join(home, "way-in")))
	must(t, os.Symlink(site, filepath.Join(home, "site-link")))
	must(t, os.MkdirAll(filepath.Join(home, "elsewhere"), 0o755))
	must(t, os.Symlink(filepath.Join(home, "elsewhere"), filepath.Join(site, "linked")))
	writeFiles(t, home, tree{"file": "x"})
	o := Options{Source: site, Home: home}
	for _, name := range []string{"content", "static", "templates", ".git", "cmd"} {
		o.Forbidden = append(o.Forbidden, filepath.Join(site, name))
	}
	before := readTree(t, home)
	for _, test := range []struct{ dst, reason string }{
		{"/", "top of the file system"},
		{home, "your home folder"},
		{home + "/.", "your home folder"},
		{filepath.Dir(home), "holds "},
		{site, "is the site's own folder"},
		{filepath.Join(site, "content", ".."), "is the site's own folder"},
		{filepath.Join(home, "work"), "holds the site's own folder"},
		{filepath.Join(site, "content"), "which a build never writes to"},
		{filepath.Join(site, "content", "2018"), "which a build never writes to"},
		{filepath.Join(site, "content", "new"), "which a build never writes to"},
		{filepath.Join(site, "content", "new", "newer"), "which a build never writes to"},
		{filepath.Join(site, "static"), "which a build never writes to"},
		{filepath.Join(site, "STATIC"), "which a build never writes to"},
		{filepath.Join(site, "static", "new"), "which a build never writes to"},
		{filepath.Join(site, ".git", "objects"), "which a build never writes to"},
		{filepath.Join(home, "way-in"), "is a symbolic link"},
		{filepath.Join(home, "way-in", "out"), "which a build never writes to"},
		{filepath.Join(home, "site-link", "templates"), "which a build never writes to"},
		{filepath.Join(site, "linked"), "is a symbolic link"},
		{filepath.Join(home, "file"), "is a file"},
		{filepath.Join(home, "no", "such", "folder"), "does not exist"},
		{filepath.Join(home, "elsewhere", "..", "work", "site", "content"), "which a build never writes to"},
	} {
		s, err := Open(t.Context(), test.dst, o)
		if err == nil {
			must(t, s.Abandon())
		}
		if wantRefused(t, err, test.reason) == nil {
			t.Logf("that was %s", test.dst)
		}
	}
	if diff := cmp.Diff(before, readTree(t, home)); diff != "" {
		t.Errorf("refusing changed something: %s", diff)
	}

	for _, dst := range []string{"public", "out/public", "static2", "contents"} {
		s, err := Open(t.Context(), filepath.Join(site, dst), o)
		must(t, err)
		must(t, s.Abandon())
	}
}

func TestFolderWithoutManifestIsRefused(t *testing.T) {
	line := strings.Repeat("a", 64) + "  "
	for name, test := range map[string]struct {
		files tree
		ok    bool
	}{
		"empty":                          {tree{}, true},
		"photos":                         {tree{"photo.jpg": "x"}, false},
		"hidden files":                   {tree{".env": "x"}, false},
		"a fresh worktree of Git":        {tree{".git": "gitdir: ../.git/worktrees/public"}, true},
		"an empty repository":            {tree{".git/HEAD": "x"}, true},
		"something lost and found":       {tree{"lost+found/#12": "x"}, false},
		"a worktree with a file":         {tree{".git": "x", "README.md": "x"}, false},
		"an empty manifest":              {tree{"photo.jpg": "x", ManifestName: ""}, true},
		"a manifest of gone files":       {tree{"photo.jpg": "x", ManifestName: line + "a.html\n"}, true},
		"some other text":                {tree{ManifestName: "hello\n"}, false},
		"a manifest in sha512":           {tree{ManifestName: line[:64] + line + "a\n"}, false},
		"a short digest":                 {tree{ManifestName: line[1:] + "a\n"}, false},
		"binary mode":                    {tree{ManifestName: line[:65] + "*a\n"}, false},
		"a manifest that leads out":      {tree{ManifestName: line + "../victim\n"}, false},
		"a manifest with absolute paths": {tree{ManifestName: line + "/etc/passwd\n"}, false},
		"a manifest that lists itself":   {tree{ManifestName: line + ManifestName + "\n"}, false},
		"a path twice":                   {tree{ManifestName: line + "a\n" + line + "a\n"}, false},
		"cut off":                        {tree{ManifestName: line + "a.ht"}, false},
		"CR LF":                          {tree{ManifestName: line + "a\r\n"}, false},
		"zeros":                          {tree{ManifestName: "\x00\x00\n"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			dst := filepath.Join(dir, "public")
			must(t, os.Mkdir(dst, 0o755))
			writeFiles(t, dst, test.files)
			writeFiles(t, dir, tree{"victim": "safe"})
			before := readTree(t, dir)
			_, err := put(t.Context(), dst, tree{"index.html": "i"}, nil)
			if test.ok {
				must(t, err)
				return
			}
			wantRefused(t, err, "not ours")
			if diff := cmp.Diff(before, readTree(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNewDiskIsAsGoodAsEmpty(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "public")
	must(t, os.MkdirAll(filepath.Join(dst, "lost+found"), 0o700))
	publishInPlace(t, dst, tree{"a.html": "1"})
	publish(t, dst, tree{"a.html": "2"})
	want := withManifest(tree{"a.html": "2"})
	want["lost+found"] = "dir"
	if diff := cmp.Diff(want, readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

func TestManifestThatIsASymlinkIsRefused(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	writeFiles(t, dir, tree{"list": "", "public/page.html": "x"})
	must(t, os.Symlink("../list", filepath.Join(dst, ManifestName)))
	_, err := put(t.Context(), dst, tree{"index.html": "i"}, nil)
	wantRefused(t, err, "not ours")
}

func TestMissingParentFolderIsCreated(t *testing.T) {
	dst := filepath.Join(t.TempDir(), "new", "public")
	publish(t, dst, tree{"a.html": "a"})
	if diff := cmp.Diff(withManifest(tree{"a.html": "a"}), readTree(t, dst)); diff != "" {
		t.Error(diff)
	}
}

// The bubble's clock moves only while everything waits, so that the two seconds of
// the lock pass at once and a slow machine does not use them up.
func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	dst := filepath.Join(dir, "public")
	synctest.Test(t, func(t *testing.T) {
		first, err := Open(t.Context(), dst, Options{})
		must(t, err)

		_, err = Open(t.Context(), dst, Options{})
		locked, ok := errors.AsType[*LockedError](err)
		if !ok || locked.PID != os.Getpid() || locked.Since == "" || locked.Path != dst {
			t.Errorf("got %v", err)
		}

		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := Open(ctx, dst, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}

		released := make(chan error)
		go func() { released <- first.Abandon() }()
		second, err := Open(t.Context(), dst, Options{})
		must(t, err)
		must(t, <-released)
		must(t, second.Abandon())
	})
	checkNames(t, dir)
}

func TestStaleLockFileIsIgnored(t *testing.T) {
	for name, text := range map[string]string{"of a dead process": "999999999 2020-01-01T00:00:00Z\n", "empty": "", "garbage": "\x00\xff"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeFiles(t, dir, tree{".public.lock": text})
			publish(t, filepath.Join(dir, "public"), tree{"a.html": "a"})
			checkNames(t, dir, "public")
		})
	}
}

func TestLockFileThatIsASymlinkIsRefused(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, tree{"victim": "safe"})
	must(t, os.Symlink("victim", filepath.Join(dir, ".public.lock")))
	_, err := put(t.Context(), filepath.Join(dir, "public"), tree{"a.html": "a"}, nil)
	wantRefused(t, err, "not an ordinary file")
	if got := readTree(t, dir)["victim"]; got != "safe" {
		t.Errorf("the file is now %q", got)
	}
}

func TestLockErrorWithUnknownProcess(t *testing.T) {
	dir := t.TempDir()
	d, err := openDisk(dir, nil)
	must(t, err)
	defer d.close()
	writeFiles(t, dir, tree{"lock": "who knows"})
	for _, name := range []string{"lock", "missing"} {
		got, ok := errors.AsType[*LockedError](d.lockedBy("/site/public", name))
		if !ok || got.PID != 0 || !strings.Contains(got.Error(), "/site/public") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte(strings.Repeat("0", 64) + "  index.html\n"))
	f.Add([]byte(strings.Repeat("0", 64) + "  ../index.html\n"))
	f.Add([]byte(strings.Repeat("0", 63) + "g  a\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := parseManifest(raw)
		if err != nil {
			return
		}
		for name := range m {
			if !fs.ValidPath(name) || strings.Contains(name, `\`) || name == ManifestName {
				t.Fatalf("accepts the path %q", name)
			}
		}
	})
}
