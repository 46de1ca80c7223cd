package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/par"
	"annals/internal/theme/templates"
)

// putFunc takes the bytes of an output. It must not keep them, and may be called by
// several goroutines at once.
type putFunc func(o *output.Output, data []byte) error

// render renders outputs in parallel, each into its worker's buffer, and passes the
// bytes of each to put. It changes nothing in the outputs. Problems that an author can
// fix, such as an error in a template or an unreadable file, are reported, once for
// each position however many pages it affects; the error is anything else.
func render(ctx context.Context, outputs []output.Output, o Options, report *diag.List, put putFunc) error {
	return renderTo(ctx, outputs, o, report, put, nil)
}

// streamFunc takes an output that is rendered while it is written.
type streamFunc func(o *output.Output) error

// renderTo is render, but for outputs that have no limit of size, which stream renders.
// Without stream they are like all others.
func renderTo(ctx context.Context, outputs []output.Output, o Options, report *diag.List, put putFunc, stream streamFunc) error {
	found := make([]*diag.Diagnostic, len(outputs))
	buffers := make([]bytes.Buffer, o.Jobs)
	var done atomic.Int64
	err := par.Do(ctx, o.Jobs, len(outputs), func(_ context.Context, worker, i int) error {
		b := &buffers[worker]
		b.Reset()
		var err error
		isStream := outputs[i].Streams && stream != nil
		if isStream {
			err = stream(&outputs[i])
		} else {
			err = outputs[i].Render(b)
		}
		if err != nil {
			if found[i] = diagnostic(outputs[i], err); found[i] == nil {
				return fmt.Errorf("render %s: %w", outputs[i].Path, err)
			}
			return nil
		}
		if !isStream {
			if err := put(&outputs[i], b.Bytes()); err != nil {
				return err
			}
		}
		if n := done.Add(1); o.Progress != nil {
			o.Progress(int(n), len(outputs))
		}
		return nil
	})
	*report = append(*report, mergeByRange(found)...)
	return err
}

// diagnostic returns the diagnostic for an error that an author can fix, else nil.
func diagnostic(o output.Output, err error) *diag.Diagnostic {
	if failure, ok := errors.AsType[*templates.Failure](err); ok {
		d := failure.Diagnostic(o.Path)
		return &d
	}
	if problem, ok := errors.AsType[*fileProblem](err); ok {
		d := problem.At(diag.Range{Position: diag.Position{File: problem.file}})
		return &d
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		d := problem.At(diag.Range{Position: diag.Position{File: o.From}})
		return &d
	}
	return nil
}

// mergeByRange keeps the first diagnostic of each range and adds the number of
// further pages to its message.
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
	return problems
}
