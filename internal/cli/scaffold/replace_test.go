package scaffold_test

import (
	"os"
	"path/filepath"
	"testing"

	"annals/internal/cli/scaffold"
)

func TestReplaceWritesOnlyWhatChanged(t *testing.T) {
	dir := t.TempDir()
	full := filepath.Join(dir, "content", "_links.toml")
	file := func(text string) scaffold.File { return scaffold.File{Path: "content/_links.toml", Text: []byte(text)} }
	if _, err := scaffold.Replace(dir, file("a")); err == nil {
		t.Error("no error for a missing folder")
	}
	if err := os.Mkdir(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	// The temporary file of a killed run.
	if err := os.WriteFile(filepath.Join(dir, "content", "._links.toml.tmp"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		text    string
		changed bool
	}{{"one", true}, {"one", false}, {"two", true}, {"", true}} {
		changed, err := scaffold.Replace(dir, file(step.text))
		if err != nil || changed != step.changed {
			t.Errorf("%q: %v, %v", step.text, changed, err)
		}
		if got, err := os.ReadFile(full); err != nil || string(got) != step.text {
			t.Errorf("%q, %v; want %q", got, err, step.text)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(full)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestReplaceRefusesPathOutsideSite(t *testing.T) {
	dir := t.TempDir()
	if _, err := scaffold.Replace(dir, scaffold.File{Path: "../out.toml", Text: []byte("x")}); err == nil {
		t.Error("a file outside was written")
	}
}
