package sitedir

import "strings"

// Ignored reports whether a file or folder of this base name is not part of the
// site: hidden, a temporary file of an editor, or metadata of a file manager.
func Ignored(name string) bool {
	switch name {
	case "4913", "Thumbs.db", "desktop.ini": // 4913: created by Vim to test for write permission
		return true
	}
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
		return true
	}
	if strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") {
		return true
	}
	for _, end := range []string{"~", ".swp", ".swo", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
