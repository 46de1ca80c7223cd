// Package cli is the command line of annals: commands, flags, help, output and
// exit statuses.
//
// Its input is the arguments; its output is what Main prints and returns.
// Results go to standard output: the summary of a build, the path of a new
// file, diagnostics as JSON or for GitHub. Messages for people go to standard
// error: diagnostics as text, progress, notes. No other package knows terminals,
// colours or exit statuses.
//
// The package has no logic of sites: it calls packages pipeline, scaffold and guide,
// and prints their results.
package cli

import (
	"context"
	"io"
	"log"
	"runtime/debug"
	"time"

	"annals/internal/cli/publicnet"
	"annals/internal/words"
	"github.com/spf13/cobra"
)

// The exit statuses, which scripts rely on. A run that was ended by a signal
// returns 128 plus the signal's number, as shells do.
const (
	exitDone    = 0
	exitContent = 1 // the content has errors; nothing was published
	exitUsage   = 2
	exitSystem  = 3 // disk, network, permission
	exitSignal  = 128
)

// Env is the environment of a run. The zero value of a field means the default
// that its comment names.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time // default time.Now
	Dial           publicnet.Dial   // how other machines are reached; default: at public addresses only
}

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	dial           publicnet.Dial
	global         globalFlags
	words          *words.Catalogue // nil means English
}

// Main runs the program with the arguments after its name and returns its exit
// status. An interrupt or a request to end (Ctrl-C, SIGTERM) stops it where
// that leaves nothing half done; a second one ends it at once.
func Main(args []string, env Env) int {
	// Package net/http logs what servers send at the wrong time. It has no other switch
	// for clients.
	log.SetOutput(io.Discard)
	a := &app{stdin: env.Stdin, stdout: env.Stdout, stderr: env.Stderr, getenv: env.Getenv, now: env.Now, dial: env.Dial}
	if a.now == nil {
		a.now = time.Now
	}
	ctx, stop := untilSignal(context.Background(), a.exitAtOnce)
	defer stop()
	return a.run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) (status int) {
	defer func() {
		if cause := recover(); cause != nil {
			status = a.reportPanic(cause, debug.Stack())
		}
	}()
	if err := a.chooseWords(); err != nil {
		panic(err) // a catalogue is part of the program
	}
	root := a.rootCommand()
	root.SetArgs(plainIDs(root, args)) // never nil, which would mean os.Args
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	return a.exitStatus(ctx, root.ExecuteContext(ctx))
}

// runE wraps the function of a command, so that its errors can be told apart
// from those that cobra finds in the command line.
func runE(run func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := run(cmd, args); err != nil {
			return &failure{err}
		}
		return nil
	}
}
