package cli

import (
	"fmt"

	"annals/internal/near"
	"github.com/spf13/cobra"
)

func (a *app) rootCommand() *cobra.Command {
	var showVersion bool
	root := &cobra.Command{
		Use:   "annals",
		Short: "Make a human-rights timeline from a folder of Markdown files",
		Long: `Annals makes a timeline site from a folder of dated Markdown entries, each with
its sources: pages, indexes, feeds, in as many languages as you write.

A first site, made and published into a folder in two commands:

  annals init my-record
  annals build --source my-record`,
		Example: `  annals new entry --date 2018-12-17 --type resolution --title "What happened"
  annals serve
  annals build`,
		Args:              cobra.ArbitraryArgs,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return unknownCommand(cmd, args[0])
			case showVersion:
				return a.printVersion()
			}
			return cmd.Help()
		}),
	}
	root.Flags().BoolVar(&showVersion, "version", false, "show the version of Annals")
	a.addGlobalFlags(root)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(a.printHelp)
	root.AddCommand(a.buildCommand(), a.publishCommand(), a.serveCommand(), a.checkCommand(), a.newCommand(), a.renameCommand(), a.withdrawCommand(), a.exportCommand(), a.initCommand(),
		a.themeCommand(), a.keyCommand(), a.signCommand(), a.verifyCommand(), a.schemaCommand(), a.versionCommand(), a.completionCommand())
	root.SetHelpCommand(a.helpCommand())
	return root
}

// unknownCommand words the error of a command that parent does not have.
func unknownCommand(parent *cobra.Command, name string) error {
	hint := fmt.Sprintf("see %q", parent.CommandPath()+" --help")
	if suggestion := near.Word(name, commandNames(parent)); suggestion != "" {
		hint = fmt.Sprintf("did you mean %q?", parent.CommandPath()+" "+suggestion)
	}
	return &usageError{fmt.Sprintf("there is no command %q", parent.CommandPath()+" "+name), hint}
}

func commandNames(parent *cobra.Command) (names []string) {
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}
