package pipeline

import (
	"io"
	"slices"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/assets"
	"annals/internal/output/bibliography"
	"annals/internal/output/bundle"
	"annals/internal/output/calendar"
	"annals/internal/output/data"
	"annals/internal/output/datapackage"
	"annals/internal/output/dataset"
	"annals/internal/output/deposit"
	"annals/internal/output/entryjson"
	"annals/internal/output/epub"
	"annals/internal/output/loss"
	"annals/internal/output/markwhen"
	"annals/internal/output/media"
	"annals/internal/output/print"
	"annals/internal/output/text"
	"annals/internal/output/timelinejs"
	"annals/internal/output/uwazi"
	"annals/internal/site"
)

// Languages says what a language means to a format.
type Languages int

// The ways in which a format holds languages.
const (
	OneLanguage   Languages = iota // the file is in one, the site's default language unless another is asked for
	AllLanguages                   // it holds all, or the words of one alone if that is asked for
	EveryLanguage                  // it always holds all
)

// ExportFormat is a format in which the record, or a part of it, is exported.
type ExportFormat struct {
	Name      string // as it is typed
	Program   string // whose format it is, as messages name it
	File      string // usual name of the file
	About     string // in a line
	IsBinary  bool
	Languages Languages

	needsTerms bool // archives ask for the terms of the data
	hasFollows bool // says what led to an entry

	IsWhole bool // it is made of the whole site alone
	IsPages bool // another program makes it: see WritePages

	// pages returns the files that the other program gets, and the page to begin with.
	pages func(s *site.Site, t *theme, o Options, lang string, report *diag.List) (all []output.Output, first string)

	// archive returns the file of the whole site.
	archive func(s *site.Site, t *theme, o Options, lang string, report *diag.List) output.Renderer

	// make returns the file, nil if the format can hold none of the entries, and what
	// the format has no place for.
	make func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss)
}

// ExportFormats returns the formats, in the order in which they are told.
func ExportFormats() []*ExportFormat {
	return slices.Concat(dataFormats(), []*ExportFormat{
		citations("bibtex", "BibTeX", ".bib"), citations("ris", "RIS", ".ris"), citations("csl", "CSL-JSON", ".csl.json"),
	}, readingFormats(), peerFormats(), pageFormats())
}

// dataFormats are the formats of files of data, and of calendars.
func dataFormats() []*ExportFormat {
	return []*ExportFormat{
		{
			Name: "json", Program: "JSON", File: "entries.json", About: "everything, as one JSON document", Languages: AllLanguages, hasFollows: true,
			make: func(s *site.Site, _ *theme, _ string) (output.Renderer, []loss.Loss) {
				return named(entryjson.New(s).Files(), "data/entries.json"), loss.Of(s.Entries, loss.Params)
			},
		},
		{
			Name: "jsonl", Program: "JSON Lines", File: "entries.jsonl", About: "everything, an entry on each line", Languages: AllLanguages, hasFollows: true,
			make: func(s *site.Site, _ *theme, _ string) (output.Renderer, []loss.Loss) {
				return named(entryjson.New(s).Files(), "data/entries.jsonl"), loss.Of(s.Entries, loss.Params)
			},
		},
		{
			Name: "csv", Program: "the table", File: "entries.csv", About: "the table of entries, for spreadsheets", Languages: AllLanguages, hasFollows: true,
			make: func(s *site.Site, _ *theme, _ string) (output.Renderer, []loss.Loss) {
				return named(data.Files(s), dataset.Entries.Path()),
					loss.Of(s.Entries, loss.Texts, loss.SourceCount, loss.Votes, loss.Stages, loss.Provisions, loss.Media, loss.Corrections)
			},
		},
		{
			Name: "ics", Program: "the calendar", File: "calendar.ics", About: "a calendar of the days that are known",
			make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
				return at(calendar.Outputs(s, t.locales), s.Path(lang, site.Calendar)),
					loss.Of(s.Entries, loss.NoDay, loss.Texts, loss.Sources, loss.Votes, loss.Stages, loss.Provisions, loss.Media, loss.Corrections, loss.Actors, loss.Facts)
			},
		},
	}
}

// readingFormats are the formats for people.
func readingFormats() []*ExportFormat {
	return []*ExportFormat{
		{
			Name: "text", Program: "the text", File: "record.txt", About: "the record as plain text, for reading",
			make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
				return named(text.Files(s, t.locales), text.Path(lang)), nil
			},
		},
		{
			Name: "epub", Program: "the book", File: "record.epub", About: "the record as a book, for e-readers", IsBinary: true,
			make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
				book, describes := epub.Book(s, t.locales, lang, bookPictures(media.New(s), nil))
				return book, loss.Count(loss.Described, s.Entries, describes)
			},
		},
		{
			Name: "zip", Program: "the archive", File: "site.zip", About: "the whole site as one file, for a stick or an e-mail", IsBinary: true, IsWhole: true,
			Languages: AllLanguages, archive: archiveOf,
		},
	}
}

