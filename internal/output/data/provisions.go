package data

import (
	"strconv"

	"annals/internal/site"
)

// provisions is the table of what texts say, by entry. After url there is one column for
// each language, with the words of the record if they are written in it.
func provisions(s *site.Site) table {
	header := []string{
		"id", "date", "series", "symbols", "subject", "topic", "new", "first", "text", "place",
		"quote", "quote_lang", "source", "source_url", "url",
	}
	for _, tag := range s.Tags() {
		header = append(header, "text_"+tag)
	}
	return table{"data/provisions.csv", header, func(yield func([]string) bool) {
		var row []string
		for _, e := range s.Entries {
			for i := range e.Provisions {
				if row = appendProvision(row[:0], s, &e.Provisions[i]); !yield(row) {
					return
				}
			}
		}
	}}
}

func appendProvision(row []string, s *site.Site, p *site.Provision) []string {
	e, tag := p.Entry, s.Config.DefaultLanguage
	isNew, quoteLang, source, sourceURL := "", "", "", ""
	if p.New != nil {
		isNew = strconv.FormatBool(*p.New)
	}
	quote, in := p.QuoteIn(tag, tag)
	if quote != "" {
		quoteLang = in
	}
	if p.Source > 0 {
		source, sourceURL = strconv.Itoa(p.Source), e.Sources[p.Source-1].Address()
	}
	row = append(row,
		e.ID, e.Date.String(), series(e.Series), symbols(e.Symbols), p.Subject.ID, term(p.Subject.Topic), isNew, strconv.FormatBool(p.First),
		words(s, p.Text), words(s, p.Place), text(quote), quoteLang, source, sourceURL, address(s, e),
	)
	return appendLanguages(row, s, p.Text)
}
