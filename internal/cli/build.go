package cli

import (
	"fmt"
	"path/filepath"
	"time"

	"annals/internal/diag"
	"annals/internal/pipeline"
	"annals/internal/record/edtf"
	"github.com/spf13/cobra"
)

// buildFlags are the flags that build and check share, and --output.
type buildFlags struct {
	output, baseURL string
	date            edtf.Day
	drafts, strict  bool
	inPlace         bool
	jobs            int
}

func (f *buildFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.Var(address{&f.baseURL}, "base-url", "`ADDRESS` of the published site, in place of base_url in config.toml")
	flags.BoolVar(&f.drafts, "drafts", false, "include entries and pages marked draft = true")
	flags.Var(day{&f.date}, "date", "date of the build, which also decides about embargoes (default: from the content)")
	flags.VarP(positiveInt{&f.jobs}, "jobs", "j", "work on `N` files at a time (default: as many as processors)")
	flags.BoolVar(&f.strict, "strict", false, "treat warnings as errors")
	for _, name := range []string{"base-url", "date", "jobs"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
}

func (f *buildFlags) addOutput(cmd *cobra.Command, usage string) {
	cmd.Flags().StringVarP(&f.output, "output", "o", "", usage)
	must(cmd.MarkFlagDirname("output"))
}

func (a *app) options(f *buildFlags) (pipeline.Options, error) {
	date, err := a.buildDate(f.date)
	return pipeline.Options{
		Source: a.global.source, Output: f.output, InPlace: f.inPlace, BaseURL: f.baseURL, Home: a.getenv("HOME"),
		Drafts: f.drafts, Strict: f.strict, Date: date, Jobs: f.jobs, Now: a.embargoClock(f.date), Today: a.lastDay,
	}, err
}

func (a *app) buildCommand() *cobra.Command {
	var (
		f           buildFlags
		stats, plan bool
	)
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Make the whole site",
		Long: `Make the whole site from content/, config.toml, templates/ and static/.

The site is published all at once or not at all: when any file has an error,
every problem is reported and the output folder stays as it was. Warnings do not
stop a build, unless --strict is given. With --in-place the folder stays and its
files are replaced one by one, in an order that keeps every page whole. Files of
the output folder that Annals did not make are left alone. "annals help
publishing" tells more.`,
		Example: `  annals build                          the site in this folder, into public/
  annals build --source my-record       the site in another folder, into my-record/public/
  annals build --output /srv/www        into a folder of your choice
  annals build --in-place               within public/, which a container or a server holds open
  annals build --base-url https://example.org/preview/ --drafts
  annals build --strict --format github in a workflow of GitHub
  annals build --stats                  and where the time went
  annals build --plan                   list what would be made, and make nothing`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: runE(func(cmd *cobra.Command, _ []string) error {
			if !plan {
				return a.build(cmd, &f, stats)
			}
			if stats {
				return &usageError{"--stats says nothing with --plan, which makes nothing", "leave one of them out"}
			}
			return a.plan(cmd, &f)
		}),
	}
	f.add(cmd)
	f.addOutput(cmd, "`DIR` to publish into (default: public in the folder of the site)")
	cmd.Flags().BoolVar(&f.inPlace, "in-place", false, "replace the files in the output folder one by one, in a safe order, and not the folder itself (chosen by itself for a mount point)")
	cmd.Flags().BoolVar(&stats, "stats", false, "tell where the time went, and which pages are slow or large")
	cmd.Flags().BoolVar(&plan, "plan", false, "list the path, the kind and the file of origin of everything that would be made, and make nothing")
	return cmd
}

func (a *app) build(cmd *cobra.Command, f *buildFlags, stats bool) error {
	if err := a.needSite(); err != nil {
		return err
	}
	if f.output == "" {
		f.output = filepath.Join(a.global.source, pipeline.DefaultOutput)
	}
	o, err := a.options(f)
	if err != nil {
		return err
	}
	start := a.now()
	bar := a.progress(start, "building")
	o.Progress, o.Stats = bar.update, stats
	result, err := pipeline.Build(cmd.Context(), o)
	bar.close()

	failed := err != nil || result.Diagnostics.HasErrors()
	tail := ""
	if failed {
		tail = "; nothing was published"
	}
	if err := a.reportResult(result, err, tail); err != nil {
		return err
	}
	if err := a.summarise(result, f.output, a.now().Sub(start)); err != nil || result.Stats == nil {
		return err
	}
	return a.printStats(result.Stats)
}

// reportResult prints the diagnostics of a build or a check. It returns the
// error that the command ends with, which is errContent if there are errors.
func (a *app) reportResult(result pipeline.Result, err error, tail string) error {
	if showErr := a.show(result.Diagnostics, result.SourceText, tail); showErr != nil {
		return showErr
	}
	if err == nil && result.Diagnostics.HasErrors() {
		return errContent
	}
	return err
}

// summarise prints the last line of a build.
func (a *app) summarise(result pipeline.Result, output string, took time.Duration) error {
	if a.global.quiet {
		return nil
	}
	r := result.Report
	for _, note := range r.Notes {
		a.printLine(a.styles().warning("note:"), note)
	}
	return a.printf("built %s in %s: %s, %d written, %d unchanged, %d removed; open %s",
		diag.Plural(result.Pages, "page"), seconds(took), diag.Plural(r.Files, "file"), r.Written, r.Unchanged, r.Removed,
		diag.Visible(filepath.Join(output, "index.html")))
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