// peerFormats are the formats of other timelines, of databases and archives.
func peerFormats() []*ExportFormat {
	return []*ExportFormat{
		{
			Name: "timelinejs", Program: timelinejs.Name, File: "timeline.json", About: "TimelineJS, as JSON",
			make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
				return timelinejs.JSON(s, t.locales, lang), timelinejs.Losses(s)
			},
		},
		{
			Name: "timelinejs-csv", Program: timelinejs.Name, File: "timeline.csv", About: "TimelineJS, as the rows of its spreadsheet",
			make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
				return timelinejs.Rows(s, t.locales, lang), timelinejs.Losses(s)
			},
		},
		{
			Name: "markwhen", Program: markwhen.Name, File: "timeline.mw", About: "Markwhen, a timeline as text",
			make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
				return markwhen.File(s, t.locales, lang), markwhen.Losses(s, lang)
			},
		},
		{
			Name: "uwazi", Program: uwazi.Name, File: "uwazi.csv", About: "a table that Uwazi imports", Languages: AllLanguages,
			make: func(s *site.Site, _ *theme, lang string) (output.Renderer, []loss.Loss) {
				return uwazi.File(s, lang), uwazi.Losses(s, lang)
			},
		},
		{
			Name: "deposit", Program: "the deposit", File: "deposit.zip", About: "a zip file of all data for an archive: RO-Crate, Zenodo, checksums",
			IsBinary: true, Languages: EveryLanguage, needsTerms: true, hasFollows: true, make: depositOf,
		},
	}
}

// pageFormats are the formats that other programs make of pages.
func pageFormats() []*ExportFormat {
	return []*ExportFormat{
		{
			Name: "pdf", Program: "PDF", File: "record.pdf", About: "the print edition, saved by an installed Chromium", IsBinary: true, IsPages: true,
			pages: func(s *site.Site, t *theme, _ Options, lang string, _ *diag.List) ([]output.Output, string) {
				pictures := media.New(s)
				o := printOptions(t, pictures)
				o.Absolute = true
				return slices.Concat(print.Outputs(s, o), pictures.Outputs(), assets.Outputs(t.assets)), s.Path(lang, site.Print)
			},
		},
		{
			Name: "zim", Program: "ZIM", File: "record.zim", About: "the site for Kiwix, packed by an installed zimwriterfs",
			IsBinary: true, IsPages: true, IsWhole: true, Languages: EveryLanguage,
			pages: func(s *site.Site, t *theme, o Options, _ string, report *diag.List) ([]output.Output, string) {
				return formats(withoutZip(s), t, o, report), site.KindHome.Address()
			},
		},
	}
}

// citations is the format of the entries for reference managers.
func citations(name, program, extension string) *ExportFormat {
	return &ExportFormat{
		Name: name, Program: program, File: "record" + extension, About: "the entries for reference managers",
		make: func(s *site.Site, t *theme, lang string) (output.Renderer, []loss.Loss) {
			return named(bibliography.In(s, t.locales, lang), "data/record"+extension), loss.Of(s.Entries, loss.Summaries, loss.Sources, loss.Votes, loss.Stages,
				loss.Provisions, loss.Media, loss.Corrections, loss.Terms, loss.Facts)
		},
	}
}

// archiveOf is the archive that a build makes where config.toml asks for it.
func archiveOf(s *site.Site, t *theme, o Options, lang string, report *diag.List) output.Renderer {
	files, z := cutSiteZip(formats(s, t, o, report))
	if z == nil {
		z = &siteZip{bundle.Bundle{Site: s, Locales: t.locales, Languages: s.Tags(), Files: files}}
	}
	if lang != "" {
		z.Languages = []string{lang}
	}
	return countedZip{z, o.Progress}
}

// countedZip tells how many of its files are made.
type countedZip struct {
	*siteZip
	progress func(done, total int)
}

// Render writes the archive.
func (z countedZip) Render(w io.Writer) error {
	done := 0
	return z.Write(w, func(o *output.Output, w io.Writer) error {
		if done++; z.progress != nil {
			z.progress(done, len(z.Files))
		}
		return o.Render(w)
	})
}

func depositOf(s *site.Site, t *theme, _ string) (output.Renderer, []loss.Loss) {
	files := dataFiles(s, t, entryjson.New(s))
	others := slices.Concat(datapackage.Outputs(s, files, t.locales), bibliography.Whole(s, t.locales, nil))
	return deposit.Zip(s, t.locales, deposit.Files{Data: files, Others: others}), loss.Of(s.Entries, loss.Params, loss.Files)
}

// named returns the file at a path; nil if there is none.
func named(files []dataset.File, path string) output.Renderer {
	return at(dataset.New(files).Outputs(), path)
}

// at returns the output at a path; nil if there is none.
func at(outputs []output.Output, path string) output.Renderer {
	for i := range outputs {
		if outputs[i].Path == path {
			return outputs[i].Renderer
		}
	}
	return nil
}
