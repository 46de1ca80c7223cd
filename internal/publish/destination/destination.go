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
	S3     Kind = "s3"
	SFTP   Kind = "sftp"
	Git    Kind = "git"
)

// Destination is a place that a site is published at.
type Destination struct {
	Kind Kind

	Path   string // of a folder or a zip, as it was written; of SFTP, the folder on the host
	Bucket string // S3
	Prefix string // S3: "" or "a/b/"
	User   string // SFTP, or ""
	Host   string // SFTP
	Port   string // SFTP, or ""
	URL    string // git: as git takes it
	Branch string // git
}

// IsLocal reports whether it is a folder or an archive of this computer.
func (d Destination) IsLocal() bool { return d.Kind == Folder || d.Kind == Zip }

// Parse reads an address.
func Parse(address string) (Destination, error) {
	if problem := checkText(address); problem != nil {
		return Destination{}, problem
	}
	scheme, rest, hasScheme := strings.Cut(address, "://")
	switch {
	case strings.HasPrefix(address, "git+"):
		return parseGit(strings.TrimPrefix(address, "git+"))
	case !hasScheme:
		return parsePath(address)
	}
	switch scheme {
	case "s3":
		return parseS3(rest)
	case "sftp":
		return parseSFTP(address)
	case "ftp", "ftps":
		return Destination{}, problem("FTP is not supported: it sends the password in clear", "most such hosts also take sftp://USER@HOST/FOLDER")
	case "http", "https":
		return Destination{}, problem("an address of the Web can be read and not written to", "name the place behind it: s3://BUCKET, sftp://USER@HOST/FOLDER or git+https://HOST/REPOSITORY.git#BRANCH")
	case "ssh", "scp", "rsync":
		return Destination{}, problem("this is no way to publish", "write sftp://USER@HOST/FOLDER, which uses the same keys")
	case "file":
		return Destination{}, problem("this is no way to publish", "write the path of the folder")
	}
	return Destination{}, problem("this is no way to publish", toWrite)
}

const toWrite = "write a folder, FILE.zip, s3://, sftp:// or git+https://"

func problem(message, hint string) error {
	return &diag.Problem{Code: diag.InvalidValue, Message: message, Hint: hint}
}

// secret is a problem whose line no message shows.
func secret(message, hint string) error {
	return &diag.Problem{Code: diag.Secret, Message: message, Hint: hint}
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

// bucketName matches what S3 allows, and what other stores allow besides.
var bucketName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$`)

func parseS3(rest string) (Destination, error) {
	bucket, prefix, _ := strings.Cut(rest, "/")
	if strings.ContainsAny(bucket, "@:") {
		return Destination{}, secret("an address holds no keys", WhereKeys)
	}
	if !bucketName.MatchString(bucket) {
		return Destination{}, problem("this is no name of a bucket", "write s3://BUCKET or s3://BUCKET/FOLDER")
	}
	prefix = strings.Trim(prefix, "/")
	if err := checkFolder(prefix); err != nil {
		return Destination{}, err
	}
	if prefix != "" {
		prefix += "/"
	}
	return Destination{Kind: S3, Bucket: bucket, Prefix: prefix}, nil
}

func checkFolder(folder string) error {
	for part := range strings.SplitSeq(folder, "/") {
		if part == "." || part == ".." || part == "" && folder != "" {
			return problem("the folder holds an empty part, . or ..", "name the folder itself")
		}
	}
	if strings.ContainsAny(folder, `\?#`) || strings.ContainsFunc(folder, unicode.IsControl) {
		return problem("the folder holds a character that is not allowed there", "use letters, digits and hyphens")
	}
	return nil
}

func parseSFTP(address string) (Destination, error) {
	const hint = "write sftp://USER@HOST/FOLDER, or sftp://USER@HOST:PORT/FOLDER"
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" || strings.HasPrefix(u.Hostname(), "-") || strings.HasPrefix(u.User.Username(), "-") {
		return Destination{}, problem("this is no address of a host", hint)
	}
	if _, hasPassword := u.User.Password(); hasPassword {
		return Destination{}, secret("an address holds no password", "take it out; the keys of ssh and its agent are used")
	}
	folder := strings.Trim(u.Path, "/")
	if folder == "" {
		return Destination{}, problem("the folder on the host is missing", hint)
	}
	if err := checkFolder(strings.TrimPrefix(folder, "~/")); err != nil {
		return Destination{}, err
	}
	d := Destination{Kind: SFTP, User: u.User.Username(), Host: u.Hostname(), Port: u.Port(), Path: "/" + folder}
	if home, ok := strings.CutPrefix(folder, "~/"); ok {
		d.Path = home // relative to the user's own folder
	}
	return d, nil
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
		return Destination{}, secret("an address holds no password or token", "take it out; git asks its own credential helper")
	}
	return Destination{Kind: Git, URL: address, Branch: branch}, nil
}
