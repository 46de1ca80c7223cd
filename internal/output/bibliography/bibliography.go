// Package bibliography is the format of the record and its sources for reference managers,
// each file as BibTeX, RIS and CSL-JSON:
//
//	data/record.bib     the entries
//	data/sources.bib    the sources, each once
//	2018/ga-73-180.bib  an entry in the language of its page, and the document of which it
//	                    tells, if it has a source with a symbol
//
// What is cited of an entry is its page, with the day of the record's state and the day of
// its last correction. A source is what its medium says, or else what the other facts say:
// a book has an ISBN, a report a symbol. Nothing is made up for a source that names nobody.
// A work has one key in all files, and no other work has it.
package bibliography

import (
	"io"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"annals/internal/load/content"
	"annals/internal/output"
	"annals/internal/output/citation"
	"annals/internal/output/dataset"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Files lists the files of the whole record, as far as they have a work, in the site's
// default language.
func Files(s *site.Site, locales map[string]*locale.Locale) []dataset.File {
	var all []dataset.File
	if len(s.Entries) > 0 {
		all = In(s, locales, s.Config.DefaultLanguage)
	}
	if len(s.Citations) > 0 {
		all = append(all, files("sources", "data.bibliography", sources(s))...)
	}
	return all
}

// In lists the files of the entries in a language.
func In(s *site.Site, locales map[string]*locale.Locale, tag string) []dataset.File {
	return files("record", "data.citations", entries(s, locales, tag))
}

func files(name, message string, works iter.Seq[citation.Work]) []dataset.File {
	var all []dataset.File
	for _, form := range citation.Forms() {
		all = append(all, dataset.File{
			Output: output.Output{Path: "data/" + name + form.Extension, Kind: "bibliography", Streams: true, Renderer: file{form, works}},
			Format: form.Name, Media: form.Media, Message: message,
		})
	}
	return all
}

// file is a file of works.
type file struct {
	form  citation.Form
	works iter.Seq[citation.Work]
}

// Render writes the file.
func (f file) Render(w io.Writer) error { return f.form.Write(w, f.works) }

// sources yields all sources, those of a publisher together.
func sources(s *site.Site) iter.Seq[citation.Work] {
	publishers := sync.OnceValue(func() []*site.Publisher { return site.PublishersOf(s.Citations) })
	return func(yield func(citation.Work) bool) {
		for _, publisher := range publishers() {
			for _, use := range publisher.Sources {
				if !yield(work(s, use)) {
					return
				}
			}
		}
	}
}

// work returns a source as reference managers know it. It says what the source is by its
// medium; without one, by what else is known of it.
func work(s *site.Site, use *site.SourceUse) citation.Work {
	source := use.Source
	w := citation.Work{
		ID: citation.SourceID(s.SourceKey(use.Source)), Title: source.Title, Authors: source.Author, Publisher: source.Publisher, AsOf: source.Date.MachineValue(),
		URL: s.SourceURL(source), DOI: source.DOI, ISBN: source.ISBN, Pages: source.Pages, Lang: source.Lang,
	}
	if !source.Accessed.IsZero() {
		w.Accessed = source.Accessed.String()
	}
	if len(use.Entries) > 1 {
		w.Pages = "" // each cites its own
	}
	w.Location, _ = source.Location.In(s.Config.DefaultLanguage, s.Config.DefaultLanguage)
	w.Kind = kindOf(source)
	switch w.Kind {
	case citation.Article:
		w.Site, w.Publisher = source.Publisher, ""
	case citation.Report:
		w.Number = source.Parsed.String()
	}
	return w
}

func kindOf(source *site.Source) citation.Kind {
	switch source.Publication() {
	case content.MediumBook:
		return citation.Book
	case content.MediumArticle:
		return citation.Article
	case content.MediumData:
		return citation.Dataset
	case content.MediumTestimony:
		return citation.Interview
	case content.MediumRecording:
		if slices.Contains(filmNames, strings.ToLower(path.Ext(source.File+source.URL))) {
			return citation.Film
		}
		return citation.Sound
	}
	switch {
	case source.Symbol != "":
		return citation.Report
	case source.Medium != "" || source.URL == "":
		return citation.Document
	}
	return citation.Webpage
}

// filmNames are the ends of addresses of films.
var filmNames = []string{".avi", ".m4v", ".mkv", ".mov", ".mp4", ".mpg", ".ogv", ".webm"}
