package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// root is the folder of the project and of its first site.
const root = "../.."

// The project's own site, built with other folders, time zones, locales, numbers of
// processors and users, and at another time, is the same.
func TestBuildIsDeterministic(t *testing.T) {
	machines := []struct {
		name string
		env  []string
		jobs string
	}{
		{"plain", nil, "1"},
		{"two jobs", []string{"GOMAXPROCS=2"}, "2"},
		{"many jobs on one processor", []string{"GOMAXPROCS=1"}, "7"},
		{"Seoul", []string{"TZ=Asia/Seoul", "LANG=ko_KR.UTF-8", "LC_ALL=ko_KR.UTF-8"}, "2"},
		{"New York", []string{"TZ=America/New_York", "LANG=C", "LC_ALL=C"}, "2"},
		{"Tehran", []string{"TZ=Asia/Tehran", "LANG=fa_IR.UTF-8", "USER=editor", "HOME=" + t.TempDir()}, "2"},
	}
	if testing.Short() { // for the race detector, with which an archive takes long to pack
		machines = machines[1:3]
	}
	want := ""
	for _, m := range machines {
		site := copySite(t)
		out := filepath.Join(t.TempDir(), "out")
		cmd := exec.Command("annals", "build", "--quiet", "--source", site, "--output", out, "--jobs", m.jobs)
		cmd.Env = append(os.Environ(), m.env...)
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", m.name, err, msg)
		}
		sum := treeSum(t, out)
		if want == "" {
			want = sum
		}
		if sum != want {
			t.Errorf("the site built on %q differs", m.name)
		}
	}
}

// copySite copies the project's site into a new folder.
func copySite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"static", "templates", "content"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(root, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "config.toml"), string(config))
	return dir
}
