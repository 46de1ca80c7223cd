package cli

import (
	"fmt"
	"io"
	"strings"

	"annals/internal/guide"
	"annals/internal/near"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND or TOPIC]",
		Short: "Explain a command or a topic",
		Long:  `Explain a command or a topic. Without an argument, list all of them.`,
		Example: `  annals help build
  annals help editing                   the guide for editors, from the first entry on
  annals help dates`,
		ValidArgsFunction: completeHelp,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			return a.help(cmd.Root(), args)
		}),
	}
}

func (a *app) help(root *cobra.Command, args []string) error {
	if len(args) == 1 {
		text, ok, err := guide.Read(args[0])
		if err != nil {
			return err
		}
		if ok {
			_, err := io.WriteString(a.stdout, text)
			return err
		}
	}
	if cmd, rest, err := root.Find(args); err == nil && len(rest) == 0 {
		return cmd.Help()
	}
	query := strings.Join(args, " ")
	hint := `see "annals help"`
	if suggestion := near.Word(query, helpNames(root)); suggestion != "" {
		hint = fmt.Sprintf("did you mean %q?", "annals help "+suggestion)
	}
	return &usageError{fmt.Sprintf("there is no command and no topic %q", query), hint}
}

func helpNames(root *cobra.Command) []string {
	names := commandNames(root)
	for _, t := range guide.Topics() {
		names = append(names, t.Name)
	}
	return names
}

func completeHelp(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var choices []cobra.Completion
	for _, c := range cmd.Root().Commands() {
		if c.IsAvailableCommand() {
			choices = append(choices, cobra.CompletionWithDesc(c.Name(), c.Short))
		}
	}
	for _, t := range guide.Topics() {
		choices = append(choices, cobra.CompletionWithDesc(t.Name, t.Title))
	}
	return choices, cobra.ShellCompDirectiveNoFileComp
}

// printHelp writes the help of a command.
func (a *app) printHelp(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	text := a.words.Text
	fmt.Fprintf(&b, "%s\n\n%s:\n  %s\n", text(cmd.Long), text("Usage"), usageLine(cmd))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s:\n", text("Commands"))
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-12s %s\n", c.Name(), text(c.Short))
			}
		}
	}
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\n", text("Topics, to read with \"annals help TOPIC\":"))
		for _, t := range guide.Topics() {
			fmt.Fprintf(&b, "  %-12s %s\n", t.Name, t.Title)
		}
	}
	section(&b, text("Examples"), text(cmd.Example)+"\n")
	section(&b, text("Flags"), a.flagUsages(ownFlags(cmd)))
	section(&b, text("Flags of every command"), a.flagUsages(cmd.Root().PersistentFlags()))
	if !cmd.HasParent() {
		section(&b, text("Exit status"), text(`  0    done
  1    the content has errors; nothing was published
  2    the command was not understood, or cannot be done as asked
  3    the system failed: disk, network, permission
  130  stopped with Ctrl-C, 143 stopped by SIGTERM; nothing was published
`))
	}
	fmt.Fprint(a.stdout, b.String())
}

// ownFlags returns the flags of one command, in the order of their definition.
func ownFlags(cmd *cobra.Command) *pflag.FlagSet {
	own := pflag.NewFlagSet(cmd.Name(), pflag.ContinueOnError)
	own.SortFlags = false
	shared := cmd.Root().PersistentFlags()
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if shared.Lookup(f.Name) == nil {
			own.AddFlag(f)
		}
	})
	return own
}

// flagUsages describes flags in the user's language.
func (a *app) flagUsages(flags *pflag.FlagSet) string {
	flags.VisitAll(func(f *pflag.Flag) { f.Usage = a.words.Text(f.Usage) })
	return strings.ReplaceAll(flags.FlagUsages(), "(default ", "("+a.words.Text("default")+" ")
}

func section(b *strings.Builder, title, text string) {
	if strings.TrimSpace(text) != "" {
		fmt.Fprintf(b, "\n%s:\n%s", title, text)
	}
}

func usageLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " COMMAND [flags]"
	}
	return cmd.UseLine()
}
