package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestKillLeavesOldOrNewSite kills builds of a large site over an older one at
// random moments: the output folder must be exactly one of the two. ANNALS_KILLS
// sets the number of kills (300 in CI), ANNALS_KILL_ENTRIES that of entries. The
// time of a whole build only scales the moments; nothing fails on a slow machine.
func TestKillLeavesOldOrNewSite(t *testing.T) {
	kills, entries := envInt(t, "ANNALS_KILLS", 6), envInt(t, "ANNALS_KILL_ENTRIES", 300)
	dir := t.TempDir()
	oldSite, newSite := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	writeRecord(t, oldSite, entries, "before")
	writeRecord(t, newSite, entries, "after")
	out := filepath.Join(dir, "public")
	build := func(site string) *exec.Cmd {
		return exec.Command("annals", "build", "--quiet", "--source", site, "--output", out)
	}
	sums := map[string]string{}
	var longest time.Duration
	for _, site := range []string{newSite, oldSite} {
		start := time.Now()
		if msg, err := build(site).CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, msg)
		}
		longest = max(longest, time.Since(start))
		sums[treeSum(t, out)] = filepath.Base(site)
	}
	seen := map[string]int{}
	for i := range kills {
		site := []string{newSite, oldSite}[i%2]
		cmd := build(site)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(rand.Int64N(int64(longest))), func() { cmd.Process.Kill() })
		cmd.Wait()
		timer.Stop()
		which, ok := sums[treeSum(t, out)]
		if !ok {
			t.Fatalf("kill %d: the output folder is neither the old site nor the new one", i)
		}
		seen[which]++
	}
	t.Logf("%d kills of a build of %d entries: %v", kills, entries, seen)
	if msg, err := build(newSite).CombinedOutput(); err != nil {
		t.Fatalf("build after the kills: %v\n%s", err, msg)
	}
	if sums[treeSum(t, out)] != "new" {
		t.Error("the build after the kills is not the new site")
	}
	for _, leftover := range []string{".public.next", ".public.old"} {
		if _, err := os.Lstat(filepath.Join(dir, leftover)); err == nil {
			t.Errorf("%s is left over", leftover)
		}
	}
}

func envInt(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// writeRecord writes a site of n entries, a tenth of which differ by edition.
func writeRecord(t *testing.T, dir string, n int, edition string) {
	t.Helper()
	write(t, filepath.Join(dir, "config.toml"), `title = "A record"
description = "For tests"
base_url = "https://example.org/"
default_language = "en"

[languages.en]
name = "English"

[types.meeting]
label = "Meeting"

[topics.peace]
label = "Peace"
`)
	for i := range n {
		year := 2005 + i%20
		text := "The same text in both editions."
		if i%10 == 0 {
			text = "This text is of the edition " + edition + "."
		}
		name := fmt.Sprintf("e%05d", i)
		if i%97 == 0 {
			name = edition + "-" + name
		}
		write(t, filepath.Join(dir, "content", strconv.Itoa(year), name+".md"), fmt.Sprintf(`+++
title = "Event %d"
date = %d-%02d-%02d
type = "meeting"
topics = ["peace"]
summary = "What happened."

[[sources]]
title = "A paper"
url = "https://example.org/paper/%d"
+++

%s
`, i, year, 1+i%12, 1+i%28, i, text))
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// treeSum returns a checksum of the names and contents of all files below dir.
func treeSum(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		fmt.Fprintf(sum, "%s %d ", rel, len(data))
		sum.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
