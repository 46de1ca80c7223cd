package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"annals/internal/publish"
)

// TestKillLeavesOldOrNewSite kills builds of a large site over an older one at
// random moments. The output folder must be exactly one of the two; with --in-place each
// page must be, with the style sheet and the scripts that it loads. ANNALS_KILLS sets the
// number of kills (300 in CI), ANNALS_KILL_ENTRIES that of entries. The time of a whole
// build only scales the moments; nothing fails on a slow machine.
func TestKillLeavesOldOrNewSite(t *testing.T) {
	kills, entries := envInt(t, "ANNALS_KILLS", 6), envInt(t, "ANNALS_KILL_ENTRIES", 300)
	dir := t.TempDir()
	sites := []string{filepath.Join(dir, "new"), filepath.Join(dir, "old")}
	writeRecord(t, sites[0], entries, "after")
	writeRecord(t, sites[1], entries, "before")
	write(t, filepath.Join(sites[0], "static", "style.css"), "h1 { color: black }\n")
	for _, mode := range []string{"exchange", "in place"} {
		t.Run(mode, func(t *testing.T) {
			k := &killing{sites: sites, out: filepath.Join(t.TempDir(), "public")}
			if mode == "in place" {
				k.flags = []string{"--in-place"}
			}
			k.run(t, kills)
		})
	}
}

// killing is a series of builds of two sites in turns, into one folder.
type killing struct {
	sites   []string
	out     string
	flags   []string
	wholes  []tree                // the finished sites
	loads   []map[string][]string // what their pages load
	longest time.Duration
}

func (k *killing) build(site string) *exec.Cmd {
	return exec.Command("annals", append([]string{"build", "--quiet", "--source", site, "--output", k.out}, k.flags...)...)
}

func (k *killing) run(t *testing.T, kills int) {
	for _, site := range k.sites {
		start := time.Now()
		if msg, err := exec.Command("annals", "build", "--quiet", "--source", site, "--output", k.out).CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, msg)
		}
		k.longest = max(k.longest, time.Since(start))
		whole, err := readTree(k.out)
		if err != nil {
			t.Fatal(err)
		}
		k.wholes, k.loads = append(k.wholes, whole), append(k.loads, assetsOf(whole))
	}
	seen := map[string]int{}
	for i := range kills {
		cmd := k.build(k.sites[i%2])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(rand.Int64N(int64(k.longest))), func() { cmd.Process.Kill() })
		cmd.Wait()
		timer.Stop()
		state := k.state(t)
		if seen[state]++; state == "mixed" && k.flags == nil {
			t.Fatalf("kill %d: the output folder is neither the old site nor the new one", i)
		}
	}
	t.Logf("%d kills: %v", kills, seen)
	for range 2 { // what one build retires is removed by the next that publishes anything
		for _, site := range []string{k.sites[1], k.sites[0]} {
			if msg, err := k.build(site).CombinedOutput(); err != nil {
				t.Fatalf("build after the kills: %v\n%s", err, msg)
			}
		}
	}
	if state := k.state(t); state != "the newer site" {
		t.Errorf("the build after the kills leaves: %s", state)
	}
	if left, err := os.ReadDir(filepath.Dir(k.out)); err != nil || len(left) != 1 {
		t.Errorf("left over: %v, %v", left, err)
	}
}

// state says what the output folder is, and checks what a reader finds in it.
func (k *killing) state(t *testing.T) string {
	t.Helper()
	now, err := readTree(k.out)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range now {
		of := slices.IndexFunc(k.wholes, func(whole tree) bool { return whole[name].text == file.text })
		switch {
		case strings.HasPrefix(name, ".annals."):
			delete(now, name)
			continue
		case name == publish.ManifestName:
			continue
		case of < 0:
			t.Fatalf("%s is of neither site", name)
		}
		for _, asset := range k.loads[of][name] {
			if _, there := now[asset]; !there {
				t.Fatalf("%s loads %s, which is not there", name, asset)
			}
		}
	}
	for i, state := range []string{"the newer site", "the older site"} {
		if sameFiles(now, k.wholes[i], k.flags != nil) {
			return state
		}
	}
	for name := range k.wholes[0] {
		if _, both := k.wholes[1][name]; both && now[name].text == "" && k.wholes[0][name].text != "" {
			t.Fatalf("%s, which both sites have, is gone", name)
		}
	}
	return "mixed"
}

var (
	loaded          = regexp.MustCompile(`<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="([^":?]+)"`)
	isFingerprinted = regexp.MustCompile(`\.[0-9a-f]{8}\.(css|js)$`)
)

// assetsOf lists the style sheets and scripts that each page of a site loads.
func assetsOf(site tree) map[string][]string {
	all := map[string][]string{}
	for name, file := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range loaded.FindAllStringSubmatch(file.text, -1) {
			all[name] = append(all[name], path.Join(path.Dir(name), m[1]))
		}
	}
	return all
}

// sameFiles reports whether a folder has the files of a site and nothing else but,
// perhaps, style sheets and scripts that were retired.
func sameFiles(now, whole tree, retired bool) bool {
	for name, file := range whole {
		if got, found := now[name]; !found || got.text != file.text {
			return false
		}
	}
	for name := range now {
		if _, found := whole[name]; !found && !(retired && isFingerprinted.MatchString(name)) {
			return false
		}
	}
	return true
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
