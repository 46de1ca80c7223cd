package cli

import (
	"bufio"
	"fmt"

	"annals/internal/pipeline"
	"github.com/spf13/cobra"
)

// plan prints what a build would publish: one file on each line, its path, its kind
// and the file that it is made from, with tabs between them.
func (a *app) plan(cmd *cobra.Command, f *buildFlags) error {
	if err := a.needSite(); err != nil {
		return err
	}
	o, err := a.options(f)
	if err != nil {
		return err
	}
	planned, result, err := pipeline.Plan(cmd.Context(), o)
	if err := a.reportResult(result, err, ""); err != nil {
		return err
	}
	w := bufio.NewWriter(a.messages())
	for _, p := range planned {
		fmt.Fprintf(w, "%s\t%s\t%s\n", p.Path, p.Kind, p.From)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("print the plan: %w", err)
	}
	return nil
}
