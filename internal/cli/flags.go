package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/near"
	"github.com/spf13/cobra"
)

// globalFlags are the flags of every command.
type globalFlags struct {
	source  string
	quiet   bool
	noColor bool
	help    bool
	format  string
}

// The formats of diagnostics.
const (
	formatText   = "text"
	formatJSON   = "json"
	formatGitHub = "github"
)

func (a *app) addGlobalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVarP(&a.global.source, "source", "s", ".", "`DIR` of the site, the one with config.toml")
	flags.BoolVarP(&a.global.quiet, "quiet", "q", false, "print nothing but errors")
	a.global.format = formatText
	flags.Var(&oneOf{&a.global.format, []string{formatText, formatJSON, formatGitHub}}, "format",
		"`FORM` of the problems found: text, json or github")
	flags.BoolVar(&a.global.noColor, "no-color", false, "print without colour (the same as setting NO_COLOR)")
	flags.BoolVarP(&a.global.help, "help", "h", false, "show the help of a command")
	must(root.RegisterFlagCompletionFunc("source", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}))
	must(root.RegisterFlagCompletionFunc("format",
		cobra.FixedCompletions([]cobra.Completion{formatText, formatJSON, formatGitHub}, cobra.ShellCompDirectiveNoFileComp)))
}

// must panics on errors that only a bug of this package can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// needSite reports a source folder that does not exist, which would otherwise
// count as a site without files.
func (a *app) needSite() error {
	info, err := os.Stat(a.global.source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &usageError{
			fmt.Sprintf("there is no folder %s", a.global.source),
			`name the folder of the site with --source, or make one with "annals init"`,
		}
	case err != nil:
		return fmt.Errorf("look at the site folder: %w", err)
	case !info.IsDir():
		return &usageError{fmt.Sprintf("%s is no folder", a.global.source), "name the folder of the site, not a file in it"}
	}
	return nil
}

// oneOf is a flag with a fixed set of values.
type oneOf struct {
	value   *string
	allowed []string
}

func (f *oneOf) String() string { return *f.value }
func (f *oneOf) Type() string   { return "string" }

func (f *oneOf) Set(s string) error {
	if slices.Contains(f.allowed, s) {
		*f.value = s
		return nil
	}
	return &diag.Problem{Message: "this must be one of " + strings.Join(f.allowed, ", "), Hint: near.Hint(s, f.allowed, "")}
}

// address is a flag whose value is the base URL of a site.
type address struct{ value *string }

func (f address) String() string { return *f.value }
func (f address) Type() string   { return "address" }

func (f address) Set(s string) error {
	normal, err := config.BaseURL(s)
	if err != nil {
		return err
	}
	*f.value = normal
	return nil
}

// positiveInt is a flag whose value is an integer from 1.
type positiveInt struct{ value *int }

func (f positiveInt) String() string { return strconv.Itoa(*f.value) }
func (f positiveInt) Type() string   { return "N" }

func (f positiveInt) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return &diag.Problem{Message: "this must be a whole number from 1"}
	}
	*f.value = n
	return nil
}

// days is a flag whose value is a number of days, from 0.
type days struct{ value *int }

func (f days) String() string { return strconv.Itoa(*f.value) }
func (f days) Type() string   { return "DAYS" }

func (f days) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return &diag.Problem{Message: "this must be a whole number of days, from 0"}
	}
	*f.value = n
	return nil
}

// port is a flag whose value is a port number; 0 means any free port.
type port struct{ value *int }

func (f port) String() string { return strconv.Itoa(*f.value) }
func (f port) Type() string   { return "PORT" }

func (f port) Set(s string) error {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return &diag.Problem{Message: "this is no port", Hint: "write a number from 1024 to 65535"}
	}
	*f.value = int(n)
	return nil
}
