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

// helpPart is a section of the help of a command: a text, a list of words that are explained,
// or flags.
type helpPart struct {
	title string
	text  string
	items [][2]string
	flags *pflag.FlagSet
}

// helpParts returns what the help of a command says below its description and usage.
// Terminals and manual pages show the same.
func helpParts(cmd *cobra.Command) (parts []helpPart) {
	if cmd.HasAvailableSubCommands() {
		part := helpPart{title: "Commands"}
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() {
				part.items = append(part.items, [2]string{c.Name(), c.Short})
			}
		}
		parts = append(parts, part)
	}
	if !cmd.HasParent() {
		part := helpPart{title: "Topics, to read with \"annals help TOPIC\""}
		for _, t := range guide.Topics() {
			part.items = append(part.items, [2]string{t.Name, t.Title})
		}
		parts = append(parts, part)
	}
	parts = append(parts, helpPart{title: "Examples", text: cmd.Example},
		helpPart{title: "Flags", flags: ownFlags(cmd)},
		helpPart{title: "Flags of every command", flags: cmd.Root().PersistentFlags()})
	if !cmd.HasParent() {
		parts = append(parts, helpPart{title: "Exit status", text: `  0    done
  1    the content has errors; nothing was published
  2    the command was not understood, or cannot be done as asked
  3    the system failed: disk, network, permission
  130  stopped with Ctrl-C, 143 stopped by SIGTERM; nothing was published
`})
	}
	return parts
}

// printHelp writes the help of a command.
func (a *app) printHelp(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	text := a.words.Text
	fmt.Fprintf(&b, "%s\n\n%s:\n  %s\n", text(cmd.Long), text("Usage"), usageLine(cmd))
	for _, part := range helpParts(cmd) {
		body := text(part.text)
		for _, item := range part.items {
			body += fmt.Sprintf("  %-12s %s\n", item[0], text(item[1]))
		}
		if part.flags != nil {
			body += a.flagUsages(part.flags)
		}
		if strings.TrimSpace(body) != "" {
			fmt.Fprintf(&b, "\n%s:\n%s\n", text(part.title), strings.TrimSuffix(body, "\n"))
		}
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

func usageLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " COMMAND [flags]"
	}
	return cmd.UseLine()
}
