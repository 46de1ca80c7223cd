package cli

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAnnotationsNameFilesFromTheRepository(t *testing.T) {
	top := t.TempDir()
	for _, folder := range []string{"work/repo/.git", "work/repo/record/content", "work/plain/record", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(top, filepath.FromSlash(folder)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ name, here, source, workspace, want string }{
		{"at the root", "work/repo", ".", "", "."},
		{"in a folder, from the root", "work/repo", "record", "", "record"},
		{"in a folder, from there", "work/repo/record", ".", "", "record"},
		{"in a folder, from elsewhere", "elsewhere", "../work/repo/record", "", "record"},
		{"on a runner", "work/repo/record", ".", "work/repo", "record"},
		{"on a runner, in a checkout of its own", "work/repo/record", ".", "work", "record"},
		{"on a runner, without .git", "work/plain/record", ".", "work/plain", "record"},
		{"on a runner, workspace within the repository", "work/repo/record", ".", "work/repo/record", "."},
		{"on a runner, site elsewhere", "work/repo", "../../elsewhere", "work/repo", ""},
		{"without .git or a runner", "work/plain", "record", "", "record"},
		{"without any, site above", "work/plain/record", "..", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(filepath.Join(top, filepath.FromSlash(test.here)))
			a := &app{getenv: func(name string) string {
				if name == "GITHUB_WORKSPACE" && test.workspace != "" {
					return filepath.Join(top, filepath.FromSlash(test.workspace))
				}
				return ""
			}}
			a.global.source = filepath.FromSlash(test.source)
			if got := a.repositoryFolder(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
