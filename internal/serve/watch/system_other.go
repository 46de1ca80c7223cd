//go:build !linux

package watch

import (
	"errors"
	"fmt"
	"syscall"
)

// checkEventSupport accepts every folder: file systems without events cannot be
// recognised on this system.
func checkEventSupport(string) error { return nil }

// explain describes why there are no events, and how to get them.
func explain(reason error) string {
	if errors.Is(reason, syscall.EMFILE) || errors.Is(reason, syscall.ENFILE) {
		return "no more files and folders can be watched: the limit of open files is reached (ulimit -n shows and raises it)"
	}
	return fmt.Sprintf("the system does not tell of changes: %v", reason)
}
