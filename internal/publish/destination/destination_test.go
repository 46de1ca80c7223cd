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
		"gopher://host/x":                  "no way",
		"s3://bucket/x":                    "no way",
		"file:///x":                        "no way",
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
	for _, s := range []string{"git+ssh://git@h/a#b", "a.zip", "ftp://x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		d, err := Parse(address)
		if err != nil {
			return
		}
		for _, s := range []string{d.URL, d.Branch} {
			if strings.HasPrefix(s, "-") || strings.ContainsAny(s, "\n\x00") {
				t.Errorf("%q: %+v would be an option or two lines", address, d)
			}
		}
	})
}
