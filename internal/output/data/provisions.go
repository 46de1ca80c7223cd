package data

import (
	"iter"
	"strconv"

	"annals/internal/site"
)

// provisions is the rows of what texts say, by entry.
func provisions(s *site.Site) iter.Seq[[]string] {
	of := func(e *site.Entry) []site.Provision { return e.Provisions }
	return rowsOf(within(s, of), func(row []string, n numbered[site.Provision]) []string { return appendProvision(row, s, n.part) })
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
