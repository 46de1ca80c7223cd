package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the version of Annals, as in CHANGELOG.md.
const version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Show the version of Annals",
		Long:              "Show the version of Annals, the commit that it was made from, and the system it was made for.",
		Example:           "  annals version",
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              runE(func(*cobra.Command, []string) error { return a.printVersion() }),
	}
}

func (a *app) printVersion() error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	_, err := fmt.Fprintf(a.stdout, "annals %s (%s%s, %s/%s)\n", Version(info), commit(info), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// Version returns the version of a program of which this is built in: that of CHANGELOG.md if
// it was made from the unchanged commit that has the tag of this version, else one that comes
// before it.
func Version(info *debug.BuildInfo) string {
	if info.Main.Version == "v"+version {
		return version
	}
	return version + "-dev"
}

// commit returns the commit that the program was built from, followed by a
// comma, or "" if the build did not record it.
func commit(info *debug.BuildInfo) string {
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = "commit " + s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	if revision == "" {
		return ""
	}
	return revision + changed + ", "
}
