package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The guide copies a site to a server in three steps, which are run here one by one: what
// pages load comes first, nothing is removed before all is there, and a step runs only
// when the one before it has succeeded.
func TestCopyOfTheGuideIsNeverHalf(t *testing.T) {
	needProgram(t, "rsync")
	folder := t.TempDir()
	steps := copySteps(t, folder)
	buildHosted(t, "/", filepath.Join(folder, "old"))
	buildHosted(t, "/", filepath.Join(folder, "public"))
	write(t, filepath.Join(folder, "public/style.00000001.css"), "p{}")
	write(t, filepath.Join(folder, "public/new.html"), "new")
	write(t, filepath.Join(folder, "public/index.html"), "changed")
	if err := os.Remove(filepath.Join(folder, "public/about.html")); err != nil {
		t.Fatal(err)
	}
	old, next := textsOf(t, filepath.Join(folder, "old")), textsOf(t, filepath.Join(folder, "public"))
	server := filepath.Join(folder, "server")
	runProgram(t, "cp", "-r", filepath.Join(folder, "old"), server)

	runIn(t, folder, steps[0])
	got := textsOf(t, server)
	if got["style.00000001.css"] != "p{}" || got["index.html"] != old["index.html"] || got["new.html"] != "" || got["about.html"] == "" {
		t.Error("after the first step the server has not the new style sheet and the old pages")
	}
	runIn(t, folder, steps[1])
	got = textsOf(t, server)
	if got["index.html"] != "changed" || got["new.html"] != "new" || got["about.html"] != old["about.html"] {
		t.Error("after the second step the server has not all new pages, and those that go")
	}
	runIn(t, folder, steps[2])
	if got := textsOf(t, server); !maps.Equal(got, next) {
		t.Errorf("after the last step the server has %q, want %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(next)))
	}
}

// copySteps returns the steps of the guide, to a folder instead of a server.
func copySteps(t *testing.T, folder string) []string {
	t.Helper()
	block := strings.ReplaceAll(blockWith(t, "annals build"), "server:/srv/annals/", filepath.Join(folder, "server")+"/")
	commands, found := strings.CutPrefix(block, "    annals build\n")
	steps := strings.Split(commands, "&&\n")
	if !found || len(steps) != 3 {
		t.Fatalf("the guide copies in %d steps: %s", len(steps), block)
	}
	for _, step := range steps[:2] {
		if strings.Contains(step, "--delete") {
			t.Errorf("files are removed before all are there: %s", step)
		}
	}
	return steps
}

func runIn(t *testing.T, folder, command string) {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", command, err, out)
	}
}

// textsOf returns the text of every file below a folder, by its path there.
func textsOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	tree, err := readTree(folder)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for name, file := range tree {
		texts[name] = file.text
	}
	return texts
}
