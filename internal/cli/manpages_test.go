package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Every command has a page, and the programs that show pages find nothing wrong.
func TestManPages(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for _, page := range ManPages("1.2.3", "2026-11-30") {
		name := filepath.Join(dir, page.Name+".1")
		if err := os.WriteFile(name, page.Source(), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	if len(files) < 20 {
		t.Fatalf("only %d pages", len(files))
	}
	for _, checker := range [][]string{
		{"mandoc", "-T", "lint", "-W", "warning"},
		{"man", "--warnings", "-E", "UTF-8", "-Tutf8", "-Z", "-l"},
	} {
		t.Run(checker[0], func(t *testing.T) {
			if _, err := exec.LookPath(checker[0]); err != nil {
				if os.Getenv("CI") == "true" {
					t.Fatalf("%s is needed in CI", checker[0])
				}
				t.Skipf("no %s here", checker[0])
			}
			cmd := exec.Command(checker[0], append(checker[1:], files...)...)
			var complaints strings.Builder
			cmd.Stderr = &complaints
			out, err := cmd.Output()
			if checker[0] == "mandoc" {
				complaints.Write(out)
			}
			if err != nil || complaints.Len() > 0 {
				t.Errorf("%v\n%s", err, complaints.String())
			}
		})
	}
}

// A page says what the help says.
func TestManPageOfACommand(t *testing.T) {
	for _, page := range ManPages("1.2.3", "2026-11-30") {
		if page.Name != "annals-build" {
			continue
		}
		source := string(page.Source())
		for _, part := range []string{
			".TH ANNALS\\-BUILD 1 2026-11-30 \"Annals 1.2.3\" \"Annals\"\n", "annals\\-build \\- ",
			".SH SYNOPSIS\n\\fBannals build [flags]\\fR\n", "\n.TP\n\\fB\\-\\-in\\-place\\fR\n", "\n.SH SEE ALSO\n\\fBannals\\fR(1)\n",
		} {
			if !strings.Contains(source, part) {
				t.Errorf("no %q in\n%s", part, source)
			}
		}
		return
	}
	t.Error("annals build has no page")
}
