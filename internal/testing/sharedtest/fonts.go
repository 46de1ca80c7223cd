package sharedtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Fonts that tests draw with, each from a Debian package.
const (
	KoreanFont = "NanumGothicBold.ttf" // fonts-nanum
	ArabicFont = "Amiri-Bold.ttf"      // fonts-hosny-amiri
)

// Font returns the path of an installed font. Without it the test is skipped with a
// message; in CI it fails.
func Font(t testing.TB, name string) string {
	t.Helper()
	found := FindFont(name)
	switch {
	case found != "":
	case os.Getenv("CI") == "true":
		t.Fatalf("the font %s is needed in CI: install fonts-nanum and fonts-hosny-amiri", name)
	default:
		t.Skipf("no font %s; install fonts-nanum and fonts-hosny-amiri", name)
	}
	return found
}

// FindFont returns the path of an installed font, or "".
func FindFont(name string) string {
	found := ""
	// Errors of the walk mean that no font was found.
	_ = filepath.WalkDir("/usr/share/fonts", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == name {
			found = path
			return filepath.SkipAll
		}
		return nil
	})
	return found
}
