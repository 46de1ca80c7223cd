package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestLastPublished(t *testing.T) {
	const line = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  "
	for name, test := range map[string]struct {
		manifest string
		want     []string
	}{
		"ours":                 {line + "2018/a.html\n" + line + "gone.html\n" + line + "planned.html\n", []string{"2018/a.html"}},
		"fingerprinted":        {line + "style.e3b0c442.css\n" + line + "2018/a.html\n", []string{"2018/a.html"}},
		"none":                 {"", nil},
		"of another program":   {"MD5 (a.html) = 1234\n", nil},
		"a path that leads up": {line + "../a.html\n", nil},
		"a line that is none":  {line + "2018/a.html\n" + line[1:] + "2018/a.html\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "2018", "a.html"), "page")
			write(t, filepath.Join(dir, "planned.html"), "page")
			write(t, filepath.Join(dir, "style.e3b0c442.css"), "")
			if test.manifest != "" {
				write(t, filepath.Join(dir, ManifestName), test.manifest)
			}
			p := LastPublished(dir, func(path string) bool { return path != "planned.html" })
			if diff := cmp.Diff(test.want, p.Paths(), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if !p.Has("2018/a.html") || p.Has("gone.html") || p.Has("2018") || p.Has("../"+filepath.Base(dir)) {
				t.Error("Has is wrong")
			}
			if got := p.Read("2018/a.html", 4); string(got) != "page" {
				t.Errorf("read %q", got)
			}
			if got := p.Read("2018/a.html", 3); got != nil {
				t.Errorf("read %q beyond the limit", got)
			}
		})
	}
}

func TestLastPublishedReadsNothingElse(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside")
	write(t, filepath.Join(outside, ManifestName), strings.Repeat("a", 64)+"  a.html\n")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(outside, link); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, path := range []string{link, filepath.Join(dir, "missing"), filepath.Join(outside, ManifestName)} {
		if p := LastPublished(path, func(string) bool { return true }); p.Paths() != nil {
			t.Errorf("%s: %v", path, p.Paths())
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
