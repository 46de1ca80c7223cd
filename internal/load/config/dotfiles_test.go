package config

import (
	"testing"

	"annals/internal/diag"
)

func TestCheckDotfile(t *testing.T) {
	for name, ok := range map[string]bool{
		".well-known": true, ".htaccess": true, ".nojekyll": true, ".domains": true,
		"": false, ".": false, "..": false, "CNAME": false, "sub/.htaccess": false, ".well-known/security.txt": false, ".well-known/": false,
		"static/.htaccess": false, ".git": false, ".GIT": false, ".gitignore": false, ".env": false, ".env.local": false, ".htpasswd": false,
		".annals.lock": false, ".a\\b": false, ".a\x00": false, "../.htaccess": false, ".ssh": false,
	} {
		if err := checkDotfile(name); (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A path of a hidden file is answered with its name, however the path begins.
func TestPathOfDotfileHint(t *testing.T) {
	for _, name := range []string{"/.htaccess", "./.htaccess", "static/.htaccess", "/static/.htaccess", "./static/.htaccess", ".htaccess/"} {
		problem := diag.AsProblem(checkDotfile(name), "")
		if want := `write ".htaccess"; of a folder, all is published`; problem.Hint != want {
			t.Errorf("%q: %s", name, problem.Hint)
		}
	}
}
