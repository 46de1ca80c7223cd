package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annals/internal/cli"
	"annals/internal/testing/s3test"
)

// A site is published to a store by its name in config.toml. No key is in what is printed or
// kept, and every error has the exit status that scripts rely on.
func TestPublishToStore(t *testing.T) {
	server := s3test.New(t)
	config := "title = \"Test\"\nbase_url = \"https://record.ngo/\"\ncontact = \"a@record.ngo\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n" +
		"[destinations.main]\nto = \"s3://record-site/www\"\nendpoint = \"" + server.URL + "\"\n"
	dir := siteIn(t, config)
	env := map[string]string{"AWS_ACCESS_KEY_ID": "AKIDCANARY", "AWS_SECRET_ACCESS_KEY": "secretcanary"}
	for _, step := range []struct {
		name   string
		args   string
		env    map[string]string
		fault  s3test.Fault
		status int
		prints string
	}{
		{"dry", "publish main --dry-run", env, s3test.Fault{}, 0, "+ about.html"},
		{"first", "publish main", env, s3test.Fault{}, 0, "0 unchanged, 0 removed; publication 1"},
		{"again", "publish main", env, s3test.Fault{}, 0, "main has this very site already: publication 1"},
		{"kept", "publish main --again 1", env, s3test.Fault{}, 0, "main has this very site already: publication 1"},
		{"typed", "publish s3://record-site/other", map[string]string{
			"AWS_ACCESS_KEY_ID": "AKIDCANARY", "AWS_SECRET_ACCESS_KEY": "secretcanary", "AWS_ENDPOINT_URL": server.URL,
		}, s3test.Fault{}, 0, "publication 1"},
		{"no keys", "publish main", nil, s3test.Fault{}, 2, "the keys of the store are missing"},
		{"in clear", "publish s3://record-site/other", map[string]string{
			"AWS_ACCESS_KEY_ID": "AKIDCANARY", "AWS_SECRET_ACCESS_KEY": "secretcanary", "AWS_ENDPOINT_URL": "http://store.example.net",
		}, s3test.Fault{}, 2, "AWS_ENDPOINT_URL: what is sent by http can be read"},
		{"refused", "publish main", env, s3test.Fault{Status: 403, Code: "SignatureDoesNotMatch"}, 3, "hint: copy AWS_SECRET_ACCESS_KEY again"},
	} {
		t.Run(step.name, func(t *testing.T) {
			if step.fault.Status != 0 {
				server.Break(step.fault)
			}
			var printed bytes.Buffer
			status := cli.Main(append(strings.Fields(step.args), "--source", dir), cli.Env{
				Stdin: strings.NewReader(""), Stdout: &printed, Stderr: &printed, Now: func() time.Time { return time.Date(2026, 11, 29, 14, 3, 5, 0, time.UTC) },
				Getenv: func(name string) string { return step.env[name] },
			})
			if status != step.status || !strings.Contains(printed.String(), step.prints) {
				t.Errorf("status %d: %s", status, printed.String())
			}
			if strings.Contains(strings.ToLower(printed.String()), "canary") {
				t.Errorf("it prints a key: %s", printed.String())
			}
		})
	}
	objects := server.Objects()
	for _, key := range []string{"www/index.html", "www/publication.json", "other/manifest.sha256"} {
		if _, isThere := objects[key]; !isThere {
			t.Errorf("%s is not there", key)
		}
	}
	holdsNoKey(t, dir)
}

// siteIn makes a site of one page.
func siteIn(t *testing.T, config string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range map[string]string{"config.toml": config, "content/about.md": "+++\ntitle = \"About\"\n+++\nText.\n"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func holdsNoKey(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(bytes.ToLower(data), []byte("canary")) {
			t.Errorf("%s holds a key", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
