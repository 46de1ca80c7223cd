package release

import (
	"context"
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"annals/internal/cli"
)

// program is the package of the program.
const program = "./cmd/annals"

// target is a system that the program is made for.
type target struct{ system, processor string }

// targets are those of a release.
func targets() []target {
	return []target{
		{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
	}
}

// String returns the target as Go names it.
func (t target) String() string { return t.system + "/" + t.processor }

// label returns the target as the names of files have it: macos-arm64.
func (t target) label() string {
	return strings.ReplaceAll(t.system, "darwin", "macos") + "-" + t.processor
}

// file returns the name of the program.
func (t target) file() string {
	if t.system == "windows" {
		return "annals.exe"
	}
	return "annals"
}

// binary is a program that was built.
type binary struct {
	target target
	data   []byte
	info   *debug.BuildInfo
}

// goTool runs go in the folder of the project, with settings that depend on the target alone.
func (m *maker) goTool(ctx context.Context, t target, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = m.root
	cmd.Env = append(os.Environ(),
		"GOOS="+t.system, "GOARCH="+t.processor, "GOAMD64=v1", "GOARM64=v8.0", "CGO_ENABLED=0",
		"GOFLAGS=-mod=readonly", "GOEXPERIMENT=", "GODEBUG=", "GOFIPS140=off", "GOWORK=off")
	cmd.Stderr = m.log
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return out, nil
}

// build makes the program for a target. Which commit it is made from is built in.
func (m *maker) build(ctx context.Context, t target) (binary, error) {
	scratch, err := os.MkdirTemp("", "annals-release-")
	if err != nil {
		return binary{}, fmt.Errorf("make a folder for the program: %w", err)
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	file := filepath.Join(scratch, t.file())
	if _, err := m.goTool(ctx, t, "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w -buildid=", "-o", file, program); err != nil {
		return binary{}, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return binary{}, fmt.Errorf("read the program: %w", err)
	}
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		return binary{}, fmt.Errorf("read what is built into the program: %w", err)
	}
	return binary{t, data, info}, nil
}

// origin is what a program says that it was made from.
type origin struct {
	version string
	commit  string
	made    time.Time // the time of the commit
}

var (
	errNoCommit = errors.New("the program does not say which commit it was made from: a release is made from a clone, with git")
	errModified = errors.New("the project was changed after its last commit: a release is made from a commit")
)

// originOf reads what is built into a program.
func originOf(info *debug.BuildInfo) (origin, error) {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if settings["vcs.revision"] == "" {
		return origin{}, errNoCommit
	}
	if settings["vcs.modified"] != "false" {
		return origin{}, errModified
	}
	made, err := time.Parse(time.RFC3339, settings["vcs.time"])
	if err != nil {
		return origin{}, fmt.Errorf("read the time of the commit: %w", err)
	}
	return origin{cli.Version(info), settings["vcs.revision"], made.UTC()}, nil
}
