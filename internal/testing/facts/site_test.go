package facts_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/sitedir"
	"annals/internal/site"
)

// root is the site's folder: the root of the module.
var root = filepath.Join("..", "..", "..")

var loadOnce = sync.OnceValues(load)

// loadSite returns the site as the pipeline sees it. An error in it fails the test.
func loadSite(t *testing.T) *site.Site {
	t.Helper()
	s, err := loadOnce()
	if err != nil {
		t.Fatalf("load the site: %v", err)
	}
	return s
}

func load() (*site.Site, error) {
	dir, err := sitedir.Open(root)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	var problems diag.List
	raw, err := dir.Read("config.toml", 1<<20, &problems)
	if err := failure(problems, err); err != nil {
		return nil, err
	}
	cfg, problems := config.Parse("config.toml", raw)
	if err := failure(problems, nil); err != nil {
		return nil, err
	}
	loaded, err := content.NewLoader(cfg).Load(context.Background(), dir, 1)
	if err != nil {
		return nil, err
	}
	record, problems := loaded.Record()
	if err := failure(problems, nil); err != nil {
		return nil, err
	}
	s, problems := site.Resolve(site.Inputs{Config: cfg, Record: record})
	return s, failure(problems, nil)
}

// failure returns the first error among the problems, so that figures are never
// compared with an incomplete site.
func failure(problems diag.List, err error) error {
	if err != nil || !problems.HasErrors() {
		return err
	}
	for _, p := range problems {
		if p.Severity == diag.Error {
			return fmt.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
		}
	}
	return nil
}
