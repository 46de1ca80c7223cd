package cli

import (
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"annals/internal/serve"
)

// withPrograms makes the programs of these names the only ones.
func withPrograms(t *testing.T, names ...string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("on other systems editors are not found by their commands alone")
	}
	dir := t.TempDir()
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

func TestEditorIsOneThatIsInstalled(t *testing.T) {
	other, own := netip.MustParseAddr("0.0.0.0"), netip.MustParseAddr("127.0.0.1")
	for _, test := range []struct {
		programs string
		flags    serveFlags
		env      map[string]string
		want     string
	}{
		{"", serveFlags{}, nil, "none"},
		{"xdg-open", serveFlags{}, nil, "none"},
		{"code codium", serveFlags{}, nil, "vscode"},
		{"zed codium xdg-open", serveFlags{}, nil, "vscodium"},
		{"code", serveFlags{editor: "zed"}, nil, "zed"},
		{"code", serveFlags{editor: "none"}, nil, "none"},
		{"xdg-open code", serveFlags{editor: "system"}, nil, "system"},
		{"xdg-open", serveFlags{editor: "system", listen: own}, nil, "system"},
		{"code", serveFlags{listen: own}, nil, "vscode"},
		{"code", serveFlags{listen: other}, nil, "none"},
		{"code", serveFlags{hosts: []string{"localhost:8080"}}, nil, "none"},
		{"code", serveFlags{hosts: []string{"localhost:8080"}, editor: "vscode"}, nil, "vscode"},
		{"code", serveFlags{}, map[string]string{"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, "none"},
		{"code", serveFlags{}, map[string]string{"CODESPACES": "true"}, "none"},
	} {
		withPrograms(t, strings.Fields(test.programs)...)
		want, err := serve.ParseEditor(test.want)
		if err != nil {
			t.Fatal(err)
		}
		x := newTestRun(test.env)
		if got, err := x.chooseEditor(&test.flags); err != nil || got != want {
			t.Errorf("%s, %+v, %v: %v, %v", test.programs, test.flags, test.env, got, err)
		}
	}
}

func TestSystemEditorIsRefused(t *testing.T) {
	for _, test := range []struct {
		programs, want string
		listen         netip.Addr
	}{
		{"code", "--editor system: this system has no program that opens files: xdg-open is missing", netip.Addr{}},
		{"xdg-open", "--editor system opens files on this computer, and with --listen other computers could make it do so", netip.MustParseAddr("0.0.0.0")},
	} {
		withPrograms(t, test.programs)
		x := newTestRun(nil)
		_, err := x.chooseEditor(&serveFlags{editor: serve.SystemEditor, listen: test.listen})
		if err == nil || err.Error() != test.want {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
}
