package data

import (
	"strconv"

	"annals/internal/record/lang"
	"annals/internal/site"
)

// media is the table of the evidence of entries.
func media(s *site.Site) table {
	header := []string{
		"id", "file", "type", "bytes", "sha256", "width", "height",
		"alt", "caption", "credit", "license", "place", "source", "warning", "date", "url", "pages",
	}
	return table{"data/media.csv", header, func(yield func([]string) bool) {
		for _, e := range s.Entries {
			for i := range e.Media {
				if !yield(mediaRow(s, e, &e.Media[i])) {
					return
				}
			}
		}
	}}
}

func mediaRow(s *site.Site, e *site.Entry, m *site.Media) []string {
	f := m.File
	row := []string{e.ID, text(f.Address), f.Type, strconv.FormatInt(f.Size, 10), f.SumText(), count(f.Width), count(f.Height)}
	for _, t := range []lang.Text{m.Alt, m.Caption, m.Credit, m.License, m.Place, m.Source, m.Warning} {
		row = append(row, words(s, t))
	}
	return append(row, m.Date.String(), s.URL(f.Address), count(f.Pages))
}
