package pipeline

import (
	"cmp"
	"context"
	"slices"

	"annals/internal/output"
	"annals/internal/theme/templates"
)

// Planned is one file that a build would publish.
type Planned struct {
	Path string // relative to the output folder
	Kind string // "entry", "feed", "static file", …
	From string // the file of the site that it is made from; "" if made from many
}

// Plan returns the files that Build would publish, sorted by path; none if there are
// errors. It renders nothing.
func Plan(ctx context.Context, o Options) ([]Planned, Result, error) {
	var all []Planned
	result, err := run(ctx, o.withDefaults(), nil, func(_ *templates.Set, outputs []output.Output, _ *Result) error {
		for _, out := range outputs {
			all = append(all, Planned{out.Path, out.Kind, out.From})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b Planned) int { return cmp.Compare(a.Path, b.Path) })
	return all, result, err
}
