package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"annals/internal/cli/kept"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/pipeline"
	"annals/internal/publish"
	"annals/internal/publish/destination"
	"annals/internal/publish/store"
	"annals/internal/publish/upload"
	"annals/internal/sitepath"
	"github.com/spf13/cobra"
)

// publishFlags are the flags of "annals publish".
type publishFlags struct {
	build                       buildFlags
	from                        string
	again, maxRemove            int
	dryRun, yes                 bool
	takeOver, replace, unsigned bool
	verify                      bool
}

func (a *app) publishCommand() *cobra.Command {
	var f publishFlags
	cmd := &cobra.Command{
		Use:   "publish DEST",
		Short: "Build the site and put it where readers get it",
		Long: `Build the site and put it where readers get it. DEST is a name from config.toml
([destinations.main]) or one of these:

  DIR, FILE.zip                        a folder or an archive on this computer or a USB stick
  git+https://HOST/REPO.git#BRANCH     a branch of a repository, by the git of this computer
  s3://BUCKET/FOLDER                   an S3-compatible store, with keys from the environment
  sftp://USER@HOST/FOLDER              a folder of a host, by the ssh of this computer

Readers see whole pages at every moment, and files that are not from Annals are left
alone. Many files are removed only after a question. After a failure, type the same
again. "annals help publishing" tells more.`,
		Example: `  annals publish main                   to [destinations.main] of config.toml
  annals publish main --dry-run         list what would be sent and removed
  annals publish /media/stick/record    to a USB stick
  annals publish record.zip
  annals publish main --again 11        the eleventh publication once more`,
		Args: oneArgument("a destination", "main"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return a.withoutOutput().completeDestinations(args)
		},
		RunE: runE(func(cmd *cobra.Command, args []string) error { return a.publish(cmd, args[0], &f) }),
	}
	f.add(cmd)
	return cmd
}

func (f *publishFlags) add(cmd *cobra.Command) {
	f.build.add(cmd)
	must(cmd.Flags().MarkHidden("drafts"))
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "publish the site in `DIR` as it is, and build nothing")
	flags.Var(positiveInt{&f.again}, "again", "publish publication `N` once more, as this computer has kept it")
	flags.BoolVar(&f.dryRun, "dry-run", false, "list what would be sent and removed, and do nothing")
	flags.Var(positiveInt{&f.maxRemove}, "max-delete", "ask before more than `N` files are removed (default: 256, or a fifth of the site)")
	flags.BoolVarP(&f.yes, "yes", "y", false, "remove files without asking")
	flags.BoolVar(&f.takeOver, "take-over", false, "publish although another computer has begun to; only when you know that it has stopped")
	flags.BoolVar(&f.replace, "replace", false, "replace files at the destination that are not from Annals")
	flags.BoolVar(&f.unsigned, "unsigned", false, "publish without a signature, although config.toml names keys that sign")
	flags.BoolVar(&f.verify, "verify", false, "check the published site, as \"annals verify\" does; its exit status is that of the command")
	must(cmd.MarkFlagDirname("from"))
	for _, name := range []string{"again", "max-delete"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
}

