package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

func systemCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){"fifo": fifo}
}

func systemPrograms() map[string]func() {
	return map[string]func(){"unprivileged": unprivileged, "small-files": smallFiles}
}

// fifo is "fifo FILE": a named pipe, at which a careless reader waits for ever.
func fifo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fifo FILE")
	}
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o666))
}

// unprivileged is the program "unprivileged PROGRAM ARGUMENTS…": it runs the
// program so that permissions bind it, even where the tests run as root.
func unprivileged() {
	const (
		dropFromBoundingSet = 24 // PR_CAPBSET_DROP
		overrideAccess      = 1  // CAP_DAC_OVERRIDE
		readAnything        = 2  // CAP_DAC_READ_SEARCH
	)
	runtime.LockOSThread() // what is dropped is the thread's own, and the next program's
	if os.Geteuid() == 0 {
		for _, capability := range []uintptr{overrideAccess, readAnything} {
			if _, _, fault := syscall.RawSyscall(syscall.SYS_PRCTL, dropFromBoundingSet, capability, 0); fault != 0 {
				fail(fault)
			}
		}
	}
	execProgram(os.Args[1:])
}

// smallFiles is the program "small-files PROGRAM ARGUMENTS…": a file that the
// program writes can have no more than 1 MB.
func smallFiles() {
	limit := syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fail(err)
	}
	execProgram(os.Args[1:])
}

func execProgram(args []string) {
	program, err := exec.LookPath(args[0])
	if err == nil {
		err = syscall.Exec(program, args, os.Environ())
	}
	fail(err)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(99)
}
