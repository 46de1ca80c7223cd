package main

import (
	"errors"
	"flag"
	"maps"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "update the expected output in the scripts")

func TestMain(m *testing.M) {
	programs := map[string]func(){"annals": main, "annals-in-web": annalsInWeb, "annals-stuck": annalsStuck, "sftp-host": sftpHost}
	maps.Copy(programs, systemPrograms())
	testscript.Main(m, programs)
}

// TestScripts runs the program as a user does. The first word of a script's name is
// its area.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               setupEnv,
		Cmds:                commands(),
		Condition:           conditions,
	})
}

// exits is the script command "exits STATUS PROGRAM ARGUMENTS…": it runs the
// program and fails unless it exits with that status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARGUMENTS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got, err = exit.ExitCode(), nil
	}
	ts.Check(err)
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}
