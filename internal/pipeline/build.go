// Package pipeline is the pipeline: the only package that knows all stages and all
// output formats.
//
//	load    load, theme: files → values, independently
//	resolve site: documents → one immutable Site
//	plan    output: Site → the list of files to publish
//	render  each file independently, in parallel
//	publish publish: the new folder replaces the old one as a whole
//
// Only load reads files, only publish writes them. Diagnostics are collected from
// all stages; if one of them is an error, nothing is published.
package pipeline

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/output"
	"annals/internal/publish"
)

// DefaultOutput is the output folder, relative to the site's.
const DefaultOutput = "public"

// Build builds the site and publishes it. The error is an I/O failure, a refused
// output folder or a cancelled context; problems of the content are diagnostics in
// the Result.
func Build(ctx context.Context, o Options) (Result, error) {
	o = o.withDefaults()
	var watch *stopwatch
	if o.Stats {
		watch = newStopwatch()
	}
	return run(ctx, o, watch, func(outputs []output.Output, result *Result) error {
		stage, err := publish.Open(ctx, o.Output, publish.Options{Source: o.Source, Home: o.Home, Forbidden: protectedFolders(o.Source)})
		if err != nil {
			return err
		}
		defer stage.Abandon()
		watch.end("publish")
		err = renderAll(ctx, outputs, o, result, watch.instrument(outputs, stage.Put))
		watch.end("render")
		if err != nil || result.Diagnostics.HasErrors() {
			return err
		}
		if result.Report, err = stage.Commit(ctx); err != nil {
			return err
		}
		watch.end("publish")
		result.Stats = watch.stats()
		return nil
	})
}

// Check does the same as Build but publishes nothing. It renders every page, which
// finds errors in templates.
func Check(ctx context.Context, o Options) (Result, error) {
	o = o.withDefaults()
	return run(ctx, o, nil, func(outputs []output.Output, result *Result) error {
		return renderAll(ctx, outputs, o, result, func(string, []byte) error { return nil })
	})
}

// run runs the stages up to the plan and, unless there are errors, calls finish with
// the outputs.
func run(ctx context.Context, o Options, watch *stopwatch, finish func([]output.Output, *Result) error) (Result, error) {
	dir, err := sitedir.Open(o.Source)
	if err != nil {
		return Result{}, fmt.Errorf("open the site: %w", err)
	}
	defer dir.Close()
	result := Result{SourceText: sourceText(o.Source)}
	l, err := load(ctx, dir, o, nil, Changes{})
	if err != nil {
		return result, err
	}
	watch.end("load")
	outputs, problems, err := resolveAndPlan(l, o, watch)
	result.Diagnostics = promoteAndSort(problems, o.Strict)
	if err != nil || result.Diagnostics.HasErrors() {
		return result, err
	}
	for _, out := range outputs {
		if out.Page {
			result.Pages++
		}
	}
	err = finish(outputs, &result)
	return result, err
}

func renderAll(ctx context.Context, outputs []output.Output, o Options, result *Result, put func(string, []byte) error) error {
	problems, err := render(ctx, outputs, o, put)
	result.Diagnostics = promoteAndSort(append(result.Diagnostics, problems...), o.Strict)
	return err
}

func promoteAndSort(problems diag.List, strict bool) diag.List {
	if strict {
		problems.Promote()
	}
	problems.Sort()
	return problems
}

func (o Options) withDefaults() Options {
	if o.Source == "" {
		o.Source = "."
	}
	if o.Output == "" {
		o.Output = filepath.Join(o.Source, DefaultOutput)
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// protectedFolders lists the folders of the site that a build must never replace.
func protectedFolders(site string) []string {
	var all []string
	for _, name := range []string{layout.Folder, "templates", "static", "cmd", "internal", ".git", ".ci"} {
		all = append(all, filepath.Join(site, name))
	}
	return all
}
