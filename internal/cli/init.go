package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"github.com/spf13/cobra"
)

func (a *app) initCommand() *cobra.Command {
	example := false
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Make a new site that builds at once",
		Long: `Make a new site in the folder DIR: a configuration, a home page and three example
entries that show what can be done. It builds at once. DIR is made if need be; a
folder that holds anything (but .git) is refused.

With --example it is an invented record in three languages, which uses each part of
what an entry can say once: to look at, and to copy from.`,
		Example: `  annals init my-record
  annals build --source my-record
  annals init --example look-at-this`,
		Args: oneArgument("the folder of the new site", "my-record"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: runE(func(_ *cobra.Command, args []string) error { return a.init(args[0], example) }),
	}
	cmd.Flags().BoolVar(&example, "example", false, "make an invented record in three languages that uses each part once")
	return cmd
}

func (a *app) init(dir string, example bool) error {
	site := scaffold.Site
	if example {
		site = scaffold.Example
	}
	files, err := site()
	if err != nil {
		return err
	}
	err = scaffold.CreateSite(dir, files)
	if errors.Is(err, fs.ErrExist) {
		return &usageError{fmt.Sprintf("%s is not empty, and was left as it is", dir), "name a new folder"}
	}
	if err != nil {
		return err
	}
	dir = diag.Visible(dir)
	if _, err := fmt.Fprintln(a.stdout, dir); err != nil || a.global.quiet {
		return err
	}
	_, err = fmt.Fprintf(a.stderr, `
A new site. What to do next:
  annals build --source %[1]s
      makes the site; then open %[2]s in a browser
  annals serve --source %[1]s
      shows it in the browser while you work on it
  edit %[3]s
      to name the site, its address and contact, its types of events, organs and topics
  annals new entry --source %[1]s --date 2024-05-03 --type resolution --title "What happened"
      makes an entry to fill
  annals help editing
      the guide for editors
`, dir, filepath.Join(dir, "public", "index.html"), filepath.Join(dir, "config.toml"))
	return err
}
