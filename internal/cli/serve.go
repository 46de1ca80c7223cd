package cli

import (
	"context"
	"fmt"
	"net/netip"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"annals/internal/cli/opener"
	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/pipeline"
	"annals/internal/record/edtf"
	"annals/internal/serve"
	"annals/internal/serve/watch"
	"github.com/spf13/cobra"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	port            int
	listen          netip.Addr
	hosts           []string
	editor, baseURL string
	date            edtf.Day
	noDrafts, poll  bool
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in the browser while you work on it",
		Long: `Show the site in the browser while you work on it.

Open the address that is printed. When you save a file, the page follows at once,
in place. Drafts and entries under embargo are shown and marked. While the site
has errors, the browser tells them, with links that open the file in your editor;
the last good version stays at hand. Nothing is written, and nobody but this
machine can see it, unless --listen says otherwise. Ctrl-C ends it. "annals help serve" tells more.`,
		Example: `  annals serve
  annals serve --source my-record --port 8000
  annals serve --editor zed             links that open files in another editor
  annals serve --editor system          the program that this computer has for texts
  annals serve --editor 'subl://open?url=file://{path}&line={line}'
  annals serve --host-allowed localhost:8080    where port 8080 is forwarded here
  annals serve --poll                   on a network disk, where changes go unnoticed`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: runE(func(cmd *cobra.Command, _ []string) error {
			return a.serve(cmd, &f)
		}),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.VarP(port{&f.port}, "port", "p", fmt.Sprintf("`PORT` of this machine (default: %d, or the next one that is free)", serve.DefaultPort))
	flags.StringVar(&f.editor, "editor", "", "`EDITOR` that files are opened in: "+strings.Join(serve.EditorNames(), ", ")+", or an address with {path}, {line} and {column} (default: the first of these that is found)")
	flags.Var(hostList{&f.hosts}, "host-allowed", "`NAME:PORT` at which the preview is opened where its port is forwarded; may be repeated")
	flags.Var(listenAddress{&f.listen}, "listen", "`ADDRESS` of this computer to listen on; others than 127.0.0.1 let other computers see drafts")
	flags.BoolVar(&f.poll, "poll", false, "look at the files every half second instead of waiting to be told of changes")
	flags.BoolVar(&f.noDrafts, "no-drafts", false, "leave drafts and embargoed entries out, as a build does")
	flags.Var(address{&f.baseURL}, "base-url", "`ADDRESS` of the published site, in place of base_url in config.toml")
	flags.Var(day{&f.date}, "date", "date of the build, which also decides about embargoes (default: from the content)")
	for _, name := range []string{"port", "host-allowed", "listen", "base-url", "date"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	must(cmd.RegisterFlagCompletionFunc("editor", cobra.FixedCompletions(serve.EditorNames(), cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func (a *app) serve(cmd *cobra.Command, f *serveFlags) error {
	if err := a.needSite(); err != nil {
		return err
	}
	editor, err := a.chooseEditor(f)
	if err != nil {
		return err
	}
	date, err := a.buildDate(f.date)
	if err != nil {
		return err
	}
	folder, err := filepath.Abs(a.global.source)
	if err != nil {
		return fmt.Errorf("find the site folder: %w", err)
	}
	site := pipeline.NewPreview(pipeline.Options{
		Source: a.global.source, BaseURL: f.baseURL, Drafts: !f.noDrafts, Date: date, Now: a.embargoClock(f.date), Today: a.lastDay,
	})
	reporter := &previewReporter{app: a}
	server := serve.New(site, serve.Options{
		Folder: folder, Words: a.words, Editor: editor, OnReport: reporter.report, Address: f.listen, Hosts: f.hosts,
		Open: func(ctx context.Context, file string) error {
			return opener.Open(ctx, folder, storedPath(folder, file))
		},
	})

	// The preview ends with the command; Ctrl-C is not an error.
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	watcher, err := watch.Start(ctx, a.global.source, []string{"config.toml", layout.Folder, "templates", "static"}, watch.Options{
		Poll: f.poll, Ignore: sitedir.Ignored, Logf: func(message string) { a.printLine(a.styles().warning("note:"), message) },
	})
	if err != nil {
		return err
	}
	defer func() {
		stop()
		for range watcher.Changes() { // until the watcher has ended
		}
	}()
	if err := a.listen(ctx, server, f, cmd.Flags().Changed("port")); err != nil {
		return err
	}
	return server.Serve(ctx, watcher.Changes())
}

// serveGCPercent is GOGC once the site has been read. The preview runs beside an
// editor and a browser all day, and is idle most of the time: memory matters more
// than speed.
const serveGCPercent = 50

// previewReporter prints one line per change, and its problems.
type previewReporter struct {
	app      *app
	previous diag.List
	fault    string // error of the last reading of the site, or ""
	started  bool
}

func (t *previewReporter) report(r serve.Report) {
	a := t.app
	if !t.started {
		debug.SetGCPercent(serveGCPercent)
	}
	same := t.started && slices.Equal(t.previous, r.Problems)
	if fault := errorText(r.Err); fault != t.fault {
		t.fault = fault
		if fault != "" {
			a.printLine(a.styles().err("error:"), fault+"; trying again")
		}
	}
	if r.Err == nil && !same {
		// An error of printing must not end the preview.
		_ = a.show(r.Problems, r.Source, "")
	}
	if !a.global.quiet && r.Err == nil {
		_ = a.printf("%s", t.line(r, same))
	}
	t.previous, t.started = slices.Clone(r.Problems), true
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// line describes a change: "12:30:05 content/2018/x.md: read in 24 ms; no problems".
func (t *previewReporter) line(r serve.Report, same bool) string {
	var b strings.Builder
	b.WriteString(t.app.now().Format(time.TimeOnly) + " ")
	switch {
	case !t.started:
		b.WriteString("the whole site")
	case r.Change.All:
		b.WriteString("many files")
	case len(r.Change.Paths) == 0:
		b.WriteString("once more")
	default:
		b.WriteString(diag.Visible(r.Change.Paths[0]))
		if more := len(r.Change.Paths) - 1; more > 0 {
			fmt.Fprintf(&b, " and %d more", more)
		}
	}
	fmt.Fprintf(&b, ": read in %d ms", max(r.Took.Milliseconds(), 1))
	if r.Updated > 0 {
		fmt.Fprintf(&b, ", %s updated", diag.Plural(r.Updated, "tab"))
	}
	switch {
	case same && len(r.Problems) > 0:
		b.WriteString("; " + countLine(r.Problems) + ", as before")
	case len(r.Problems) == 0 && len(t.previous) > 0:
		b.WriteString("; all problems are fixed")
	case len(r.Problems) == 0:
		b.WriteString("; no problems")
	}
	return b.String()
}
