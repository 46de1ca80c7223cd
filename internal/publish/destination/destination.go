// Package destination reads the addresses that sites are published at.
//
// Its input is text that a person types, or writes into config.toml; its output is a
// Destination or a *diag.Problem that says what is wrong with it. It opens and asks
// nothing, and no secret may stand in an address.
package destination

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"annals/internal/diag"
)

// Kind is how a destination is written to.
type Kind string

// The kinds.
const (
	Folder Kind = "folder"
	Zip    Kind = "zip"
	Git    Kind = "git"
)

// Destination is a place that a site is published at.
type Destination struct {
	Kind Kind

	Path   string // of a folder or a zip, as it was written
	URL    string // git: as git takes it
	Branch string // git
}

// Parse reads an address.
func Parse(address string) (Destination, error) {
	if problem := checkText(address); problem != nil {
		return Destination{}, problem
	}
	scheme, _, hasScheme := strings.Cut(address, "://")
	switch {
	case strings.HasPrefix(address, "git+"):
		return parseGit(strings.TrimPrefix(address, "git+"))
	case !hasScheme:
		return parsePath(address)
	}
	switch scheme {
	case "ftp", "ftps":
		return Destination{}, problem("FTP is not supported: it sends the password in clear", "most such hosts also take SFTP or rsync: see \"annals help hosting\"")
	case "http", "https":
		return Destination{}, problem("an address of the Web can be read and not written to", "name the place behind it, such as git+https://HOST/REPOSITORY.git#BRANCH")
	case "file":
		return Destination{}, problem("this is no way to publish", "write the path of the folder")
	}
	return Destination{}, problem("this is no way to publish", toWrite+"; for servers see \"annals help hosting\"")
}

const toWrite = "write a folder, FILE.zip or git+https://HOST/REPOSITORY.git#BRANCH"

func problem(message, hint string) error {
	return &diag.Problem{Code: diag.InvalidValue, Message: message, Hint: hint}
}

func checkText(address string) error {
	switch {
	case address == "":
		return problem("the destination is empty", toWrite)
	case strings.HasPrefix(address, "-"):
		return problem("a destination cannot begin with a hyphen", "write ./ before the name of a folder")
	case strings.ContainsFunc(address, unicode.IsControl):
		return problem("the destination holds a control character", "type it again")
	}
	return nil
}

func parsePath(address string) (Destination, error) {
	if strings.EqualFold(path.Ext(address), ".zip") {
		return Destination{Kind: Zip, Path: address}, nil
	}
	return Destination{Kind: Folder, Path: address}, nil
}

var branchName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)

func parseGit(address string) (Destination, error) {
	const hint = "write git+https://HOST/REPOSITORY.git#BRANCH or git+ssh://git@HOST/REPOSITORY.git#BRANCH"
	address, branch, _ := strings.Cut(address, "#")
	u, err := url.Parse(address)
	switch {
	case err != nil || u.RawQuery != "" || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "ssh" && u.Scheme != "file":
		return Destination{}, problem("this is no address of a repository", hint)
	case u.Scheme != "file" && (u.Hostname() == "" || strings.HasPrefix(u.Hostname(), "-")) || strings.Trim(u.Path, "/") == "":
		return Destination{}, problem("this is no address of a repository", hint)
	case branch == "":
		return Destination{}, problem("the branch is missing", "add it behind #; the pages of a repository often are the branch pages or gh-pages")
	case !branchName.MatchString(branch) || strings.Contains(branch, "..") || strings.HasSuffix(branch, "/") || strings.HasSuffix(branch, ".lock"):
		return Destination{}, problem("this is no name of a branch", hint)
	}
	if _, hasPassword := u.User.Password(); hasPassword || u.Scheme != "ssh" && u.User != nil {
		return Destination{}, problem("an address holds no password or token", "take it out; git asks its own credential helper")
	}
	return Destination{Kind: Git, URL: address, Branch: branch}, nil
}
