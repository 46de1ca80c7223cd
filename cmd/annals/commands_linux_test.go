package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

func systemCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){"fifo": fifo}
}

func systemPrograms() map[string]func() {
	return map[string]func(){"unprivileged": unprivileged, "small-files": smallFiles, "cpu-limit": limitCPU}
}

// fifo is "fifo FILE": it makes a named pipe, on which a plain open blocks.
func fifo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fifo FILE")
	}
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o666))
}

// unprivileged is the program "unprivileged PROGRAM ARGUMENTS…": it runs the
// program without the capabilities that override permissions, even if the tests run
// as root.
func unprivileged() {
	const (
		dropFromBoundingSet = 24 // PR_CAPBSET_DROP
		overrideAccess      = 1  // CAP_DAC_OVERRIDE
		readAnything        = 2  // CAP_DAC_READ_SEARCH
	)
	runtime.LockOSThread() // capabilities belong to the thread, which calls exec below
	if os.Geteuid() == 0 {
		for _, capability := range []uintptr{overrideAccess, readAnything} {
			if _, _, fault := syscall.RawSyscall(syscall.SYS_PRCTL, dropFromBoundingSet, capability, 0); fault != 0 {
				exitOnError(fault)
			}
		}
	}
	execProgram(os.Args[1:])
}

// smallFiles is the program "small-files PROGRAM ARGUMENTS…": it limits the size of
// files that the program writes to 1 MB.
func smallFiles() {
	limit := syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		exitOnError(err)
	}
	execProgram(os.Args[1:])
}

// limitCPU is the program "cpu-limit SECONDS PROGRAM ARGUMENTS…": the system kills
// the program once its threads have used that much CPU time together.
func limitCPU() {
	seconds, err := strconv.ParseUint(os.Args[1], 10, 64)
	if err != nil {
		exitOnError(err)
	}
	limit := syscall.Rlimit{Cur: seconds, Max: seconds}
	if err := syscall.Setrlimit(syscall.RLIMIT_CPU, &limit); err != nil {
		exitOnError(err)
	}
	execProgram(os.Args[2:])
}

func execProgram(args []string) {
	program, err := exec.LookPath(args[0])
	if err == nil {
		err = syscall.Exec(program, args, os.Environ())
	}
	exitOnError(err)
}

func exitOnError(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(99)
}
