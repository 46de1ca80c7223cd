package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"annals/internal/diag"
	"annals/internal/pipeline"
)

// printStats prints the times of a build on standard error.
func (a *app) printStats(s *pipeline.Stats) error {
	var b strings.Builder
	table(&b, "time by stage", nil, func(row func(cells ...string)) {
		for _, stage := range s.Stages {
			row(stage.Name, formatMillis(stage.Time))
		}
	})
	b.WriteByte('\n')
	table(&b, "rendering, by kind of file", []string{"files", "size", "time", "slowest"}, func(row func(cells ...string)) {
		for _, k := range s.Kinds {
			row(k.Kind, fmt.Sprint(k.Files), diag.Size(k.Bytes), formatMillis(k.Time), formatMillis(k.Slowest.Time)+"  "+k.Slowest.Path)
		}
	})
	b.WriteByte('\n')
	table(&b, "slowest pages", []string{"size", "time"}, fileRows(s.Slowest))
	b.WriteByte('\n')
	table(&b, "largest pages", []string{"size", "time"}, fileRows(s.Largest))
	if len(s.Fallbacks) > 0 {
		b.WriteByte('\n')
		table(&b, "templates that html/template executes, which is slow", nil, func(row func(cells ...string)) {
			for _, f := range s.Fallbacks {
				row(f.Kind, f.Reason)
			}
		})
	}
	if _, err := io.WriteString(a.stderr, b.String()); err != nil {
		return fmt.Errorf("print the statistics: %w", err)
	}
	return nil
}

func fileRows(all []pipeline.FileStats) func(row func(cells ...string)) {
	return func(row func(cells ...string)) {
		for _, f := range all {
			row(f.Path, diag.Size(f.Bytes), formatMillis(f.Time))
		}
	}
}

// table writes a table with a heading and aligned columns.
func table(b *strings.Builder, heading string, columns []string, fill func(row func(cells ...string))) {
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	row := func(cells ...string) { fmt.Fprintln(t, "  "+strings.Join(cells, "\t")) }
	fmt.Fprintln(t, strings.Join(append([]string{heading}, columns...), "\t"))
	fill(row)
	_ = t.Flush() // into memory
}

// formatMillis formats a duration in seconds, to the millisecond.
func formatMillis(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }
