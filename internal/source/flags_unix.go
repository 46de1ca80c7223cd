//go:build unix

package source

import (
	"os"
	"syscall"
)

// readFlags never wait for the other end of a pipe that took a file's place
// just before it was opened.
const readFlags = os.O_RDONLY | syscall.O_NONBLOCK
