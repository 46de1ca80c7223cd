// Package pipeline is the pipeline: the only package that knows all stages and all
// output formats.
//
//	load    load, theme: files → values, independently
//	resolve site: documents → one immutable Site
//	plan    output: Site → the list of files to publish
//	render  each file independently, in parallel
//	publish publish: the new folder replaces the old one as a whole
//
// Only load reads files, only publish writes them. All stages add diagnostics to one
// report, which is sorted when it is handed out; if one of them is an error, nothing
// is published.
package pipeline

import (
	"context"
	"io"
	"path/filepath"
	"runtime"
	"time"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/output"
	"annals/internal/publish"
	"annals/internal/record/edtf"
	"annals/internal/theme/templates"
)

// DefaultOutput is the output folder, relative to the site's.
const DefaultOutput = "public"

// Build builds the site and publishes it. The error is an I/O failure, a refused
// output folder or a cancelled context; problems of the content are diagnostics in
// the Result.
func Build(ctx context.Context, o Options) (Result, error) {
	o = o.withDefaults()
	o.published, o.compared = new(published), publish.NewCompared(o.Output)
	var watch *stopwatch
	if o.Stats {
		watch = newStopwatch()
	}
	return run(ctx, o, watch, func(set *templates.Set, outputs []output.Output, result *Result) error {
		stage, err := publish.Open(ctx, o.Output, publish.Options{
			Source: o.Source, Home: o.Home, Forbidden: ProtectedFolders(o.Source), InPlace: o.InPlace,
			Files: len(outputs), Compared: o.compared,
		})
		if err != nil {
			return err
		}
		defer stage.Abandon()
		planned, zip := cutSiteZip(outputs)
		outputs, err = made(ctx, o.Jobs, planned, func(o *output.Output) (bool, error) { return stage.Keep(o.Path, group(o.Kind), o.Sum) })
		if err != nil {
			return err
		}
		o.published.setKept(stage, planned, outputs)
		watch.end("publish")
		measured, put := watch.instrument(outputs, func(o *output.Output, data []byte) error {
			return stage.Put(o.Path, group(o.Kind), data)
		})
		err = renderTo(ctx, measured, o, &result.Diagnostics, put, func(o *output.Output) error {
			return stage.PutStream(o.Path, group(o.Kind), o.Render)
		})
		watch.end("render")
		if err != nil || o.isStoppedBy(result.Diagnostics) {
			return err
		}
		if err = zip.put(ctx, stage); err != nil {
			return err
		}
		if result.Report, err = stage.Commit(ctx); err != nil {
			return err
		}
		watch.end("publish")
		result.Stats = watch.stats(set.Fallbacks())
		return nil
	})
}

// Check does the same as Build but publishes nothing. It renders every page, which
// finds errors in templates.
func Check(ctx context.Context, o Options) (Result, error) {
	o = o.withDefaults()
	isPublished := derivedIn(o.Output)
	o.published = &published{read: func(path string, _ io.Writer) (bool, error) {
		return isPublished(&output.Output{Path: path, Derived: true})
	}}
	return run(ctx, o, nil, func(_ *templates.Set, outputs []output.Output, result *Result) error {
		outputs, _ = cutSiteZip(outputs) // it holds nothing but the others
		outputs, err := made(ctx, o.Jobs, outputs, isPublished)
		if err != nil {
			return err
		}
		put := func(*output.Output, []byte) error { return nil }
		return renderTo(ctx, outputs, o, &result.Diagnostics, put, func(o *output.Output) error { return o.Render(io.Discard) })
	})
}

// run runs the stages up to the plan and, unless there are errors, calls finish with
// the templates and the outputs, but not with the documents: what the site does not
// need of them is garbage from then on. All stages add to the Result's diagnostics,
// which are sorted at the end.
func run(ctx context.Context, o Options, watch *stopwatch, finish func(*templates.Set, []output.Output, *Result) error) (Result, error) {
	return withLoaded(ctx, o, func(l *loaded, result *Result) (err error) {
		watch.end("load")
		if l.config != nil {
			result.Diagnostics = append(result.Diagnostics, l.config.Unfinished()...)
		}
		outputs := resolveAndPlan(l, o, o.Output, watch, &result.Diagnostics)
		if !o.isStoppedBy(result.Diagnostics) {
			for _, out := range outputs {
				if out.Page {
					result.Pages++
				}
			}
			err = finish(l.theme.templates, outputs, result)
		}
		o.promoteAndSort(&result.Diagnostics)
		return err
	})
}

// withLoaded runs the first stage and calls finish, while the folder of the site is open.
func withLoaded(ctx context.Context, o Options, finish func(*loaded, *Result) error) (Result, error) {
	dir, err := sitedir.Open(o.Source)
	if err != nil {
		return Result{}, err
	}
	defer dir.Close()
	result := Result{SourceText: sourceText(o.Source)}
	l, err := load(ctx, dir, o, nil, Changes{})
	if err == nil {
		err = finish(l, &result)
	}
	return result, err
}

// isStoppedBy reports whether the problems prevent publication.
func (o Options) isStoppedBy(problems diag.List) bool {
	return problems.HasErrors() || o.Strict && len(problems) > 0
}

// promoteAndSort makes a report ready for readers.
func (o Options) promoteAndSort(report *diag.List) {
	if o.Strict {
		report.Promote()
	}
	report.Sort()
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

func (o Options) today() edtf.Day {
	if o.Today == nil {
		return edtf.Day{}
	}
	return o.Today()
}

// ProtectedFolders lists the folders of the site that a build must never replace.
func ProtectedFolders(site string) []string {
	var all []string
	for _, name := range []string{layout.Folder, "templates", "static", "cmd", "internal", ".git", ".ci"} {
		all = append(all, filepath.Join(site, name))
	}
	return all
}
