//go:build unix

package sitedir

import (
	"os"
	"syscall"
)

// readFlags prevent blocking on a named pipe that has replaced the file between
// Lstat and open.
const readFlags = os.O_RDONLY | syscall.O_NONBLOCK
