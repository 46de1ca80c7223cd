package cli

import (
	"annals/internal/diag"
	"annals/internal/pipeline"
	"github.com/spf13/cobra"
)

// checkFlags are the flags of check.
type checkFlags struct {
	buildFlags
	links  bool
	maxAge int // days
}

// defaultMaxAge is the age in days at which the answer of an address is no
// longer trusted.
const defaultMaxAge = 7

func (a *app) checkCommand() *cobra.Command {
	f := checkFlags{maxAge: defaultMaxAge}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Tell every problem and write nothing",
		Long: `Tell every problem of every file and write nothing.

Everything is checked that a build checks: keys, dates, symbols, votes, terms,
links inside the site and their anchors, templates, and whether anything still
stands at each address that was published. "annals help codes" lists what can be
found, and how to fix it.

With --links, other sites are asked whether the links to them still work. The
answers are kept in content/_links.toml, which belongs with the texts. This takes
a while, because no site is asked often; "annals help links" tells more.`,
		Example: `  annals check
  annals check --strict                 warnings are errors, too
  annals check --format json | jq .     one object a line, for programs
  annals check --links                  ask for outside links that were not well in the last 7 days
  annals check --links --links-max-age 0
                                        ask for all of them`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: runE(func(cmd *cobra.Command, _ []string) error {
			if !f.links && cmd.Flags().Changed("links-max-age") {
				return &usageError{"--links-max-age says nothing without --links", "add --links, or leave it out"}
			}
			return a.check(cmd, &f)
		}),
	}
	f.add(cmd)
	f.addOutput(cmd, "`DIR` that the site is published into, whose addresses must not be lost (default: public in the folder of the site)")
	flags := cmd.Flags()
	flags.BoolVar(&f.links, "links", false, "also ask other sites whether the links to them still work")
	flags.Var(days{&f.maxAge}, "links-max-age", "with --links, pass over links that were well less than `DAYS` ago")
	must(cmd.RegisterFlagCompletionFunc("links-max-age", cobra.NoFileCompletions))
	return cmd
}

func (a *app) check(cmd *cobra.Command, f *checkFlags) error {
	if err := a.needSite(); err != nil {
		return err
	}
	o, err := a.options(&f.buildFlags)
	if err != nil {
		return err
	}
	result, err := pipeline.Check(cmd.Context(), o)
	failed := err != nil || result.Diagnostics.HasErrors()
	if f.links && !failed {
		return a.checkLinks(cmd.Context(), f, o, result)
	}
	tail := ""
	if f.links {
		tail = "; no other site was asked"
	}
	if err := a.reportResult(result, err, tail); err != nil {
		return err
	}
	if a.global.quiet || len(result.Diagnostics) > 0 {
		return nil
	}
	return a.printf("checked %s: no problems found", diag.Plural(result.Pages, "page"))
}
