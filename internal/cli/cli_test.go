package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"annals/internal/diag"
	"annals/internal/publish"
	"github.com/google/go-cmp/cmp"
)

// hangTimeout ends a test that would wait forever. It is no measure of speed.
const hangTimeout = 2 * time.Minute

// testRun is a run of the program with captured output and a fixed clock.
type testRun struct {
	app
	out, err bytes.Buffer
}

func newTestRun(env map[string]string) *testRun {
	x := &testRun{}
	x.app = app{
		stdin: strings.NewReader(""), stdout: &x.out, stderr: &x.err,
		getenv: func(name string) string { return env[name] },
		now:    func() time.Time { return time.Date(2026, 11, 23, 23, 59, 0, 0, time.UTC) },
	}
	x.app.global.format = formatText
	return x
}

func TestExitStatusAndMessage(t *testing.T) {
	stopped, stop := context.WithCancelCause(context.Background())
	stop(&signalError{syscall.SIGTERM})
	tests := []struct {
		name   string
		ctx    context.Context
		err    error
		status int
		want   string
	}{
		{"done", context.Background(), nil, 0, ""},
		{"errors that were printed", context.Background(), &failure{errContent}, 1, ""},
		{"usage", context.Background(), &usageError{"no", "do"}, 2, "error: no\nhint: do\n"},
		{"a command line that cobra refuses", context.Background(), errors.New("odd"), 2, "error: odd\nhint: see \"annals help\"\n"},
		{
			"an output folder that is refused", context.Background(),
			&failure{fmt.Errorf("publish: %w", &publish.RefusedError{Path: "/", Reason: "is the top", Hint: "choose another"})},
			2, "error: / is the top\nhint: choose another\n",
		},
		{"the system", context.Background(), &failure{errors.New("disk\x1b full")}, 3, "error: disk<U+001B> full\n"},
		{"a signal", stopped, &failure{context.Canceled}, 143, "stopped: terminated; nothing was published, the old site is as it was\n"},
		{"done before the signal came", stopped, nil, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := newTestRun(nil)
			if got := x.exitStatus(tt.ctx, tt.err); got != tt.status {
				t.Errorf("status %d, want %d", got, tt.status)
			}
			if d := cmp.Diff(tt.want, x.err.String()); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestSignalCancelsContext(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot interrupt itself on Windows")
	}
	ctx, stop := untilSignal(context.Background(), func(*signalError) {})
	defer stop()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ctx.Done():
	case <-time.After(hangTimeout):
		t.Fatal("the context did not end")
	}
	if e, ok := errors.AsType[*signalError](context.Cause(ctx)); !ok || e.signal != syscall.SIGINT {
		t.Errorf("cause %v", context.Cause(ctx))
	}
}

func problems() diag.List {
	at := func(file string, line int) diag.Range {
		return diag.Range{Position: diag.Position{File: file, Line: line, Column: 1}, End: 3}
	}
	var list diag.List
	list.Warn(at("b.md", 1), diag.MissingSummary, "no summary", "add one")
	list.Error(at("a.md", 1), diag.UnknownKey, "unknown key", "")
	list.Error(at("a.md", 2), diag.UnknownKey, "unknown key", "")
	return list
}

func twoLines(string) ([]byte, error) { return []byte("one\ntwo\n"), nil }

func TestShow(t *testing.T) {
	tests := []struct {
		name, format      string
		quiet             bool
		wantOut, wantErrs string
	}{
		{"text goes to standard error, sorted and counted", formatText, false, "", `a.md:1:1: error: unknown key [unknown-key]
 1 | one
     ^^

a.md:2:1: error: unknown key [unknown-key]
 2 | two
     ^^

b.md:1:1: warning: no summary [missing-summary]
 1 | one
     ^^
hint: add one

2 errors and 1 warning in 2 files; nothing was published
`},
		{"quiet leaves warnings and the count out", formatText, true, "", `a.md:1:1: error: unknown key [unknown-key]
 1 | one
     ^^

a.md:2:1: error: unknown key [unknown-key]
 2 | two
     ^^
`},
		{"JSON goes to standard output", formatJSON, true, `{"file":"a.md","line":1,"column":1,"end_column":3,"severity":"error","code":"unknown-key","message":"unknown key","hint":"","byte_column":1,"end_byte_column":3}
{"file":"a.md","line":2,"column":1,"end_column":3,"severity":"error","code":"unknown-key","message":"unknown key","hint":"","byte_column":1,"end_byte_column":3}
`, ""},
		{"annotations go to standard output", formatGitHub, true, `::error file=my/site/a.md,line=1,col=1,endColumn=3,title=unknown-key::unknown key
::error file=my/site/a.md,line=2,col=1,endColumn=3,title=unknown-key::unknown key
`, ""},
	}
	t.Chdir(t.TempDir()) // where no folder above is a repository, from whose top annotations count
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir()) // in no repository
			x := newTestRun(nil)
			x.global = globalFlags{source: "./my/site", format: tt.format, quiet: tt.quiet}
			if err := x.show(problems(), twoLines, "; nothing was published"); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.wantOut, x.out.String()); d != "" {
				t.Errorf("standard output: -want +got:\n%s", d)
			}
			if d := cmp.Diff(tt.wantErrs, x.err.String()); d != "" {
				t.Errorf("standard error: -want +got:\n%s", d)
			}
		})
	}
}

