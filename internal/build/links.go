package build

import (
	"context"
	"fmt"
	"slices"

	"annals/internal/content"
	"annals/internal/diag"
	"annals/internal/linkstate"
	"annals/internal/source"
)

// Outside is where a site leads outside, and what is remembered of it.
type Outside struct {
	Links    []content.Outside // drafts and all
	State    linkstate.State
	Problems diag.List // of the files; with an error in it, places may be missing
}

// ReadOutside reads the site for what leads outside. It asks nobody. A site
// without a config.toml that can be read is an error.
func ReadOutside(ctx context.Context, o Options) (Outside, error) {
	o = o.withDefaults()
	dir, err := source.Open(o.Source)
	if err != nil {
		return Outside{}, fmt.Errorf("open the site: %w", err)
	}
	defer dir.Close()
	l, err := load(ctx, dir, o, nil, Changes{})
	if err != nil {
		return Outside{}, err
	}
	if l.config == nil {
		return Outside{}, fmt.Errorf("%s cannot be read", configFile)
	}
	record, problems := l.content.Record()
	return Outside{content.AllOutside(l.config, record), record.Links, slices.Concat(l.configProblems, problems)}, nil
}
