package pipeline

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/sitedir"
	"annals/internal/output"
	"annals/internal/output/assets"
	"annals/internal/output/bibliography"
	"annals/internal/output/calendar"
	"annals/internal/output/chartfile"
	"annals/internal/output/data"
	"annals/internal/output/datapackage"
	"annals/internal/output/dataset"
	"annals/internal/output/entryjson"
	"annals/internal/output/epub"
	"annals/internal/output/feed"
	"annals/internal/output/headers"
	"annals/internal/output/html"
	"annals/internal/output/html/view"
	"annals/internal/output/media"
	"annals/internal/output/print"
	"annals/internal/output/search"
	"annals/internal/output/sitemap"
	"annals/internal/output/socialcard"
	"annals/internal/output/text"
	"annals/internal/pipeline/permalinks"
	"annals/internal/publish"
	"annals/internal/site"
	"annals/internal/sitepath"
	"annals/internal/theme/templates"
	builtin "annals/templates"
)

// resolveAndPlan runs these two stages. Problems of the load stage do not prevent
// the resolve stage; errors prevent the plan stage. What was published into a folder
// before ("" for none) is only compared with the plan, to report addresses that are gone.
func resolveAndPlan(l *loaded, o Options, published string, watch *stopwatch, report *diag.List) []output.Output {
	s, record := resolve(l, o, watch, report)
	if s == nil {
		return nil
	}
	static := l.theme.assets.Problems()
	if report.HasErrors() {
		*report = append(*report, static...)
		return nil
	}
	outputs := formats(s, l.theme, o, report)
	*report = append(*report, goneAddresses(published, o, s, record, outputs)...)
	*report = append(*report, static...)
	watch.end("plan")
	if static.HasErrors() {
		return nil
	}
	return outputs
}

// resolve runs the stage. There is no Site without a configuration, and none to be made
// use of when there are errors.
func resolve(l *loaded, o Options, watch *stopwatch, report *diag.List) (*site.Site, *content.Record) {
	*report = append(*report, l.configProblems...)
	if l.config == nil {
		return nil, nil
	}
	record, problems := l.content.Record()
	*report = append(append(*report, l.themeProblems...), problems...)
	s, problems := site.Resolve(site.Inputs{
		Config: l.config, Record: record, Static: l.theme.assets.Names(), StaticFile: l.theme.assets.Clean, Drafts: o.Drafts, Now: o.Now(), Today: o.today(), Date: o.Date,
	})
	watch.end("resolve")
	*report = append(*report, problems...)
	return s, record
}

// goneAddresses reports published addresses at which nothing is planned.
func goneAddresses(published string, o Options, s *site.Site, record *content.Record, outputs []output.Output) diag.List {
	if published == "" {
		return nil
	}
	planned := make(map[string]bool, len(outputs))
	for _, out := range outputs {
		planned[out.Path] = true
	}
	gone := publish.LastPublished(published, func(path string) bool { return !planned[path] && !sitepath.IsDerived(path) })
	if gone.Paths() == nil {
		return nil
	}
	return permalinks.Report(gone, permalinks.New{Site: s, Record: record, Planned: planned, Moved: o.BaseURL != ""})
}

// formats lists the outputs of all formats. A new format is one more line here.
func formats(s *site.Site, t *theme, o Options, report *diag.List) []output.Output {
	pictures := media.New(s)
	cards := socialcard.New(s, t.locales, t.fonts, report)
	charts := chartfile.New(s, t.locales, t.fonts, report)
	entries := entryjson.New(s)
	files := dataFiles(s, t, entries, epub.Files(s, t.locales, bookPictures(pictures, o.published))...)
	zip := newSiteZip(s, t)
	outputs := join(publish.ReservedNames(), report,
		entries.Outputs(), // first: no two of them need the same entry at a time, as the files of all do
		files.Outputs(),   // before others: the pages that tell their sizes need not make them again
		html.Outputs(s, html.Options{
			Templates: t.templates, Locales: t.locales, Assets: t.assets, Drafts: o.Drafts, SocialImage: socialImages(cards),
			Smaller: smallerPictures(pictures), Data: files, ChartPicture: charts.HasPicture,
		}),
		kind("picture", cards.Outputs()),
		kind("chart", charts.Outputs()),
		kind("table", data.Charts(s)),
		kind("feed", feed.Outputs(s, t.locales)),
		kind("calendar", calendar.Outputs(s, t.locales)),
		kind("sitemap", sitemap.Outputs(s, t.assets.Names())),
		kind("search index", search.Outputs(s, t.locales)),
		datapackage.Outputs(s, files, t.locales),
		kind("citation", bibliography.Beside(s, t.locales)),
		kind("bibliography", bibliography.Whole(s, t.locales, t.assets.Names())),
		printEdition(s, t, pictures),
		kind("headers", headers.Outputs(s, t.assets)),
		kind("evidence", pictures.Outputs()),
		kind("static file", assets.Outputs(t.assets)),
		zip.outputs(),
	)
	zip.setFiles(outputs)
	return outputs
}

// printEdition lists the print edition, where config.toml asks for it.
func printEdition(s *site.Site, t *theme, pictures *media.Pictures) []output.Output {
	if !s.Config.Downloads.Print || !s.HasData() {
		return nil
	}
	return print.Outputs(s, printOptions(t, pictures))
}

func printOptions(t *theme, pictures *media.Pictures) print.Options {
	return print.Options{Locales: t.locales, Static: t.assets.Names(), Picture: func(f *site.File) string {
		all := pictures.Of(f)
		if len(all) == 0 {
			return ""
		}
		return all[len(all)-1].Path
	}}
}

// dataFiles lists the files of data, and others behind them.
func dataFiles(s *site.Site, t *theme, entries *entryjson.Format, others ...dataset.File) *dataset.Files {
	return dataset.New(data.Files(s), entries.Files(), bibliography.Files(s, t.locales), text.Files(s, t.locales), others)
}

// kind sets the kind of all outputs of a format.
func kind(name string, outputs []output.Output) []output.Output {
	for i := range outputs {
		outputs[i].Kind = name
	}
	return outputs
}

// socialImages gives html pages, which must not import another format, their
// og:image.
func socialImages(cards *socialcard.Images) func(*site.Entry, string) *view.SocialImage {
	return func(e *site.Entry, tag string) *view.SocialImage {
		url, alt, ok := cards.Of(e, tag)
		if !ok {
			return nil
		}
		return &view.SocialImage{URL: url, Width: socialcard.Width, Height: socialcard.Height, Alt: alt}
	}
}

// smallerPictures gives html pages the smaller sizes of a picture.
func smallerPictures(pictures *media.Pictures) func(*site.File) []html.Smaller {
	return func(f *site.File) []html.Smaller {
		var all []html.Smaller
		for _, s := range pictures.Of(f) {
			all = append(all, html.Smaller{Path: s.Path, Width: s.Width})
		}
		return all
	}
}

// sourceText reads files for excerpts in messages; templates that the site does not
// override come from the built-in theme.
func sourceText(folder string) func(string) ([]byte, error) {
	return func(file string) ([]byte, error) {
		dir, err := sitedir.Open(folder)
		if err != nil {
			return nil, err
		}
		defer dir.Close()
		var problems diag.List
		raw, err := dir.Read(file, maxConfig, &problems)
		if err != nil {
			return nil, err
		}
		if raw == nil {
			return templates.Text(builtin.FS, file)
		}
		text := sitedir.Clean(file, raw, &problems)
		if text == nil {
			return nil, fmt.Errorf("%s is not text", file)
		}
		return text, nil
	}
}
