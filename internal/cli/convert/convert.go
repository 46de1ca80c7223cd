// Package convert makes one file of pages in a folder, by programs of others that are
// installed: a PDF by Chromium, a ZIM file by zimwriterfs.
//
// Its input is the folder and what the pages are; its output is the file. The programs put
// the time and numbers of their own into it, so its bytes differ from run to run. Chromium
// gets the pages from a server of this package on the loopback interface, and is told to
// ask no other host. The package reads no page.
package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Program is a program of others.
type Program struct {
	Name    string
	Package string   // where it comes from
	Names   []string // of its command, and paths of its application
}

// The programs.
var (
	Chromium = Program{"Chromium", "Debian: chromium", []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
		"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	}}
	ZIMWriter = Program{"zimwriterfs", "Debian: zim-tools", []string{"zimwriterfs"}}
)

// Find returns the path of the program, "" if it is not installed.
func (p Program) Find() string {
	for _, name := range p.Names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// patience is how long a program may take to end after it was stopped.
const patience = 5 * time.Second

// run runs a program until it ends, and returns an error with the end of what it said.
func run(ctx context.Context, program string, args ...string) error {
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &said, &said, patience
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run %s: %w", program, errors.Join(err, lastWords(said.String())))
	}
	return nil
}

// maxWords is the number of lines of a program that are shown.
const maxWords = 5

func lastWords(said string) error {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	lines = lines[max(0, len(lines)-maxWords):]
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	return errors.New(strings.Join(lines, "\n"))
}

// check reports a file that does not begin as one of its kind does.
func check(file, magic string) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("look at what was made: %w", err)
	}
	defer f.Close()
	start := make([]byte, len(magic))
	if _, err := f.Read(start); err != nil || string(start) != magic {
		return fmt.Errorf("%s is not what it should be: %w", file, errors.Join(err, errors.New("the program made another kind of file")))
	}
	return nil
}
