package cli

import (
	"context"
	"fmt"
	"path"
	"strings"

	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/site"
)

// checkNew returns an error if check would refuse the path of a new text, or take it for
// a text of another kind.
func checkNew(ctx context.Context, cfg *config.Config, file scaffold.File, kind layout.Kind) error {
	id, _ := layout.Cut(file.Path)
	named, problem := layout.Parse(file.Path, layout.Languages{Tags: cfg.Tags()})
	switch {
	case problem != nil:
		return nameError(&scaffold.NameError{Name: path.Base(string(id)), Err: problem})
	case named.Translation:
		stem := strings.TrimSuffix(string(id), "."+named.Lang)
		return &usageError{
			fmt.Sprintf("%q would be the translation of %q into the language %q", id, stem, named.Lang),
			fmt.Sprintf("choose another name; a translation is made by: annals new translation %s --lang %s", stem, named.Lang),
		}
	case named.Kind != kind:
		return &usageError{fmt.Sprintf("%q would be an entry: its folder is that of a year", id), `choose another folder; an entry is made by "annals new entry"`}
	}
	result := content.NewLoader(cfg).Parse(ctx, file.Path, file.Text)
	if result.Document == nil {
		return nil
	}
	record := &content.Record{Documents: []*content.Document{result.Document}}
	_, problems := site.Resolve(site.Inputs{Config: cfg, Record: record, Drafts: true})
	for _, p := range problems {
		if p.Code == diag.ReservedAddress || p.Code == diag.DuplicateAddress {
			return nameError(&scaffold.NameError{Name: string(id), Err: &diag.Problem{Code: p.Code, Message: p.Message, Hint: p.Hint}})
		}
	}
	return nil
}
