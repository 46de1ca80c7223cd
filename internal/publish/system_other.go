//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

// exchange is not there: Commit renames twice in its place.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

// flush is not there: the system writes out in its own time.
func flush(*os.File) error { return nil }

// settle is not there either.
func syncDir(*os.File) error { return nil }

// isMount reports an error of a folder that cannot be renamed because another
// file system begins there; its sign differs too much between systems to tell.
func isMount(error) bool { return false }
