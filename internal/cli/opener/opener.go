// Package opener starts other programs: the one that the system has for a file. It
// also finds which editors are installed.
//
// Its input is a site's folder and a path in it; it follows no symbolic link there.
package opener

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// patience is how long Open waits for the system's program to fail: it ends at once
// when it has passed the file on, or stays as long as the file is open.
const patience = 2 * time.Second

// ErrNone means that the system has no program that opens files.
var ErrNone = errors.New("this system has no program that opens files")

// command returns the system's program, with its first arguments.
func command() []string {
	switch runtime.GOOS {
	case "darwin":
		return []string{"open", "-t"} // in the editor for texts, whatever the name
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	return []string{"xdg-open"}
}

// Check returns ErrNone, or nil if Open can work.
func Check() error {
	if _, err := exec.LookPath(command()[0]); err != nil {
		return fmt.Errorf("%w: %s is missing", ErrNone, command()[0])
	}
	return nil
}

// IsInstalled reports whether a program can be found by the name of its command or,
// on a Mac, of its application.
func IsInstalled(name, app string) bool {
	if _, err := exec.LookPath(name); err == nil {
		return true
	}
	if runtime.GOOS != "darwin" {
		return false
	}
	_, err := os.Stat("/Applications/" + app + ".app")
	return err == nil
}

// Open opens a file of the folder, named with slashes, in the program that the system
// has for it. That program outlives this one.
func Open(ctx context.Context, folder, file string) error {
	full, err := regularFile(folder, file)
	if err != nil {
		return err
	}
	words := append(command(), full)
	program, err := exec.LookPath(words[0])
	if err != nil {
		return fmt.Errorf("%w: %s is missing", ErrNone, words[0])
	}
	// No CommandContext: the file stays open when the preview has ended.
	cmd := exec.Command(program, words[1:]...)
	cmd.SysProcAttr = apart()
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open %s: %w", file, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("open %s: %s: %w", file, words[0], err)
		}
	case <-time.After(patience):
	case <-ctx.Done():
	}
	return nil
}

// regularFile returns the absolute path of a file of the folder. The error says why it
// is not opened.
func regularFile(folder, file string) (string, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", file, err)
	}
	defer root.Close()
	parts := strings.Split(file, "/")
	for i := range parts {
		info, err := root.Lstat(filepath.Join(parts[:i+1]...))
		if err != nil {
			return "", fmt.Errorf("open %s: %w", file, err)
		}
		if isLast := i == len(parts)-1; isLast && !info.Mode().IsRegular() || !isLast && !info.IsDir() {
			return "", fmt.Errorf("open %s: it is no ordinary file", file)
		}
	}
	full, err := filepath.Abs(filepath.Join(folder, filepath.FromSlash(file)))
	if err != nil {
		return "", fmt.Errorf("open %s: %w", file, err)
	}
	return full, nil
}
