package data

import (
	"strconv"
	"strings"

	"annals/internal/site"
)

// sources is the table of the sources of all entries. But for the first two, the columns
// are called as the keys of the front matter.
func sources(s *site.Site) table {
	header := []string{
		"id", "number", "title", "url", "file", "doi", "isbn", "location", "author", "publisher", "date", "lang", "symbol", "pages",
		"archive", "accessed", "kind", "medium", "note",
	}
	return table{"data/sources.csv", header, func(yield func([]string) bool) {
		var row []string // reused
		for _, e := range s.Entries {
			for i := range e.Sources {
				if row = appendSource(append(row[:0], e.ID, strconv.Itoa(i+1)), s, &e.Sources[i]); !yield(row) {
					return
				}
			}
		}
	}}
}

func appendSource(row []string, s *site.Site, source *site.Source) []string {
	return append(row,
		text(source.Title), source.URL, text(fileOf(s, source)), source.DOI, source.ISBN, words(s, source.Location), text(strings.Join(source.Author, "; ")), text(source.Publisher),
		source.Date.String(), source.Lang, text(source.Parsed.String()), text(source.Pages), strings.Join(source.Archive, " "), day(source.Accessed.Day, !source.Accessed.IsZero()),
		source.Kind, source.Medium, words(s, source.Note),
	)
}

// fileOf returns the path in the published site of the file that is a source, or "".
func fileOf(s *site.Site, source *site.Source) string {
	if file := s.FileOf(source); file != nil {
		return file.Address
	}
	return ""
}
