package cli

import (
	"regexp"
	"strings"

	"annals/internal/load/layout"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// idBeforeChrist is the id of a text in the folder of a year before the year 0, which
// begins like a flag.
var idBeforeChrist = regexp.MustCompile(`^-[0-9]{4,}/`)

// plainIDs returns args with ids such as -0044/a-case as the paths of their files, so
// that they are not parsed as flags. The value of a flag, such as the date
// -0044/-0040, stays what it is.
func plainIDs(root *cobra.Command, args []string) []string {
	plain := make([]string, 0, len(args))
	for i, arg := range args {
		if arg == "--" {
			return append(plain, args[i:]...)
		}
		if idBeforeChrist.MatchString(arg) && (i == 0 || !takesNext(root, args, args[i-1])) {
			arg = layout.Folder + "/" + arg
		}
		plain = append(plain, arg)
	}
	return plain
}

// takesNext reports whether the argument is a flag whose value is the next argument.
func takesNext(root *cobra.Command, args []string, arg string) bool {
	if !strings.HasPrefix(arg, "-") || strings.Contains(arg, "=") {
		return false
	}
	cmd, _, err := root.Find(args)
	if err != nil {
		cmd = root
	}
	var flag *pflag.Flag
	for _, set := range []*pflag.FlagSet{cmd.Flags(), cmd.InheritedFlags()} {
		if name, isLong := strings.CutPrefix(arg, "--"); isLong {
			flag = set.Lookup(name)
		} else if len(arg) > 1 {
			flag = set.ShorthandLookup(arg[len(arg)-1:])
		}
		if flag != nil {
			return flag.NoOptDefVal == ""
		}
	}
	return false
}