func TestAnnotationPathsAreRelativeToWorkingFolder(t *testing.T) {
	here := t.TempDir()
	t.Chdir(here)
	for source, want := range map[string]string{
		".": ".", "site": "site", "./a/../site/": "site", "..": "", filepath.Join(here, "site"): "site", t.TempDir(): "",
	} {
		x := newTestRun(nil)
		x.global.source = source
		if got := x.repositoryFolder(); got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}

func TestColourOnTerminalsOnly(t *testing.T) {
	if newTestRun(map[string]string{"TERM": "xterm"}).styles().enabled {
		t.Error("a buffer is no terminal")
	}
	if got := (styles{}).err("error:"); got != "error:" {
		t.Errorf("%q", got)
	}
	if got, want := (styles{enabled: true}).err("error:"), "\x1b[31;1merror:\x1b["; !strings.HasPrefix(got, want) {
		t.Errorf("%q", got)
	}
}

func TestProgressBarAppearsAfterDelay(t *testing.T) {
	x := newTestRun(nil)
	start := x.now()
	elapsed := time.Duration(0)
	x.now = func() time.Time { return start.Add(elapsed) }

	x.progress(start, "building").update(1, 10)
	if x.err.Len() > 0 {
		t.Errorf("a bar where there is no terminal: %q", x.err.String())
	}
	b := &bar{app: &x.app, start: start, task: "building"}
	elapsed = progressDelay - time.Millisecond
	b.update(1, 10)
	b.close()
	if x.err.Len() > 0 {
		t.Errorf("a bar too early: %q", x.err.String())
	}
	elapsed = progressDelay
	b.update(5, 10)
	b.update(2, 10) // goroutines finish out of order
	b.update(10, 10)
	b.close()
	if got := x.err.String(); !strings.Contains(got, "building") || !strings.Contains(got, "5/10") {
		t.Errorf("%q", got)
	}
}

func TestNewEntryDateAddedIsToday(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	x := newTestRun(nil)
	if status := x.run(t.Context(), []string{"init", dir, "--quiet"}); status != exitDone {
		t.Fatalf("status %d: %s", status, x.err.String())
	}
	status := x.run(t.Context(), []string{"new", "entry", "--source", dir, "--date", "2018-12-17", "--type", "meeting", "--title", "x"})
	if status != exitDone {
		t.Fatalf("status %d: %s", status, x.err.String())
	}
	text, err := os.ReadFile(filepath.Join(dir, "content/2018/x.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\nadded = 2026-11-23\n") {
		t.Errorf("%s", text)
	}
}

func TestEveryCommandHasHelp(t *testing.T) {
	x := newTestRun(nil)
	root := x.rootCommand()
	commands := root.Commands()
	for i := 0; i < len(commands); i++ {
		c := commands[i]
		commands = append(commands, c.Commands()...)
		if c.Short == "" || c.Long == "" || c.Example == "" {
			t.Errorf("%s lacks help or an example", c.CommandPath())
		}
	}
}
