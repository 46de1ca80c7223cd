package lang

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// quotesCSV is the quotation marks of Unicode CLDR 48, which .ci/quotes.mjs writes: a row
// for a language, and for a script or a country of it that has other ones.
//
//go:embed quotes.csv
var quotesCSV string

// Quotes are the quotation marks of a language.
type Quotes struct {
	Outer Quote
	Inner Quote // of a quotation within another one
}

// Quote is what stands at the beginning and at the end of a quotation: the mark, in French
// with the space that belongs to it.
type Quote struct{ Open, Close string }

// narrowSpace is the space between a French quotation mark and its quotation. No line
// ends there.
const narrowSpace = "\u202F"

// lastResort is the language whose marks all languages have that CLDR does not know.
const lastResort = "en"

var quotesByTag = sync.OnceValue(func() map[string]Quotes {
	all := map[string]Quotes{}
	_, rows, _ := strings.Cut(quotesCSV, "\n")
	for row := range strings.Lines(rows) {
		cells := strings.Split(strings.TrimSuffix(row, "\n"), ",")
		all[cells[0]] = Quotes{Quote{cells[1], cells[2]}, Quote{cells[3], cells[4]}}
	}
	return all
})

// QuotesOf returns the quotation marks of the language tag.
func QuotesOf(tag string) Quotes {
	t, err := language.Parse(tag)
	if err != nil {
		return quotesByTag()[lastResort]
	}
	canonical, err := language.All.Canonicalize(t) // "cmn" is "zh"
	if err != nil {
		canonical = t
	}
	for _, t := range []language.Tag{t, canonical} {
		for _, row := range rowsOf(t) {
			if quotes, ok := quotesByTag()[row]; ok {
				return spaced(t, quotes)
			}
		}
	}
	return quotesByTag()[lastResort]
}

// rowsOf returns the tags under which the marks of t may be listed, best first.
func rowsOf(t language.Tag) []string {
	base, _, region := t.Raw()
	script, _ := t.Script() // zh-TW is written in Hant
	return []string{
		t.String(),
		base.String() + "-" + script.String() + "-" + region.String(),
		base.String() + "-" + script.String(),
		base.String() + "-" + region.String(),
		base.String(),
	}
}

// spaced adds the spaces of French to its guillemets. French of Switzerland has none.
func spaced(t language.Tag, quotes Quotes) Quotes {
	if base, _, region := t.Raw(); base.String() != "fr" || region.String() == "CH" {
		return quotes
	}
	for _, quote := range []*Quote{&quotes.Outer, &quotes.Inner} {
		if quote.Open == "«" {
			quote.Open, quote.Close = quote.Open+narrowSpace, narrowSpace+quote.Close
		}
	}
	return quotes
}
