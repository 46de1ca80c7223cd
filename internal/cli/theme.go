package cli

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/media"
	"annals/internal/load/sitedir"
	"annals/internal/near"
	"annals/internal/theme/original"
	"annals/static"
	"annals/templates"
	"github.com/spf13/cobra"
)

func (a *app) themeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "theme",
		Short: "Change what pages look like: copies of what is built in",
		Long: `Copy a built-in template, style sheet, script or catalogue of words into the site,
to be changed there, and see later how the copy differs from what is built in.
Colours, fonts, a logo and menus need no copy: "annals help themes" tells what
else there is.`,
		Example: `  annals theme eject
  annals theme eject partials/card.html
  annals theme diff partials/card.html`,
		Args: cobra.ArbitraryArgs,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return &usageError{"say what to do: eject or diff", `see "annals theme --help"`}
		}),
	}
	cmd.AddCommand(a.themeEjectCommand(), a.themeDiffCommand())
	return cmd
}

func (a *app) themeEjectCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "eject [NAME]",
		Short: "Write a built-in file into the site, to be changed",
		Long: `Write a built-in template, style sheet, script or catalogue of words into the
site, where it takes the place of the built-in one. A file that exists is never
replaced. The first line of the copy says what it is a copy of: when a new version
of Annals changes the original, "annals check" and "annals build" warn.

Without a name, the names of all built-in files are listed.`,
		Example: `  annals theme eject
  annals theme eject partials/card.html    into templates/partials/card.html
  annals theme eject style.css             into static/style.css`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeBuiltin,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listBuiltin()
			}
			return a.eject(args[0])
		}),
	}
}

func (a *app) themeDiffCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "diff NAME",
		Short: "Show how a file of the site differs from the built-in one",
		Long: `Show how a template, style sheet, script or catalogue of words of the site differs
from the built-in one in whose place it is. A line that begins with - is built in
only, one with + is in the site only.`,
		Example:           "  annals theme diff partials/card.html",
		Args:              oneArgument("the name of a built-in file", "partials/card.html"),
		ValidArgsFunction: completeBuiltin,
		RunE:              runE(func(_ *cobra.Command, args []string) error { return a.themeDiff(args[0]) }),
	}
}

// builtinFile is a file of the built-in theme.
type builtinFile struct {
	name string // as templates and pages name it: "partials/card.html"
	path string // of a copy in a site: "templates/partials/card.html"
	fsys fs.FS
}

func (f builtinFile) read() ([]byte, error) {
	data, err := fs.ReadFile(f.fsys, f.name)
	if err != nil {
		return nil, fmt.Errorf("read the built-in %s: %w", f.name, err)
	}
	return data, nil
}

// builtinFiles lists the files of the built-in theme, sorted by their paths.
func builtinFiles() []builtinFile {
	var all []builtinFile
	for _, from := range []struct {
		folder string
		fsys   fs.FS
	}{{"static", static.FS}, {"templates", templates.FS}} {
		// The files are part of the program: walking them cannot fail.
		_ = fs.WalkDir(from.fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				all = append(all, builtinFile{name, path.Join(from.folder, name), from.fsys})
			}
			return err
		})
	}
	return all
}

// builtin returns the built-in file of a name, which may be the path of its copy.
func builtin(name string) (builtinFile, error) {
	files := builtinFiles()
	given := strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "./")
	for _, f := range files {
		if f.name == given || f.path == given {
			return f, nil
		}
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.name
		if path.Base(f.name) == path.Base(given) || path.Base(f.name) == path.Base(given)+".html" {
			return f, &usageError{fmt.Sprintf("there is no built-in file %q", name), fmt.Sprintf("did you mean %q?", f.name)}
		}
	}
	return builtinFile{}, &usageError{fmt.Sprintf("there is no built-in file %q", name), near.Hint(given, names, `"annals theme eject" lists all`)}
}

func completeBuiltin(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	if len(args) == 0 {
		for _, f := range builtinFiles() {
			names = append(names, f.name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) listBuiltin() error {
	for _, f := range builtinFiles() {
		if _, err := fmt.Fprintln(a.stdout, f.name); err != nil {
			return err
		}
	}
	return nil
}

// eject writes a copy of a built-in file into the site.
func (a *app) eject(name string) error {
	cfg, configErr := a.config()
	from, err := builtin(name)
	if err := joinUsageErrors(configErr, err); err != nil {
		return err
	}
	data, err := from.read()
	if err != nil {
		return err
	}
	if err := a.create(scaffold.File{Path: from.path, Text: original.Mark(from.name, version, data)}); err != nil {
		return err
	}
	isNamed := slices.ContainsFunc(cfg.Static.Replaces, func(n config.Named) bool { return n.File == from.name })
	if strings.HasPrefix(from.path, "static/") && !isNamed && !a.global.quiet {
		a.note(fmt.Sprintf("once you change it, name it in config.toml under [static], in the list replaces = [%q]", from.name))
	}
	return nil
}

// themeDiff prints how a file of the site differs from the built-in one.
func (a *app) themeDiff(name string) error {
	from, err := builtin(name)
	if err := joinUsageErrors(a.needSite(), err); err != nil {
		return err
	}
	data, err := from.read()
	if err != nil {
		return err
	}
	dir, err := sitedir.Open(a.global.source)
	if err != nil {
		return err
	}
	defer dir.Close()
	var problems diag.List
	own, err := dir.Read(from.path, media.MaxFile, &problems)
	if err != nil {
		return err
	}
	if own == nil {
		return &usageError{fmt.Sprintf("%s: %s", from.path, problems[0].Message), fmt.Sprintf(`the site uses the built-in one; "annals theme eject %s" makes a copy`, from.name)}
	}
	for line := range strings.Lines(original.Diff(data, original.Cut(own))) {
		if _, err := fmt.Fprintln(a.stdout, diag.Visible(strings.TrimSuffix(line, "\n"))); err != nil {
			return err
		}
	}
	return nil
}
