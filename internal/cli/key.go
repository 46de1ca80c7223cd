package cli

import (
	"context"
	"crypto/rand"
	"fmt"
	"path"
	"slices"

	"annals/internal/cli/scaffold"
	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/publish/minisign"
	"annals/internal/publish/sign"
	"annals/internal/publish/sign/sshsig"
	"annals/internal/record/edtf"
	"github.com/spf13/cobra"
)

func (a *app) keyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "key",
		Short: "Make, show and replace the key that signs the site",
		Long: `Make, show and replace the key that signs the site. The private half stays in a file
that only you can read; keep a copy of it, and its password, where nobody finds both.
The public half is for readers: print it, say it in talks, let partners show it.
"annals help signing" tells more.`,
		Example: `  annals key new                        make a key for this site
  annals key show                       print its public half in all forms
  annals key rotate new.key             let the present key introduce the next one`,
		Args: cobra.ArbitraryArgs,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return &usageError{"say what to do: new, show or rotate", `see "annals key --help"`}
		}),
	}
	cmd.AddCommand(a.keyNewCommand(), a.keyShowCommand(), a.keyRotateCommand())
	return cmd
}

func (a *app) keyNewCommand() *cobra.Command {
	var output string
	var open bool
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Make a key, and print its public half",
		Long: `Make a key in the form of minisign, encrypted with a password that is asked for twice
or read from ANNALS_KEY_PASSWORD. The private half goes into a file of your account
that only you can read, the public half beside it. No file is replaced. What is printed
is public: the line for config.toml, and the two forms for readers.`,
		Example: `  annals key new
  annals key new --output /media/stick/record.key
  annals key new --no-password --output ci.key      for a machine where nobody types`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: runE(func(cmd *cobra.Command, _ []string) error {
			cfg, err := a.config()
			if err != nil {
				return err
			}
			return a.newKey(cmd.Context(), cfg, output, open)
		}),
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVarP(&output, "output", "o", "", "`FILE` of the new key (default: in the settings of your account, named after the site)")
	cmd.Flags().BoolVar(&open, "no-password", false, "do not encrypt the key: whoever has the file can sign")
	return cmd
}

func (a *app) newKey(ctx context.Context, cfg *config.Config, file string, open bool) error {
	if file == "" {
		home, err := a.keyHome(cfg.BaseURL)
		if err != nil {
			return err
		}
		file = home
	}
	password := ""
	if !open {
		var err error
		if password, err = a.newPassword(ctx); err != nil {
			return err
		}
	}
	key, err := minisign.Generate(rand.Reader)
	if err != nil {
		return err
	}
	sealed, err := key.Seal(password, rand.Reader)
	if err != nil {
		return err
	}
	if err := createKey(file, sealed, key.Public()); err != nil {
		return err
	}
	if !a.global.quiet {
		a.note(fmt.Sprintf("the key is in %s; keep a copy of it in a safe place, for nobody can make it again", file))
		if open {
			a.note("it has no password: whoever has the file can sign in your name")
		}
	}
	return a.printKey(key.Public(), cfg)
}

// printKey prints a public key in all forms.
func (a *app) printKey(key minisign.PublicKey, cfg *config.Config) error {
	keys := []minisign.PublicKey{key}
	for _, k := range cfg.Signing.Keys {
		if k != key {
			keys = append(keys, k)
		}
	}
	if slices.Contains(cfg.Signing.Keys, key) {
		keys = cfg.Signing.Keys
	}
	list := ""
	for i, k := range keys {
		if i > 0 {
			list += ", "
		}
		list += fmt.Sprintf("%q", k)
	}
	text := a.words.Text
	_, err := fmt.Fprintf(a.stdout, "%s\n\n  [signing]\n  keys = [%s]\n\n%s\n\n  %s\n\n%s\n\n  %s\n",
		text("For config.toml:"), list,
		text("For readers with Annals or minisign:"), key,
		text("For readers with ssh-keygen:"), sshsig.PublicKey(key.Ed25519()))
	return err
}

func (a *app) keyShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show [FILE]",
		Short: "Print the public half of a key in all forms",
		Long: `Print the public half of a key in all forms: of the key of the site, or of FILE. It is
read from the file .pub beside the key; without that the password is needed.`,
		Example: `  annals key show
  annals key show /media/stick/record.key`,
		Args: atMostOneArgument,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			cfg, err := a.config()
			if err != nil {
				return err
			}
			file := a.getenv(keyVariable)
			if len(args) > 0 {
				file = args[0]
			}
			if file == "" {
				if file, err = a.keyHome(cfg.BaseURL); err != nil {
					return err
				}
			}
			key, err := a.publicKey(cmd.Context(), file)
			if err != nil {
				return err
			}
			return a.printKey(key, cfg)
		}),
	}
}

func (a *app) keyRotateCommand() *cobra.Command {
	var file string
	var date edtf.Day
	cmd := &cobra.Command{
		Use:   "rotate NEW",
		Short: "Let the present key introduce the next one",
		Long: `Let the present key introduce the next one, which "annals key new --output NEW" has made.
A line is added to content/_history.txt, and static/keys/ gets the new public key with a
signature by the present one: for a year, "annals verify" takes the new key from readers
who know the present one. Then put the new key first in [signing] of config.toml, build,
and sign with it.

A key that was lost or stolen cannot be replaced in this way: tell people.`,
		Example: `  annals key new --output new.key
  annals key rotate new.key`,
		Args: oneArgument("the file of the new key", "new.key"),
		RunE: runE(func(cmd *cobra.Command, args []string) error { return a.rotate(cmd.Context(), args[0], file, date) }),
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&file, "key", "", "`FILE` of the present key (default: ANNALS_KEY, else that of \"annals key new\")")
	cmd.Flags().Var(day{&date}, "date", "the day of the change (default: today)")
	must(cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions))
	return cmd
}

func (a *app) rotate(ctx context.Context, next, file string, date edtf.Day) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if cfg.BaseURL == "" {
		return errNoAddress
	}
	fresh, err := a.publicKey(ctx, next)
	if err != nil {
		return err
	}
	old, err := a.privateKey(ctx, file, cfg.BaseURL)
	if err != nil {
		return err
	}
	if old.Public() == fresh {
		return &usageError{fmt.Sprintf("%s is the present key itself", next), `make a new one with "annals key new --output new.key"`}
	}
	history, err := a.readHistory()
	if err != nil {
		return err
	}
	signature, err := sign.Introduce(old, fresh, a.today(date), cfg.BaseURL)
	if err != nil {
		return err
	}
	keyName, signatureName := sign.KeyFiles(fresh.ID())
	written, err := scaffold.Refresh(a.global.source, func([]byte) bool { return true },
		scaffold.File{Path: path.Join("static", keyName), Text: fresh.File()},
		scaffold.File{Path: path.Join("static", signatureName), Text: signature},
		scaffold.File{Path: layout.History, Text: history.WithKey(fresh).Text()},
	)
	if err != nil {
		return err
	}
	for _, f := range written {
		if err := a.printPath(f); err != nil {
			return err
		}
	}
	if !a.global.quiet {
		a.note(`put the new key first in [signing], as below, build, and sign with it; keep the old one in the list`)
	}
	return a.printKey(fresh, cfg)
}
