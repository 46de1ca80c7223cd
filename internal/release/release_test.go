package release

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"annals/internal/release/archive"
	"annals/internal/testing/keytest"
)

func info(settings ...string) *debug.BuildInfo {
	i := &debug.BuildInfo{}
	for _, s := range settings {
		key, value, _ := strings.Cut(s, "=")
		i.Settings = append(i.Settings, debug.BuildSetting{Key: key, Value: value})
	}
	return i
}

// A release is made from a commit and nothing else.
func TestOriginIsACommit(t *testing.T) {
	if _, err := originOf(info()); !errors.Is(err, errNoCommit) {
		t.Errorf("a program of no commit: %v", err)
	}
	if _, err := originOf(info("vcs.revision=0123", "vcs.modified=true")); !errors.Is(err, errModified) {
		t.Errorf("a changed program: %v", err)
	}
	if _, err := originOf(info("vcs.revision=0123", "vcs.modified=false")); err == nil {
		t.Error("a commit without a time passes")
	}
	from, err := originOf(info("vcs.revision=0123", "vcs.modified=false", "vcs.time=2026-11-30T21:00:00Z"))
	if err != nil || from.commit != "0123" || from.made.Unix() != 1796072400 {
		t.Errorf("%+v, %v", from, err)
	}
}

func TestReleaseIsInTheListOfChanges(t *testing.T) {
	m := &maker{root: t.TempDir()}
	if err := os.WriteFile(filepath.Join(m.root, "CHANGELOG.md"), []byte("# Changes\n\n## Unreleased\n\n## 1.2.0 (2026-11-30)\n\n## 1.1.0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for version, ok := range map[string]bool{"1.2.0": true, "1.1.0": true, "1.2": false, "1.3.0": false, "1.3.0-dev": true} {
		m.origin.version = version
		if err := m.checkChangelog(); (err == nil) != ok {
			t.Errorf("%s: %v", version, err)
		}
	}
}

func TestTargets(t *testing.T) {
	all, err := parseTargets(nil)
	if err != nil || len(all) != 6 || all[3].label() != "macos-arm64" || all[4].file() != "annals.exe" {
		t.Errorf("%v, %v", all, err)
	}
	if some, err := parseTargets([]string{"windows/arm64"}); err != nil || len(some) != 1 || some[0] != all[5] {
		t.Errorf("%v, %v", some, err)
	}
	if _, err := parseTargets([]string{"plan9/386"}); err == nil {
		t.Error("a system that nobody asked for passes")
	}
}

func TestLicensesAreKnown(t *testing.T) {
	for text, want := range map[string]string{
		"                              Apache License\n                        Version 2.0, January 2004":                                                                                           "Apache-2.0",
		"Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the":                                                    "MIT",
		"   * Neither the name of Google Inc. nor the names of its\ncontributors may be used to endorse or promote products derived from\nthis software without specific prior written permission.": "BSD-3-Clause",
		"Redistribution and use in source and binary forms, with or without\nmodification, are permitted":                                                                                           "BSD-2-Clause",
		"GNU GENERAL PUBLIC LICENSE\nVersion 3": "",
		"":                                      "",
	} {
		if got := licenseID(text); got != want {
			t.Errorf("%q, want %q: %s", got, want, text)
		}
	}
	bad := &module{Path: "example.org/x", texts: map[string]string{"LICENSE": "GNU GENERAL PUBLIC LICENSE"}}
	if _, err := checked(map[string]*module{"x": bad}); err == nil {
		t.Error("a licence passes that nobody has read")
	}
	if _, err := checked(map[string]*module{"x": {Path: "x", texts: map[string]string{"NOTICE": "By x."}}}); err == nil {
		t.Error("a module passes that nobody may give away")
	}
}

// made writes a small release.
func made(t *testing.T) (dir, key string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "dist")
	m := &maker{files: []archive.File{{Path: "annals-1.2.3-linux-amd64.tar.gz", Data: []byte("x")}, {Path: "annals-1.2.3.cdx.json", Data: []byte("{}")}}}
	m.files = append(m.files, archive.File{Path: Sums, Data: sums(m.files)})
	if _, err := m.write(dir); err != nil {
		t.Fatal(err)
	}
	secret, err := keytest.New(t, 7).Seal("", strings.NewReader(strings.Repeat("x", 64)))
	if err != nil {
		t.Fatal(err)
	}
	key = filepath.Join(t.TempDir(), "x.key")
	if err := os.WriteFile(key, secret, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir, key
}

func none(string) string { return "" }

// The programs of others accept the signatures, and no other list.
func TestSignaturesAreGood(t *testing.T) {
	dir, key := made(t)
	if err := Sign(t.Context(), dir, key, none); err != nil {
		t.Fatal(err)
	}
	commands := map[string]string{
		"minisign":   "minisign -VHm SHA256SUMS -p annals.pub | grep -x 'Trusted comment: annals 1.2.3'",
		"ssh-keygen": "ssh-keygen -Y verify -f allowed_signers -I annals -n annals-release -s SHA256SUMS.sig < SHA256SUMS",
	}
	for program, command := range commands {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("no %s here", program)
		}
		verify := func() ([]byte, error) {
			cmd := exec.Command("sh", "-c", command)
			cmd.Dir = dir
			return cmd.CombinedOutput()
		}
		if out, err := verify(); err != nil {
			t.Errorf("%s: %v\n%s", program, err, out)
		}
		list := filepath.Join(dir, Sums)
		good, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(list, append(good, ' '), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := verify(); err == nil {
			t.Errorf("%s accepts another list\n%s", program, out)
		}
		if err := os.WriteFile(list, good, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// Nothing is signed that is not as it was made.
func TestChangedReleaseIsNotSigned(t *testing.T) {
	for name, text := range map[string]string{
		"annals-1.2.3.cdx.json": "{} ",
		Sums:                    "",
		Sums + " ":              "",
	} {
		dir, key := made(t)
		if err := os.WriteFile(filepath.Join(dir, strings.TrimSpace(name)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Sign(t.Context(), dir, key, none); err == nil {
			t.Errorf("signed with a changed %s", name)
		}
	}
	dir, key := made(t)
	outside := []byte(strings.Repeat("0", 64) + "  ../x.key\n")
	if err := os.WriteFile(filepath.Join(dir, Sums), outside, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Sign(t.Context(), dir, key, none); err == nil || !strings.Contains(err.Error(), "wrong") {
		t.Errorf("a list that names files elsewhere: %v", err)
	}
}

func TestNoFolderIsOverwritten(t *testing.T) {
	if _, err := (&maker{}).write(t.TempDir()); err == nil || !strings.Contains(err.Error(), "exists already") {
		t.Error(err)
	}
}
