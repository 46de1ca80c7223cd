package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"annals/internal/cli/scaffold"
	"annals/internal/cli/verify"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/pipeline"
	"annals/internal/publish"
	"annals/internal/publish/sign"
	"annals/internal/record/edtf"
	"github.com/spf13/cobra"
)

var errNoAddress = &usageError{"the site has no base_url, which a signature names", "add base_url to config.toml"}

// signFlags are the flags of "annals sign".
type signFlags struct {
	key     string
	baseURL string
	date    edtf.Day
}

func (a *app) signCommand() *cobra.Command {
	var f signFlags
	cmd := &cobra.Command{
		Use:   "sign [DIR]",
		Short: "Sign what was built, so that readers can check copies of it",
		Long: `Sign the list of files in DIR (default: public in the folder of the site), which "annals
build" has made. The key is the first of [signing] in config.toml. Each new list is a new
publication: it gets the next number, and a line in content/_history.txt, which belongs
to the site as its texts do. DIR gets the signatures and the history.

The password is asked for, or read from ANNALS_KEY_PASSWORD. A build that changes
anything removes the signatures, so sign after it. "annals help signing" tells more.`,
		Example: `  annals build && annals sign
  annals sign --key /media/stick/record.key
  annals sign /srv/www`,
		Args: atMostOneArgument,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			dir := filepath.Join(a.global.source, pipeline.DefaultOutput)
			if len(args) > 0 {
				dir = args[0]
			}
			return a.sign(cmd.Context(), dir, f)
		}),
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.key, "key", "", "`FILE` of the key (default: ANNALS_KEY, else that of \"annals key new\")")
	cmd.Flags().Var(address{&f.baseURL}, "base-url", "`ADDRESS` of the published site, in place of base_url in config.toml")
	cmd.Flags().Var(day{&f.date}, "date", "the day of the publication (default: today)")
	for _, name := range []string{"base-url", "date"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

func (a *app) sign(ctx context.Context, dir string, f signFlags) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	site := cfg.BaseURL
	if f.baseURL != "" {
		site = f.baseURL
	}
	if site == "" {
		return errNoAddress
	}
	if len(cfg.Signing.Keys) == 0 {
		return &usageError{"config.toml names no key that signs", `make one with "annals key new", and add the line that it prints`}
	}
	manifest, files, err := a.wholeSite(ctx, dir)
	if err != nil {
		return err
	}
	history, err := a.historyWith(dir)
	if err != nil {
		return err
	}
	signed, history, err := a.signManifest(ctx, cfg, site, manifest, files, history, f)
	if err != nil {
		return err
	}
	stage, err := publish.Open(ctx, dir, publish.Options{Home: a.getenv("HOME"), InPlace: true})
	if err != nil {
		return err
	}
	if err := stage.Seal(manifest, signed); err != nil {
		return err
	}
	if a.global.quiet {
		return nil
	}
	return a.printf("signed publication %d of %s: %s of %s, with the key %s", history.Last().Number, site, diag.Plural(files, "file"), history.Last().Day, cfg.Signing.Keys[0])
}

// signManifest signs a manifest as the next publication of a history, with the key by which
// readers check, and writes the history of the site: with it, a run that is stopped before its
// end is repeated as it was.
func (a *app) signManifest(ctx context.Context, cfg *config.Config, site string, manifest []byte, files int, history sign.History, f signFlags) ([]publish.Sealed, sign.History, error) {
	history, err := history.With(a.today(f.date), files, sha256.Sum256(manifest))
	if errors.Is(err, sign.ErrClock) {
		return nil, history, &usageError{fmt.Sprintf("publication %d is of %s, which is after today", history.Last().Number, history.Last().Day), "set the clock of this computer, or give the day with --date"}
	}
	if err != nil {
		return nil, history, err
	}
	key, err := a.privateKey(ctx, f.key, site)
	if err != nil {
		return nil, history, err
	}
	if public := key.Public(); cfg.Signing.Keys[0] != public {
		hint := "add it: keys = [" + fmt.Sprintf("%q", public) + ", …]"
		if slices.Contains(cfg.Signing.Keys, public) {
			hint = "sign with the first, or name this one first"
		}
		return nil, history, &usageError{fmt.Sprintf("the key %s is not the first of [signing] in config.toml, by which readers check", public), hint}
	}
	signed, err := sign.Files(key, manifest, history, site)
	if err != nil {
		return nil, history, &usageError{err.Error(), ""}
	}
	_, err = scaffold.Replace(a.global.source, scaffold.File{Path: layout.History, Text: history.Text()})
	return signed, history, err
}

// wholeSite returns the manifest of a folder and the number of its files, of which each must be
// as the manifest says.
func (a *app) wholeSite(ctx context.Context, dir string) (manifest []byte, files int, err error) {
	const hint = `build the site first: "annals build"`
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, 0, &usageError{fmt.Sprintf("there is no folder %s to sign", dir), hint}
	}
	bar := a.progress(a.now(), "reading")
	manifest, report, err := verify.Complete(ctx, dir, bar.update)
	bar.close()
	if err != nil {
		return nil, 0, err
	}
	if report.NoList != "" {
		return nil, 0, &usageError{fmt.Sprintf("%s: %s", dir, report.NoList), hint}
	}
	if wrong := slices.Concat(report.Changed, report.Missing); len(wrong) > 0 {
		return nil, 0, &usageError{fmt.Sprintf("%s in %s not as they were built, such as %s", diag.Plural(len(wrong), "file"), dir, wrong[0]), hint}
	}
	if len(report.Unread) > 0 {
		return nil, 0, fmt.Errorf("%s: %s", report.Unread[0].Path, report.Unread[0].Reason)
	}
	return manifest, report.Listed, nil
}

// readHistory reads the history that the site keeps.
func (a *app) readHistory() (sign.History, error) {
	return historyIn(filepath.Join(a.global.source, filepath.FromSlash(layout.History)))
}

func historyIn(file string) (sign.History, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return sign.History{}, nil
	case err != nil:
		return sign.History{}, fmt.Errorf("look at the history: %w", err)
	case !info.Mode().IsRegular() || info.Size() > sign.MaxHistory:
		return sign.History{}, fmt.Errorf("%s is no history", file)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return sign.History{}, fmt.Errorf("read the history: %w", err)
	}
	h, err := sign.ParseHistory(raw)
	if err != nil {
		return sign.History{}, fmt.Errorf("%s, %w; take back what was changed in it", file, err)
	}
	return h, nil
}

// historyWith returns the longer one of the histories of the site and of the folder, of which one
// must continue the other.
func (a *app) historyWith(dir string) (sign.History, error) {
	own, err := a.readHistory()
	if err != nil {
		return sign.History{}, err
	}
	published, err := historyIn(filepath.Join(dir, publish.HistoryName))
	if err != nil {
		return sign.History{}, err
	}
	lost := published.Lacks(own)
	switch {
	case lost == "":
		return published, nil
	case own.Lacks(published) == "":
		return own, nil
	}
	return sign.History{}, fmt.Errorf("the history in %s is another one than that in %s: %s", dir, layout.History, lost)
}

// today returns the day of a flag, or that of the clock in UTC.
func (a *app) today(flag edtf.Day) string {
	if flag == (edtf.Day{}) {
		flag = dayOf(a.now().UTC())
	}
	return flag.String()
}
