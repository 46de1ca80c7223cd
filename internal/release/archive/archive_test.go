package archive_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annals/internal/release/archive"
)

var made = time.Date(2026, 11, 30, 21, 0, 0, 0, time.UTC)

func files() []archive.File {
	return []archive.File{
		{Path: "usr/share/doc/example/copyright", Data: []byte("nobody's\n")},
		{Path: "usr/bin/example", Data: []byte("#!/bin/sh\necho example\n"), IsProgram: true},
	}
}

func rpm() archive.RPM {
	return archive.RPM{
		Name: "example", Version: "1.0~dev", Release: "1", Arch: "x86_64", Summary: "a summary", Description: "A\ndescription.",
		License: "Apache-2.0", Author: "Nobody <nobody@localhost.invalid>", Folders: []string{"usr/share/doc/example"}, Made: made,
	}
}

const control = `Package: example
Version: 1.0~dev-1
Architecture: amd64
Maintainer: Nobody <nobody@localhost.invalid>
Description: a summary
`

// all packs the same files in each way.
func all(t *testing.T, files []archive.File) map[string][]byte {
	t.Helper()
	packed := map[string][]byte{}
	for name, pack := range map[string]func() ([]byte, error){
		"x.tar.gz": func() ([]byte, error) { return archive.TarGz("folder", files, made) },
		"x.zip":    func() ([]byte, error) { return archive.Zip("folder", files) },
		"x.deb":    func() ([]byte, error) { return archive.Deb([]byte(control), files, made) },
		"x.rpm":    func() ([]byte, error) { return rpm().Pack(files) },
	} {
		data, err := pack()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		packed[name] = data
	}
	return packed
}

// run runs a program in the folder and returns what it prints.
func run(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is needed in CI", program)
		}
		t.Skipf("no %s here", program)
	}
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// The order in which files are given does not show in an archive.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	one, other := files(), files()
	other[0], other[1] = other[1], other[0]
	second := all(t, other)
	for name, data := range all(t, one) {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// The programs that read archives and packages find in them what was put in, and no fault.
func TestProgramsReadTheArchives(t *testing.T) {
	dir := t.TempDir()
	for name, data := range all(t, files()) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ name, command, want string }{
		{"tar", "tar --numeric-owner --full-time -tvzf x.tar.gz", `-rwxr-xr-x 0/0              23 2026-11-30 21:00:00 folder/usr/bin/example
-rw-r--r-- 0/0               9 2026-11-30 21:00:00 folder/usr/share/doc/example/copyright
`},
		{"unzip", "unzip -Z1 x.zip", "folder/usr/bin/example\nfolder/usr/share/doc/example/copyright\n"},
		{"dpkg-deb", "dpkg-deb -f x.deb Package Version", "Package: example\nVersion: 1.0~dev-1\n"},
		{"rpm", "rpm -qp --queryformat=%{NAME}|%{EVR}|%{ARCH}|%{SUMMARY}|%{DESCRIPTION}|%{LICENSE}|%{BUILDTIME}|%{SIZE}\\n -lv x.rpm", `example|1.0~dev-1|x86_64|a summary|A
description.|Apache-2.0|1796072400|32
-rwxr-xr-x    1 root     root                       23 Nov 30 21:00 /usr/bin/example
drwxr-xr-x    2 root     root                        0 Nov 30 21:00 /usr/share/doc/example
-rw-r--r--    1 root     root                        9 Nov 30 21:00 /usr/share/doc/example/copyright
`},
		{"checksums of rpm", "rpm -K --nosignature x.rpm", "x.rpm: digests OK\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			words := strings.Fields(test.command)
			if out := run(t, dir, words[0], words[1:]...); out != test.want {
				t.Errorf("%s printed\n%s", test.command, out)
			}
		})
	}
}

// rpm installs, verifies and removes the package in a system of its own.
func TestRPMIsInstalled(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root installs packages")
	}
	dir := t.TempDir()
	data, err := rpm().Pack(files())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "x.rpm"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	root := "--root=" + filepath.Join(dir, "system")
	run(t, dir, "rpm", root, "--initdb")
	run(t, dir, "rpm", root, "-i", "x.rpm")
	run(t, dir, "rpm", root, "-V", "example")
	if out := run(t, dir, filepath.Join(dir, "system/usr/bin/example")); out != "example\n" {
		t.Errorf("the installed program printed %q", out)
	}
	run(t, dir, "rpm", root, "-e", "example")
	if _, err := os.Stat(filepath.Join(dir, "system/usr/share/doc/example")); !os.IsNotExist(err) {
		t.Errorf("the folder of the package is left: %v", err)
	}
}
