package config

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

// secretDotfiles begin the names of hidden files that say what no reader may know. They
// are not published on anybody's word.
var secretDotfiles = []string{
	".git", ".hg", ".svn", ".bzr", ".ssh", ".gnupg", ".aws", ".env", ".netrc", ".npmrc", ".pypirc", ".htpasswd", ".bash", ".zsh",
	".DS_Store", ".annals",
}

// checkDotfile checks the name of a hidden file or folder at the top of static/.
func checkDotfile(name string) error {
	below := strings.TrimPrefix(strings.TrimPrefix(name, "./"), "/")
	top, _, isPath := strings.Cut(strings.TrimPrefix(below, staticFolder), "/")
	switch {
	case !strings.HasPrefix(top, "."):
		return &diag.Problem{Code: diag.InvalidValue, Message: "this is no hidden file: its name does not begin with a dot", Hint: "delete it from the list; what is not hidden is published anyway"}
	case isPath || top != name:
		return &diag.Problem{Code: diag.InvalidValue, Message: "this is a path, and a name is expected", Hint: fmt.Sprintf("write %q; of a folder, all is published", top)}
	case slices.ContainsFunc(secretDotfiles, func(secret string) bool { return strings.HasPrefix(strings.ToLower(name), strings.ToLower(secret)) }):
		return &diag.Problem{Code: diag.InvalidValue, Message: fmt.Sprintf("%s is never published", name), Hint: "delete it from the list"}
	}
	return sitepath.Check(name)
}
