package destination

import (
	"errors"
	"strings"
	"testing"

	"annals/internal/diag"
)

func TestParse(t *testing.T) {
	for address, want := range map[string]Destination{
		"/media/stick":                         {Kind: Folder, Path: "/media/stick"},
		"../copy":                              {Kind: Folder, Path: "../copy"},
		`C:\sites\record`:                      {Kind: Folder, Path: `C:\sites\record`},
		"record.ZIP":                           {Kind: Zip, Path: "record.ZIP"},
		"s3://record-site":                     {Kind: S3, Bucket: "record-site"},
		"s3://record-site/a/기록/":               {Kind: S3, Bucket: "record-site", Prefix: "a/기록/"},
		"sftp://host/srv/www":                  {Kind: SFTP, Host: "host", Path: "/srv/www"},
		"sftp://mina@host:2222/~/www":          {Kind: SFTP, User: "mina", Host: "host", Port: "2222", Path: "www"},
		"git+https://host/a.git#pages":         {Kind: Git, URL: "https://host/a.git", Branch: "pages"},
		"git+ssh://git@host/a.git#gh-pages":    {Kind: Git, URL: "ssh://git@host/a.git", Branch: "gh-pages"},
		"git+file:///srv/a.git#site/published": {Kind: Git, URL: "file:///srv/a.git", Branch: "site/published"},
	} {
		if got, err := Parse(address); err != nil || got != want {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for address, want := range map[string]string{
		"":                                 "empty",
		"-o":                               "hyphen",
		"a\nb":                             "control",
		"ftp://host/www":                   "in clear",
		"https://example.org/":             "read and not written",
		"rsync://host/x":                   "no way",
		"gopher://host/x":                  "no way",
		"s3://":                            "bucket",
		"s3://key:secret@bucket":           "no keys",
		"s3://bucket/../x":                 "..",
		"sftp://host":                      "folder on the host is missing",
		"sftp://host/":                     "folder on the host is missing",
		"sftp://mina:secret@host/www":      "no password",
		"sftp://-oProxyCommand=x/www":      "no address of a host",
		"sftp://-x@host/www":               "no address of a host",
		"git+https://host/a.git":           "branch is missing",
		"git+https://token@host/a.git#p":   "no password or token",
		"git+https://u:p@host/a.git#p":     "no password or token",
		"git+ext::sh -c x#p":               "no address of a repository",
		"git+https://host/a.git#-x":        "no name of a branch",
		"git+https://host/a.git#a..b":      "no name of a branch",
		"git+ssh://-oProxyCommand=x/a#p":   "no address of a repository",
		"git+https://host/#pages":          "no address of a repository",
		"git+https://host/a.git?x=1#pages": "no address of a repository",
	} {
		_, err := Parse(address)
		p, ok := errors.AsType[*diag.Problem](err)
		if !ok || !strings.Contains(p.Message, want) || p.Hint == "" {
			t.Errorf("%s: %v, want %q", address, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"s3://bucket/a", "sftp://u@h:1/~/a", "git+ssh://git@h/a#b", "a.zip", "ftp://x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		d, err := Parse(address)
		if err != nil {
			return
		}
		for _, s := range []string{d.Host, d.User, d.URL, d.Branch, d.Bucket} {
			if strings.HasPrefix(s, "-") || strings.ContainsAny(s, "\n\x00") {
				t.Errorf("%q: %+v would be an option or two lines", address, d)
			}
		}
	})
}
