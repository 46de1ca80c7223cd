package cli

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"annals/internal/testing/webtest"
)

// linkedSite makes a site whose only entry links to two hosts.
func linkedSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.toml": `title = "T"
base_url = "https://example.org/"
default_language = "en"
[languages.en]
name = "English"
[types.resolution]
label = "Resolution"
`,
		"content/2018/e.md": `+++
title = "An entry"
date = 2018-12-17
type = "resolution"
summary = "Short."
[[sources]]
title = "Well"
url = "http://well.example/paper"
[[sources]]
title = "Silent"
url = "http://silent.example/paper"
+++
`,
	} {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func ok(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }

func hang(c net.Conn) {
	buffer := make([]byte, 4096)
	for {
		if _, err := c.Read(buffer); err != nil {
			c.Close()
			return
		}
	}
}

func TestFindingsBeforeInterruptAreSaved(t *testing.T) {
	dir := linkedSite(t)
	synctest.Test(t, func(t *testing.T) {
		web := webtest.New(map[string]http.Handler{"well.example": http.HandlerFunc(ok)})
		defer web.Close()
		web.Raw = map[string]func(net.Conn){"silent.example": hang}
		x := newTestRun(nil)
		x.dial = web.Dial
		ctx, stop := context.WithCancelCause(t.Context())
		time.AfterFunc(10*time.Second, func() { stop(&signalError{syscall.SIGINT}) })
		if status := x.run(ctx, []string{"check", "--links", "--source", dir}); status != exitSignal+2 {
			t.Errorf("status %d", status)
		}
		want := "note: what was found of 1 address is kept in content/_links.toml\nstopped: interrupt; nothing was published, the old site is as it was\n"
		if got := x.err.String(); got != want {
			t.Errorf("got %q", got)
		}
	})
	saved, err := os.ReadFile(filepath.Join(dir, "content/_links.toml"))
	if err != nil || !strings.Contains(string(saved), "\"http://well.example/paper\" = 2026-11-23\n") || strings.Contains(string(saved), "silent") {
		t.Errorf("%s, %v", saved, err)
	}
}

func TestAnswersAreMergedWithConcurrentChanges(t *testing.T) {
	dir := linkedSite(t)
	file := filepath.Join(dir, "content/_links.toml")
	for _, test := range []struct {
		name, change string
		status       int
		want         string // the file afterwards
	}{
		{
			"another editor's answers", "[well]\n\"http://silent.example/paper\" = 2026-11-20\n\"http://nowhere.example/\" = 2026-11-20\n", exitDone,
			"\n[well] # the last day on which each answered\n\"http://silent.example/paper\" = 2026-11-20\n\"http://well.example/paper\" = 2026-11-23\n",
		},
		{"a conflict", "[well]\n<<<<<<< HEAD\n", exitSystem, "[well]\n<<<<<<< HEAD\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := os.RemoveAll(file); err != nil {
				t.Fatal(err)
			}
			synctest.Test(t, func(t *testing.T) {
				web := webtest.New(map[string]http.Handler{"well.example": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if err := os.WriteFile(file, []byte(test.change), 0o644); err != nil {
						t.Error(err)
					}
				}), "silent.example": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })})
				defer web.Close()
				x := newTestRun(nil)
				x.dial = web.Dial
				if status := x.run(t.Context(), []string{"check", "--links", "--source", dir}); status != test.status {
					t.Errorf("status %d\n%s", status, x.err.String())
				}
			})
			got, err := os.ReadFile(file)
			if err != nil || !strings.HasSuffix(string(got), test.want) {
				t.Errorf("%s, %v; want %s", got, err, test.want)
			}
		})
	}
}
