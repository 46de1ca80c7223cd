package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"annals/internal/cli/scaffold"
	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/sitepath"
	"github.com/spf13/cobra"
)

func (a *app) newCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Make a file to fill: an entry, a page, a translation",
		Long: `Make a file that is ready to be filled: an entry, a plain page, or a translation
of either. What is known is filled in, the rest is explained in comments. A file
that exists is never replaced. The path of the new file is printed.`,
		Example: `  annals new entry --date 2018-12-17 --type resolution --title "What happened"
  annals new page how-to-cite
  annals new translation 2018/what-happened --lang ko`,
		Args: cobra.ArbitraryArgs,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return &usageError{"say what to make: an entry, a page or a translation", `see "annals new --help"`}
		}),
	}
	cmd.AddCommand(a.newEntryCommand(), a.newPageCommand(), a.newTranslationCommand())
	return cmd
}

func (a *app) newPageCommand() *cobra.Command {
	var title string
	cmd := &cobra.Command{
		Use:   "page NAME",
		Short: "Make a plain page, such as about or how-to-cite",
		Long: `Make a plain page. NAME becomes its file and its address: "about" is the file
content/about.md and the page about.html.`,
		Example: `  annals new page about
  annals new page how-to-cite --title "How to cite this record"`,
		Args:              oneArgument("the name of the page", "about"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			cfg, err := a.config()
			if err != nil {
				return err
			}
			file, err := scaffold.NewPage(args[0], title)
			if err != nil {
				return nameError(err)
			}
			if err := checkNew(cmd.Context(), cfg, file, layout.KindPage); err != nil {
				return err
			}
			return a.createDraft(file)
		}),
	}
	cmd.Flags().StringVar(&title, "title", "", "`TITLE` of the page (default: made from the name)")
	must(cmd.RegisterFlagCompletionFunc("title", cobra.NoFileCompletions))
	return cmd
}

// create writes a new file and prints its path relative to the working folder.
func (a *app) create(file scaffold.File) error {
	file.Path = path.Join(storedPath(a.global.source, path.Dir(file.Path)), path.Base(file.Path))
	err := scaffold.Create(a.global.source, file)
	if taken, isLike := errors.AsType[*scaffold.LikeError](err); isLike {
		return &usageError{
			fmt.Sprintf("%s exists already, whose name differs from %s only in capitals", sitepath.Normal(taken.Existing), file.Path),
			"open that file, or choose another name",
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return &usageError{
			fmt.Sprintf("%s exists already, and was left as it is", file.Path),
			"open that file, or choose another name",
		}
	}
	if err != nil {
		return err
	}
	return a.printPath(file)
}

// printPath prints the path of a file relative to the working folder.
func (a *app) printPath(file scaffold.File) error {
	_, err := fmt.Fprintln(a.stdout, diag.Visible(filepath.Join(a.global.source, filepath.FromSlash(file.Path))))
	return err
}

// createDraft is create for a text that is not published before somebody says so.
func (a *app) createDraft(file scaffold.File) error {
	if err := a.create(file); err != nil || a.global.quiet {
		return err
	}
	a.note("a draft: it is not published until you remove the line draft = true")
	return nil
}

func (a *app) note(text string) { a.printLine(a.styles().warning("note:"), text) }

// nameError words the error of a name that cannot be part of an address.
func nameError(err error) error {
	name, ok := errors.AsType[*scaffold.NameError](err)
	if !ok {
		return err
	}
	p := diag.AsProblem(name.Err, diag.FileName)
	return &usageError{fmt.Sprintf("%q cannot be the name of a file here: %s", name.Name, p.Message), p.Hint}
}
