//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

// exchange is not supported: Commit renames twice instead.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

// flush is not supported: the system writes data out when it chooses to.
func flush(*os.File) error { return nil }

// syncDir is not supported either.
func syncDir(*os.File) error { return nil }

// isMount reports an error of a folder that cannot be renamed because another
// file system begins there; the error differs too much between systems to detect.
func isMount(error) bool { return false }
