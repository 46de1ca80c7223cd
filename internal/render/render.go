// Package render is the render stage: every output on its own, in parallel,
// into a buffer that is handed on at once, so that no more pages are in memory
// than there are workers. It keeps no state between outputs and gives the same
// bytes in whatever order they are made.
package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/par"
	"annals/internal/templates"
)

// Options tune a run.
type Options struct {
	Jobs     int                   // goroutines at work; below 1 as many as there are processors
	Progress func(done, total int) // told after each output, by several goroutines; may be nil
}

// All renders outputs and gives each one's bytes to put, which must not keep
// them and may be called by several goroutines at once. It takes the Render of
// each output that is done away from outputs: what a format keeps for all its
// files is let go with the last of them. What an author can mend,
// a mistake in a template or a file that cannot be read, comes back as
// diagnostics, one a place however many pages it spoiled; the error is anything
// else.
func All(ctx context.Context, outputs []output.Output, o Options, put func(path string, data []byte) error) (diag.List, error) {
	if o.Jobs < 1 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	found := make([]*diag.Diagnostic, len(outputs))
	buffers := make([]bytes.Buffer, o.Jobs)
	var done atomic.Int64
	err := par.Do(ctx, o.Jobs, len(outputs), func(_ context.Context, worker, i int) error {
		b := &buffers[worker]
		b.Reset()
		if err := outputs[i].Render(b); err != nil {
			if found[i] = diagnostic(outputs[i], err); found[i] == nil {
				return fmt.Errorf("render %s: %w", outputs[i].Path, err)
			}
			return nil
		}
		if err := put(outputs[i].Path, b.Bytes()); err != nil {
			return err
		}
		outputs[i].Render = nil
		if n := done.Add(1); o.Progress != nil {
			o.Progress(int(n), len(outputs))
		}
		return nil
	})
	return mergeByRange(found), err
}

// mistake words what an author can mend; nil when err is anything else.
func diagnostic(o output.Output, err error) *diag.Diagnostic {
	if failure, ok := errors.AsType[*templates.Failure](err); ok {
		d := failure.Diagnostic(o.Path)
		return &d
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		d := problem.At(diag.Range{Position: diag.Position{File: o.From}})
		return &d
	}
	return nil
}

// gather lists what was found, the first of each place standing for all.
func mergeByRange(found []*diag.Diagnostic) diag.List {
	var problems diag.List
	count := map[diag.Range]int{}
	for _, d := range found {
		if d == nil {
			continue
		}
		if count[d.Range]++; count[d.Range] == 1 {
			problems = append(problems, *d)
		}
	}
	for i := range problems {
		switch n := count[problems[i].Range] - 1; n {
		case 0:
		case 1:
			problems[i].Message += " (and 1 more page)"
		default:
			problems[i].Message += fmt.Sprintf(" (and %d more pages)", n)
		}
	}
	problems.Sort()
	return problems
}
