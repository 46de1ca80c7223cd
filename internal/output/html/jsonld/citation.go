package jsonld

import (
	"annals/internal/load/content"
	"annals/internal/record/isbn"
	"annals/internal/site"
	"annals/internal/weburl"
)

// work is a source.
type work struct {
	Type       string   `json:"@type"`
	ArchivedAt []string `json:"archivedAt,omitempty"`
	Author     []string `json:"author,omitempty"`
	Published  string   `json:"datePublished,omitempty"`
	Identifier string   `json:"identifier,omitempty"`
	InLanguage string   `json:"inLanguage,omitempty"`
	ISBN       string   `json:"isbn,omitempty"`
	Location   string   `json:"itemLocation,omitempty"`
	Name       string   `json:"name"`
	Pagination string   `json:"pagination,omitempty"`
	Publisher  *named   `json:"publisher,omitempty"`
	URL        string   `json:"url,omitempty"`
}

// workTypes are the schema.org types of the mediums. What is no work of a type of its own
// there is a CreativeWork.
var workTypes = map[string]string{
	content.MediumBook: "Book", content.MediumArticle: "ScholarlyArticle", content.MediumData: "Dataset", content.MediumRecording: "MediaObject",
}

func citations(s *site.Site, e *site.Entry, tag string) []work {
	all := make([]work, len(e.Sources))
	for i := range e.Sources {
		source := &e.Sources[i]
		w := work{Type: "CreativeWork", Name: source.Title, URL: s.SourceURL(source), InLanguage: source.Lang, Author: source.Author, ArchivedAt: source.Archive}
		if source.Publisher != "" {
			w.Publisher = organization(source.Publisher)
		}
		if known := workTypes[source.Publication()]; known != "" {
			w.Type = known
		}
		w.describe(s, source, tag)
		all[i] = w
	}
	return all
}

// describe adds what only a source has that is no page of the web.
func (w *work) describe(s *site.Site, source *site.Source, tag string) {
	if source.Publication() == "" && source.Location.IsZero() {
		return
	}
	w.Published = source.Date.MachineValue()
	if source.DOI != "" {
		w.Identifier = weburl.DOIAddress(source.DOI)
	}
	if w.Type == "Book" {
		w.ISBN = isbn.Digits(source.ISBN)
	}
	if w.Type == "ScholarlyArticle" {
		w.Pagination = source.Pages
	}
	if w.Type == "CreativeWork" && !source.Location.IsZero() {
		w.Type = "ArchiveComponent"
		w.Location, _ = source.Location.In(tag, s.Config.DefaultLanguage)
	}
}