func (a *app) completeDestinations(args []string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []cobra.Completion
	if cfg, err := a.config(); err == nil {
		for _, d := range cfg.Destinations {
			names = append(names, d.Name)
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}

// publication is one run of "annals publish".
type publication struct {
	*app
	flags *publishFlags
	to    config.Destination
	kept  *kept.Kept // nil for places on this computer

	access store.Options // what opens its store
}

func (a *app) publish(cmd *cobra.Command, address string, f *publishFlags) error {
	if f.from != "" && f.again > 0 || f.build.drafts {
		return &usageError{"--from, --again and --drafts are not published together", "leave one of them out"}
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	p := publication{app: a, flags: f}
	if p.to, err = a.destination(cfg, address); err != nil {
		return err
	}
	if p.access, err = a.accessTo(p.to); err != nil {
		return err
	}
	if p.to.IsLocal() && f.again > 0 {
		return &usageError{"publications to a folder or an archive are not kept", "leave out --again"}
	}
	if err := p.checkAddress(cfg); err != nil {
		return err
	}
	if !p.to.IsLocal() {
		if p.kept, err = kept.Open(a.global.source, keptName(address)); err != nil {
			return err
		}
		defer p.kept.Close()
	}
	folder, done, err := p.finishedSite(cmd.Context())
	if err != nil {
		return err
	}
	defer done()
	finished, err := publish.OpenFinished(folder)
	if err != nil {
		return err
	}
	defer finished.Close()
	site, err := upload.SiteIn(finished)
	if err != nil {
		return err
	}
	if site.Signatures, err = p.signatures(cmd.Context(), cfg, site); err != nil {
		return err
	}
	if err := p.send(cmd.Context(), site); err != nil {
		return err
	}
	return p.afterwards(cmd.Context(), cfg, site.Manifest)
}

// send publishes a site at the destination.
func (p *publication) send(ctx context.Context, site upload.Site) error {
	switch p.to.Kind {
	case destination.Folder:
		return p.toFolder(ctx, site)
	case destination.Zip:
		return p.toZip(ctx, site)
	}
	return p.toStore(ctx, site)
}

// keptName is the name of a folder for what is kept of a destination.
func keptName(typed string) string {
	if isAddress(typed) {
		return "at-" + sitepath.Slug(typed)
	}
	return typed
}

// isAddress reports whether a destination was typed that is no name from config.toml.
func isAddress(typed string) bool { return strings.ContainsAny(typed, `/\:.`) || typed == "" }

// destination finds the destination that was typed: a name from config.toml, or an address.
func (a *app) destination(cfg *config.Config, typed string) (config.Destination, error) {
	if d, ok := cfg.FindDestination(typed); ok {
		if d.IsLocal() && !filepath.IsAbs(d.Path) {
			d.Path = filepath.Join(a.global.source, d.Path)
		}
		return d, nil
	}
	if !isAddress(typed) {
		hint := fmt.Sprintf("add a table [destinations.%s] with a line to = \"…\", or write ./%s for a folder", typed, typed)
		if near := cfg.SuggestDestination(typed); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return config.Destination{}, &usageError{fmt.Sprintf("config.toml has no destination %q", typed), hint}
	}
	d, err := destination.Parse(typed)
	if err != nil {
		problem := diag.AsProblem(err, diag.InvalidValue)
		return config.Destination{}, &usageError{problem.Message, problem.Hint}
	}
	return config.Destination{Destination: d, Name: typed, Keep: config.DefaultKeep}, nil
}

// finishedSite returns the folder of the site to publish, which is built unless another
// one was asked for.
func (p *publication) finishedSite(ctx context.Context) (folder string, done func(), err error) {
	switch f := p.flags; {
	case f.again > 0:
		return p.keptSite(f.again)
	case f.from != "":
		return f.from, func() {}, nil
	}
	b := &p.flags.build
	b.output = filepath.Join(p.global.source, pipeline.DefaultOutput)
	o, err := p.options(b)
	if err != nil {
		return "", nil, err
	}
	bar := p.progress(p.now(), "building")
	o.Progress = bar.update
	result, err := pipeline.Build(ctx, o)
	bar.close()
	tail := ""
	if err != nil || result.Diagnostics.HasErrors() {
		tail = "; nothing was published"
	}
	return b.output, func() {}, p.reportResult(result, err, tail)
}

func (p *publication) keptSite(n int) (folder string, done func(), err error) {
	folder, err = p.kept.Unpack(n)
	if errors.Is(err, os.ErrNotExist) {
		hint := "this computer has kept none"
		if all := p.kept.Numbers(); len(all) > 0 {
			hint = "this computer has kept " + strings.Trim(strings.ReplaceAll(fmt.Sprint(all), " ", ", "), "[]")
		}
		return "", nil, &usageError{fmt.Sprintf("publication %d is not kept on this computer", n), hint}
	}
	return folder, func() { _ = os.RemoveAll(folder) }, err
}

// keep keeps a publication on this computer. That it cannot is no failure of publishing.
func (p *publication) keep(ctx context.Context, n int, site upload.Site) {
	site.Signatures = nil // those of the next publication of it will be others
	err := p.kept.Keep(n, p.to.Keep, func(w io.Writer) error { return site.ToZip(ctx, w) })
	if err != nil {
		p.printLine(p.styles().warning("warning:"), err.Error())
	}
}
