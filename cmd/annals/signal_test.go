package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"annals/internal/cli"
)

// annalsStuck is the program with a clock that never answers: it says "stuck" and
// heeds nothing that asks it to end.
func annalsStuck() {
	os.Exit(cli.Main(os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
		Now: func() time.Time {
			fmt.Fprintln(os.Stderr, "stuck")
			select {}
		},
	}))
}

// A second signal ends the program whatever it is busy with, and whatever the system
// would do with such a signal: a shell without a terminal makes the programs that it
// starts in the background ignore Ctrl-C.
func TestSecondSignalEndsTheProgramAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a program cannot be interrupted by another on Windows")
	}
	site := t.TempDir()
	writeRecord(t, site, 1, "first")
	const (
		interrupted = "130 stopped: interrupt, at once; what a build has left is cleared away by the next one\n"
		terminated  = "143 stopped: terminated, at once; what a build has left is cleared away by the next one\n"
	)
	for _, test := range []struct {
		signals []os.Signal
		want    []string // of two signals the system may deliver the later one first
	}{
		{[]os.Signal{syscall.SIGINT, syscall.SIGTERM}, []string{interrupted, terminated}},
		{[]os.Signal{syscall.SIGINT}, []string{interrupted}},
		{[]os.Signal{syscall.SIGTERM}, []string{terminated}},
	} {
		for _, command := range []string{"build", "serve", "check"} {
			t.Run(fmt.Sprint(command, test.signals), func(t *testing.T) {
				args := []string{command, "--source", site}
				if command == "serve" {
					args = append(args, "--port", "0")
				}
				status, output := signalled(t, test.signals, args...)
				if got := fmt.Sprint(status, " ", output); !slices.Contains(test.want, got) {
					t.Errorf("got %q, want one of %q", got, test.want)
				}
			})
		}
	}
}

// signalled runs the stuck program as a shell runs one in the background, and sends
// the signals in turn until it has ended. The system may merge two of one kind.
func signalled(t *testing.T, signals []os.Signal, args ...string) (status int, output string) {
	t.Helper()
	cmd := exec.Command("sh", append([]string{"-c", `trap "" INT; exec annals-stuck "$@"`, "sh"}, args...)...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() && lines.Text() != "stuck" {
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for lines.Scan() {
			if lines.Text() != "stuck" { // by another goroutine
				output += lines.Text() + "\n"
			}
		}
	}()
	for i := 0; ; i++ {
		if err := cmd.Process.Signal(signals[i%len(signals)]); err != nil {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
		select {
		case <-ended:
			_ = cmd.Wait() // its error is the exit status
			return cmd.ProcessState.ExitCode(), output
		default:
		}
	}
}
