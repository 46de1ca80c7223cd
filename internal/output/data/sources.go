package data

import (
	"iter"
	"strconv"
	"strings"

	"annals/internal/site"
)

// sources is the rows of the sources of all entries.
func sources(s *site.Site) iter.Seq[[]string] {
	of := func(e *site.Entry) []site.Source { return e.Sources }
	return rowsOf(within(s, of), func(row []string, n numbered[site.Source]) []string {
		return appendSource(append(row, n.entry.ID, strconv.Itoa(n.number)), s, n.part)
	})
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
