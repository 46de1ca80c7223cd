package release_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"annals/internal/release"
	"annals/internal/testing/keytest"
)

// dist returns the folder of a release for linux/amd64 that was made before: ANNALS_DIST.
func dist(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("ANNALS_DIST")
	if dir == "" {
		t.Skip(`no release to look at: make one with "make release TARGETS=linux/amd64", and set ANNALS_DIST to its folder`)
	}
	return dir
}

// found returns the one file of a release that a pattern matches.
func found(t *testing.T, dir, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) != 1 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	return names[0]
}

func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is needed in CI", program)
		}
		t.Skipf("no %s here", program)
	}
}

// run runs a program in a folder and returns what it prints.
func run(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	need(t, program)
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "PATH="+dir+":"+os.Getenv("PATH"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

var versionLine = regexp.MustCompile(`^annals \d+\.\d+\.\d+(-dev)? \(commit [0-9a-f]{12}, go1\.\S+, linux/amd64\)\n$`)

func TestDistHasChecksums(t *testing.T) {
	run(t, dist(t), "sha256sum", "-c", "SHA256SUMS")
}

func TestDistInLintian(t *testing.T) {
	t.Parallel()
	if out := run(t, t.TempDir(), "lintian", "--allow-root", "--fail-on", "error,warning", found(t, dist(t), "*.deb")); strings.Contains(out, "annals:") {
		t.Error(out)
	}
}

// The package is installed in a system of its own, runs there, and leaves nothing behind.
func TestDistInstalledByDpkg(t *testing.T) {
	t.Parallel()
	file := found(t, dist(t), "*.deb")
	if os.Getuid() != 0 {
		t.Skip("only root installs packages")
	}
	root := t.TempDir()
	state := filepath.Join(root, "var/lib/dpkg")
	if err := os.MkdirAll(state, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(state, "status"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, root, "dpkg", "--root="+root, "-i", file)
	if out := run(t, root, "dpkg", "--root="+root, "--verify", "annals"); out != "" {
		t.Error(out)
	}
	if out := run(t, root, "chroot", root, "/usr/bin/annals", "version"); !versionLine.MatchString(out) {
		t.Errorf("the installed program says %q", out)
	}
	run(t, root, "chroot", root, "/usr/bin/annals", "init", "/record")
	run(t, root, "chroot", root, "/usr/bin/annals", "build", "--source", "/record")
	if _, err := os.Stat(filepath.Join(root, "record/public/index.html")); err != nil {
		t.Error(err)
	}
	run(t, root, "dpkg", "--root="+root, "--purge", "annals")
	if _, err := os.Stat(filepath.Join(root, "usr")); !os.IsNotExist(err) {
		t.Errorf("the package leaves files: %v", err)
	}
}

func TestDistInstalledByRPM(t *testing.T) {
	t.Parallel()
	file := found(t, dist(t), "*.rpm")
	if os.Getuid() != 0 {
		t.Skip("only root installs packages")
	}
	root := t.TempDir()
	run(t, root, "rpm", "-K", "--nosignature", file)
	run(t, root, "rpm", "--root="+root, "--initdb")
	run(t, root, "rpm", "--root="+root, "-i", file)
	run(t, root, "rpm", "--root="+root, "-V", "annals")
	if out := run(t, root, "chroot", root, "/usr/bin/annals", "version"); !versionLine.MatchString(out) {
		t.Errorf("the installed program says %q", out)
	}
	run(t, root, "rpm", "--root="+root, "-e", "annals")
	if _, err := os.Stat(filepath.Join(root, "usr/bin/annals")); !os.IsNotExist(err) {
		t.Errorf("the package leaves files: %v", err)
	}
}

// The lines of the guide by which people check what they have, typed as they stand there, but with
// the key, the version and the one system of this release.
func TestDistCheckedByTheGuide(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(dist(t))); err != nil {
		t.Fatal(err)
	}
	secret, err := keytest.New(t, 7).Seal("", strings.NewReader(strings.Repeat("x", 64)))
	if err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(t.TempDir(), "release.key")
	if err := os.WriteFile(key, secret, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := release.Sign(t.Context(), dir, key, func(string) string { return "" }); err != nil {
		t.Fatal(err)
	}
	version := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(found(t, dir, "*.cdx.json")), ".cdx.json"), "annals-")
	guide, err := os.ReadFile(filepath.Join(root, "internal/guide/installing.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("1.2.3", version, "macos-arm64", "linux-amd64", "linux-arm64", "linux-amd64").Replace(string(guide))
	text = keyInGuide.ReplaceAllString(text, keytest.New(t, 7).Public().String())
	answers := map[string]string{
		"minisign": "Signature and comment signature verified", "ssh-keygen": `Good "annals-release" signature for annals`,
		"sha256sum": "annals-" + version + "-linux-amd64.tar.gz: OK", "grep": "annals-" + version + "-linux-amd64.tar.gz: OK",
	}
	for line := range strings.Lines(text) {
		command, isExample := strings.CutPrefix(line, "    ")
		program, _, _ := strings.Cut(command, " ")
		if !isExample || answers[program] == "" {
			continue
		}
		if out := run(t, dir, "sh", "-c", command); !strings.Contains(out, answers[program]) {
			t.Errorf("%s printed %s", command, out)
		}
		delete(answers, program)
	}
	if len(answers) > 0 {
		t.Errorf("the guide has no line for %v", answers)
	}
}

// keyInGuide matches the example of a key.
var keyInGuide = regexp.MustCompile(`\bRWQ\w+`)

// The archive is unpacked, and shells and man find in it what they need.
func TestDistUnpacked(t *testing.T) {
	t.Parallel()
	file := found(t, dist(t), "*-linux-amd64.tar.gz")
	dir := filepath.Join(t.TempDir(), strings.TrimSuffix(filepath.Base(file), ".tar.gz"))
	run(t, filepath.Dir(dir), "tar", "-xzf", file)
	if out := run(t, dir, filepath.Join(dir, "annals"), "version"); !versionLine.MatchString(out) {
		t.Errorf("the program says %q", out)
	}
	for _, name := range []string{"LICENSE", "LICENSES-OF-OTHERS.txt", "README.md", "CHANGELOG.md", "INSTALL.md"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	for _, test := range []struct{ shell, script, want string }{
		{"man", "man -M man -w annals annals-new-entry >found && grep -c man1/annals found", "2\n"},
		{"bash", "bash --norc -c 'source completions/annals.bash && complete -p annals'", "complete -o default -F __start_annals annals\n"},
		{"zsh", "zsh -fc 'fpath=(completions $fpath); autoload -U compinit; compinit -u -D; print $_comps[annals]'", "_annals\n"},
		{"fish", `HOME=. fish --no-config -c 'source completions/annals.fish; complete -C "annals vers"'`, "version\tShow the version of Annals\n"},
	} {
		t.Run(test.shell, func(t *testing.T) {
			need(t, test.shell)
			if out := run(t, dir, "sh", "-c", test.script); out != test.want {
				t.Errorf("%q", out)
			}
		})
	}
}
