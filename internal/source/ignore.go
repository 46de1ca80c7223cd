package source

import "strings"

// Ignored reports whether a file or folder of this name (without its path) is
// no part of the site: hidden, an editor's temporary file, or what a system
// leaves in every folder that it shows.
func Ignored(name string) bool {
	switch name {
	case "4913", "Thumbs.db", "desktop.ini": // the first: Vim asks whether it may write here
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
