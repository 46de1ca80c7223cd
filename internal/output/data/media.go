package data

import (
	"iter"
	"strconv"

	"annals/internal/record/lang"
	"annals/internal/site"
)

// media is the rows of the evidence of entries.
func media(s *site.Site) iter.Seq[[]string] {
	of := func(e *site.Entry) []site.Media { return e.Media }
	return rowsOf(within(s, of), func(row []string, n numbered[site.Media]) []string { return appendMedia(row, s, n.entry, n.part) })
}

func appendMedia(row []string, s *site.Site, e *site.Entry, m *site.Media) []string {
	f := m.File
	row = append(row, e.ID, text(f.Address), f.Type, strconv.FormatInt(f.Size, 10), f.SumText(), count(f.Width), count(f.Height))
	for _, t := range []lang.Text{m.Alt, m.Caption, m.Credit, m.License, m.Place, m.Source, m.Warning} {
		row = append(row, words(s, t))
	}
	return append(row, m.Date.String(), s.URL(f.Address), count(f.Pages))
}
