package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/record/lang"
)

const (
	configFile = "config.toml"
	maxConfig  = 1 << 20
)

// config reads the configuration of the site. It prints its errors and then
// returns errContent.
func (a *app) config() (*config.Config, error) {
	if err := a.needSite(); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(filepath.Join(a.global.source, configFile)); errors.Is(err, fs.ErrNotExist) {
		return nil, &usageError{
			fmt.Sprintf("there is no %s in %s, so this is no site", configFile, a.global.source),
			`go to the site's folder, name it with --source, or make a new site with "annals init"`,
		}
	}
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	var problems diag.List
	text, err := dir.ReadText(configFile, maxConfig, &problems)
	if err != nil {
		return nil, err
	}
	var cfg *config.Config
	if text != nil {
		var found diag.List
		cfg, found = config.Parse(configFile, text)
		problems = append(problems, found...)
	}
	if !problems.HasErrors() {
		return cfg, nil
	}
	err = a.show(problems, func(string) ([]byte, error) { return text, nil }, "; nothing was made")
	return nil, cmp.Or(err, errContent)
}

// storedPath returns the path under which a file of the site is stored.
func storedPath(folder, file string) string {
	dir, err := sitedir.Open(folder)
	if err != nil {
		return file
	}
	defer dir.Close()
	return dir.Stored(file)
}

// textIDs returns the ids of the texts that can be translated, for suggestions
// and completion.
func (a *app) textIDs() ([]string, error) {
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	files, err := dir.List(layout.Folder, &diag.List{})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, f := range files {
		if text, isText := layout.Cut(f.Path); isText && !isTranslation(string(text)) {
			ids = append(ids, string(text))
		}
	}
	return ids, nil
}

func isTranslation(id string) bool {
	tag := strings.TrimPrefix(path.Ext(id), ".")
	_, ok := lang.Canonical(tag)
	return ok
}

// withoutOutput returns a copy of the run that prints nothing: completion must
// not print diagnostics.
func (a *app) withoutOutput() *app {
	silent := *a
	silent.stdout, silent.stderr = io.Discard, io.Discard
	return &silent
}
