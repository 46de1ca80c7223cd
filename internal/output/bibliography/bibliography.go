// Package bibliography is the format of the sources of the record for reference managers,
// one record for each source:
//
//	data/sources.bib       BibTeX
//	data/sources.ris       RIS
//	data/sources.csl.json  CSL-JSON
//
// A source is what its medium says, or else what the other facts say: a book has an ISBN,
// a report a symbol. Nothing is made up for a source that names nobody.
package bibliography

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"annals/internal/load/content"
	"annals/internal/output"
	"annals/internal/output/citation"
	"annals/internal/output/dataset"
	"annals/internal/site"
)

// file is a file of all sources.
type file struct {
	site                *site.Site
	publishers          func() []*site.Publisher
	path                string
	format, media       string
	begin, between, end string
	record              func(citation.Work) string
}

// Files lists the files, if there is a source.
func Files(s *site.Site) []dataset.File {
	if len(s.Citations) == 0 {
		return nil
	}
	publishers := sync.OnceValue(func() []*site.Publisher { return site.PublishersOf(s.Citations) })
	var all []dataset.File
	for _, b := range []file{
		{s, publishers, "data/sources.bib", "BibTeX", "application/x-bibtex", "", "\n", "", citation.Work.BibTeX},
		{s, publishers, "data/sources.ris", "RIS", "application/x-research-info-systems", "", "\n", "", citation.Work.RIS},
		{s, publishers, "data/sources.csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "[", ",\n", "]\n", citation.Work.CSLItem},
	} {
		all = append(all, dataset.File{
			Output: output.Output{Path: b.path, Kind: "bibliography", Renderer: b},
			Format: b.format, Media: b.media, Message: "data.bibliography",
		})
	}
	return all
}

// Render writes a record for each source, those of a publisher together.
func (b file) Render(w io.Writer) error {
	before := b.begin
	for _, publisher := range b.publishers() {
		for _, use := range publisher.Sources {
			if _, err := io.WriteString(w, before+b.record(work(b.site, use))); err != nil {
				return fmt.Errorf("write %s: %w", b.path, err)
			}
			before = b.between
		}
	}
	if _, err := io.WriteString(w, b.end); err != nil {
		return fmt.Errorf("write %s: %w", b.path, err)
	}
	return nil
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
