package pipeline

import (
	"context"
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/linkstate"
	"annals/internal/load/sitedir"
)

// Outside lists the external links of a site and the recorded state of each.
type Outside struct {
	Links    []content.Outside // including those of drafts
	State    linkstate.State
	Problems diag.List // of the files; if it has an error, links may be missing
}

// ReadOutside collects the external links of a site. It makes no requests. A site
// without a readable config.toml is an error.
func ReadOutside(ctx context.Context, o Options) (Outside, error) {
	o = o.withDefaults()
	dir, err := sitedir.Open(o.Source)
	if err != nil {
		return Outside{}, err
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
