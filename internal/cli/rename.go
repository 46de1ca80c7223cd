package cli

import (
	"context"
	"errors"
	"fmt"

	"annals/internal/cli/rename"
	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/sitedir"
	"github.com/spf13/cobra"
)

func (a *app) renameCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Give an entry or a page another name, with all links to it",
		Long: `Give an entry or a page another name. Its translations, its files of votes and the
folder of its pictures move with it; links to it, follows and links of its own are
written anew, and nothing else in the files is changed. The old address becomes an
alias, so that it leads to the new one in every language.

OLD and NEW are ids (2018/ga-73-180) or files (content/2018/ga-73-180.md). An entry
stays in the folder of the year of its date. All is done or nothing: when a file
cannot be changed, everything stays as it was. After a crash, type the same again.`,
		Example: `  annals rename 2018/ga-73-180 2018/resolution-73-180
  annals rename 2018/ga-73-180 resolution-73-180    the same
  annals rename about about-this-record
  annals rename --dry-run 2018/a 2018/b              show what would be done`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return nil
			}
			return &usageError{
				fmt.Sprintf("%q needs the old and the new name, and was given %s", cmd.CommandPath(), diag.Plural(len(args), "name")),
				fmt.Sprintf("for example: %s 2018/old-name 2018/new-name", cmd.CommandPath()),
			}
		},
		ValidArgsFunction: a.completeTexts,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			return a.rename(cmd.Context(), args[0], args[1], dryRun)
		}),
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be done, and do nothing")
	return cmd
}

func (a *app) rename(ctx context.Context, from, to string, dryRun bool) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return err
	}
	defer dir.Close()
	plan, problems, err := rename.Make(ctx, dir, cfg, from, to)
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return &usageError{problem.Message, problem.Hint}
	}
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		source := func(file string) ([]byte, error) { return dir.ReadText(file, content.MaxFile, &diag.List{}) }
		if err := a.show(problems, source, "; nothing was renamed"); err != nil {
			return err
		}
		return errContent
	}
	if !dryRun {
		if err := plan.Apply(a.global.source); err != nil {
			return err
		}
	}
	return a.reportRenaming(plan, dryRun)
}

func (a *app) reportRenaming(plan *rename.Plan, dryRun bool) error {
	if a.global.quiet {
		return nil
	}
	moved, changed := "moved", "changed"
	if dryRun {
		moved, changed = "would move", "would change"
	}
	for _, m := range plan.Moves {
		if _, err := fmt.Fprintf(a.stdout, "%s %s to %s\n", moved, diag.Visible(m.From), diag.Visible(m.To)); err != nil {
			return err
		}
	}
	for _, e := range plan.Edits {
		what := diag.Plural(e.Links, "link")
		switch alias := "the alias " + plan.Old + ".html"; {
		case e.Aliases && e.Links == 0:
			what = alias
		case e.Aliases:
			what += ", and " + alias
		}
		if _, err := fmt.Fprintf(a.stdout, "%s %s: %s\n", changed, diag.Visible(e.To), diag.Visible(what)); err != nil {
			return err
		}
	}
	return nil
}
