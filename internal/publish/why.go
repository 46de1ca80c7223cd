package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// inPlaceAsked is the reason that needs no explanation.
const inPlaceAsked = "it was asked for"

// whyInPlace returns why the folder dst, if it exists, must be published in place, or
// "": whoever holds on to the folder itself, and not to its name, would be left with the
// old one after an exchange.
func whyInPlace(dst string, asked bool) string {
	if asked {
		return inPlaceAsked
	}
	folder, err := os.Open(dst)
	if err != nil {
		return ""
	}
	defer folder.Close()
	info, err := folder.Stat()
	if err != nil {
		return ""
	}
	name := filepath.Base(dst)
	if above, err := os.Stat(filepath.Dir(dst)); err == nil && deviceOf(above) != deviceOf(info) || isMountRoot(folder) {
		return name + " is a mount point"
	}
	if point := otherMountOf(dst); point != "" {
		return fmt.Sprintf("%s is also mounted at %s", name, point)
	}
	if isAbove(info, ".") {
		return "this command was started in " + name
	}
	return ""
}

// isAbove reports whether a folder is the folder name or holds it.
func isAbove(folder fs.FileInfo, name string) bool {
	abs, err := filepath.Abs(name)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return false
	}
	for {
		if info, err := os.Stat(abs); err == nil && os.SameFile(info, folder) {
			return true
		}
		if filepath.Dir(abs) == abs {
			return false
		}
		abs = filepath.Dir(abs)
	}
}

// whyInPlace returns why a folder with this content must be published in place: an
// exchange would move what is mounted in it away with the old folder, and would copy
// what belongs to other users, and could not remove the original.
func (in inventory) whyInPlace(output *disk) string {
	name := filepath.Base(output.dir)
	for _, f := range in.foreign {
		if f.mount {
			return fmt.Sprintf("%s in %s is a mount point", f.path, name)
		}
	}
	if checkWritable(output.top) != nil {
		return ""
	}
	for i, f := range in.foreign {
		holds := i+1 < len(in.foreign) && strings.HasPrefix(in.foreign[i+1].path, f.path+"/")
		if f.kind.IsDir() && !holds && !f.closed {
			continue // an empty folder can be removed
		}
		if output.belongsToOther(f.path) {
			return fmt.Sprintf("%s in %s belongs to another user", f.path, name)
		}
	}
	return ""
}

// errOther is the error by which a test gives any file to another user.
var errOther = errors.New("of another user")

// belongsToOther reports whether a file belongs to a user whose files this process may
// not treat as its own.
func (d *disk) belongsToOther(path string) bool {
	if err := d.injectFault("owner", path); err != nil {
		return errors.Is(err, errOther)
	}
	if isAdministrator() {
		return false
	}
	info, err := d.root.Lstat(path)
	return err == nil && !isOwn(info)
}
