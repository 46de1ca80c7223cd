//go:build !linux && !darwin

package publish

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// What these systems do not tell, or tell in another way, is taken for ordinary: a
// folder that a killed run left is then proved by its recorded name alone, and where
// not even the lock can be written it is left aside and named.

// exchange is not supported: Commit renames twice instead.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

// flush is not supported: the system writes data out when it chooses to.
func flush(*os.File) error { return nil }

// syncDir is not supported either.
func syncDir(*os.File) error { return nil }

func isMount(error) bool           { return false }
func isReadOnly(error) bool        { return false }
func isMountRoot(*os.File) bool    { return false }
func otherMountOf(string) string   { return "" }
func deviceOf(fs.FileInfo) uint64  { return 0 }
func inodeOf(fs.FileInfo) string   { return "unknown" }
func linksOf(fs.FileInfo) uint64   { return 1 }
func isOwn(fs.FileInfo) bool       { return true }
func isAdministrator() bool        { return false }
func checkWritable(*os.File) error { return nil }

// changeTime says that the time is not known.
func changeTime(fs.FileInfo) (time.Time, bool) { return time.Time{}, false }

// notPolled is no flag of the files here.
const notPolled = 0

// canWriteLocked says whether a locked file can be written.
const canWriteLocked = false
