package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// terminal is a pseudo-terminal with a program, and the program's output.
type terminal struct {
	t    *testing.T
	keys *os.File

	mu    sync.Mutex
	drawn bytes.Buffer
}

// inTerminal runs a program in a terminal of its own, until the test ends.
func inTerminal(t *testing.T, program string, args ...string) *terminal {
	t.Helper()
	keys, screen, err := openTerminal()
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	home := t.TempDir()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "TERM=vt100", "HOME="+home, "LC_ALL=C.UTF-8")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = screen, screen, screen
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, keys: keys}
	var reading sync.WaitGroup
	reading.Go(term.read)
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		keys.Close()
		reading.Wait()
	})
	return term
}

// openTerminal returns the two ends of a new terminal of 80 columns.
func openTerminal() (keys, screen *os.File, err error) {
	keys, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("open a terminal: %w", err)
	}
	fd := int(keys.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		return nil, nil, fmt.Errorf("unlock the terminal: %w", err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		return nil, nil, fmt.Errorf("give the terminal a size: %w", err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		return nil, nil, fmt.Errorf("number of the terminal: %w", err)
	}
	screen, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("open the other end of the terminal: %w", err)
	}
	return keys, screen, nil
}

// read collects the program's output until it ends.
func (term *terminal) read() {
	buf := make([]byte, 4096)
	for {
		n, err := term.keys.Read(buf)
		if err != nil {
			return
		}
		term.mu.Lock()
		term.drawn.Write(buf[:n])
		term.mu.Unlock()
	}
}

func (term *terminal) screen() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.drawn.String()
}

// waitForText waits until the program has drawn text.
func (term *terminal) waitForText(text string) {
	term.t.Helper()
	for end := time.Now().Add(hangTimeout); !strings.Contains(term.screen(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			term.t.Fatalf("%q was not drawn, but:\n%q", text, term.screen())
		}
	}
}

func (term *terminal) sendKeys(keys string) {
	term.t.Helper()
	if _, err := term.keys.WriteString(keys); err != nil {
		term.t.Fatal(err)
	}
}
