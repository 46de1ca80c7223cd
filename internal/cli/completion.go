package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []cobra.Completion{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Let your shell complete commands, flags, types and topics",
		Long: `Print a script that lets your shell complete what you type after "annals" when
you press Tab. Besides commands and flags it knows the types, organs and topics
of the site in the current folder.

bash        annals completion bash > ~/.local/share/bash-completion/completions/annals
            (make the folder first; needs the package bash-completion)
zsh         annals completion zsh > "${fpath[1]}/_annals"
            (and "autoload -U compinit; compinit" in ~/.zshrc)
fish        annals completion fish > ~/.config/fish/completions/annals.fish
PowerShell  annals completion powershell | Out-String | Invoke-Expression
            (add that line to the file that $PROFILE names)

Open a new terminal afterwards.`,
		Example:   "  annals completion bash > ~/.local/share/bash-completion/completions/annals",
		ValidArgs: shells,
		Args:      oneArgument("the name of a shell: bash, zsh, fish or powershell", "bash"),
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
			return &usageError{fmt.Sprintf("no completion is known for %q", args[0]), "the shells are bash, zsh, fish and powershell"}
		}),
	}
}
