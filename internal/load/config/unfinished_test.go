package config_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/internal/diag"
	"annals/internal/load/config"
)

func TestUnfinishedSettings(t *testing.T) {
	const (
		title    = "title = \"T\"\n"
		finished = "base_url = \"https://record.ngo/\"\ncontact = \"editors@record.ngo\"\n"
		why      = " is an address for examples: "
	)
	for _, test := range []struct {
		name, src, baseURL string
		want               []string
	}{
		{"finished", title + finished, "", nil},
		{"a page as contact", title + "base_url = \"https://record.ngo/\"\ncontact = \"https://record.ngo/us.html\"\n", "", nil},
		{"as init leaves it", title + "base_url = \"https://example.org/\"\n", "", []string{
			`2:12-34 warning example-address: "https://example.org/"` + why + `feeds, citations and search engines would lead readers there {write the address at which the site is published}`,
			`1:1-0 warning missing-key: "contact" is missing: readers cannot tell you that something is wrong, or puts somebody in danger {add contact = "…" above the first line in brackets, with an e-mail address that somebody reads or the address of a page that says how to reach you}`,
		}},
		{"another address for one build", title + "base_url = \"https://example.org/\"\ncontact = \"editors@record.ngo\"\n", "https://record.ngo/", nil},
		{"an example as contact", title + "base_url = \"https://record.ngo/\"\ncontact = \"name@example.org\"\n", "", []string{
			`3:11-29 warning example-address: "mailto:name@example.org"` + why + `nobody reads what is sent there {write an address that somebody reads}`,
		}},
		{"other examples", title + finished + "edit_url = \"https://example.com/{path}\"\nmirrors = [\"x\", \"https://a.example/\"]\n", "", []string{
			`4:12-40 warning example-address: "https://example.com/{path}"` + why + `nobody can edit a file there {write the address where the files can be edited, or delete the line}`,
			`5:17-37 warning example-address: "https://a.example/"` + why + `no copy of the site can be there {write the address of the mirror, or delete it}`,
		}},
		{"a contact that is wrong is not missing", title + "base_url = \"https://record.ngo/\"\ncontact = 5\n", "", nil},
		{"a contact that is misspelt is not missing", title + "base_url = \"https://record.ngo/\"\ncontatc = \"a@record.ngo\"\n", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, _ := config.Parse("config.toml", []byte(test.src))
			if test.baseURL != "" {
				c.BaseURL = test.baseURL
			}
			if d := cmp.Diff(test.want, lines(c.Unfinished())); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestPathOfTheSiteIsPlain(t *testing.T) {
	for raw, hint := range map[string]string{
		"https://record.ngo//evil.net/":         "write https://record.ngo/evil.net/",
		"https://record.ngo/a//b":               "write https://record.ngo/a/b/",
		"https://record.ngo/./a/":               "write https://record.ngo/a/",
		"https://record.ngo/a/../b/":            "write https://record.ngo/b/",
		"https://record.ngo/../../":             "write https://record.ngo/",
		"https://record.ngo/a/%2e%2E/b/":        "write https://record.ngo/b/",
		"https://record.ngo/.%2e/a":             "write https://record.ngo/a/",
		"https://record.ngo//":                  "write https://record.ngo/",
		"http://[2001:db8::1]:8080//a":          "write http://[2001:db8::1]:8080/a/",
		"https://record.ngo/a/":                 "",
		"https://record.ngo":                    "",
		"https://record.ngo/a.b/..c/%2Ed":       "",
		"https://record.ngo/%EA%B8%B0%EB%A1%9D": "",
	} {
		address, err := config.BaseURL(raw)
		if hint == "" {
			if err != nil {
				t.Errorf("%s: %v", raw, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s became %s", raw, address)
			continue
		}
		if got := asHint(err); got != hint {
			t.Errorf("%s: %s, want %s", raw, got, hint)
		}
		if _, err := config.BaseURL(hint[len("write "):]); err != nil {
			t.Errorf("%s: the hint fails: %v", raw, err)
		}
	}
}

func asHint(err error) string { return diag.AsProblem(err, "").Hint }
