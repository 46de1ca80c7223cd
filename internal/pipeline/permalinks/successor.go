package permalinks

import (
	"bytes"
	"encoding/csv"
	"path"
	"slices"
	"strings"

	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/near"
)

// maxSuggestions limits for how many addresses a successor is looked for, each of which
// takes time in proportion to the number of new pages.
const maxSuggestions = 50

// maxTable is the largest table of published entries that is read, in bytes.
const maxTable = 64 << 20

// facts are what identifies an entry under any name.
type facts struct{ title, symbols string }

// successor returns the document that has probably taken the place of a page: a new one
// with the same symbols or title, else with the same name or a similar one; or nil.
func (c *checker) successor(id string) *content.Document {
	if c.suggestions--; c.suggestions < 0 {
		return nil
	}
	added := c.added()
	if was, ok := c.publishedFacts()[id]; ok {
		for _, same := range []func(facts) bool{
			func(is facts) bool { return was.symbols != "" && is.symbols == was.symbols },
			func(is facts) bool { return is.title == was.title },
		} {
			matches := func(d *content.Document) bool { return d.Entry != nil && same(factsOf(d)) }
			if i := slices.IndexFunc(added, matches); i >= 0 {
				return added[i]
			}
		}
	}
	names := make([]string, len(added))
	for i, d := range added {
		names[i] = path.Base(d.ID)
		if names[i] == path.Base(id) {
			return d
		}
	}
	if i := slices.Index(names, near.Word(path.Base(id), names)); i >= 0 {
		return added[i]
	}
	return nil
}

func (c *checker) findAdded() (all []*content.Document) {
	for _, d := range c.next.Record.Documents {
		address := d.ID + ".html"
		isOwnPage := d.Translation == nil && (d.Kind == layout.KindEntry || d.Kind == layout.KindPage)
		if isOwnPage && c.next.Planned[address] && !c.old.Has(address) {
			all = append(all, d)
		}
	}
	return all
}

func factsOf(d *content.Document) facts {
	var symbols []string
	for _, s := range d.Entry.Symbols {
		symbols = append(symbols, s.String())
	}
	return facts{title: d.Entry.Title, symbols: strings.Join(symbols, " ")}
}

// publishedFacts reads the table of the published entries.
func (c *checker) publishedFacts() map[string]facts {
	if c.facts != nil {
		return c.facts
	}
	c.facts = map[string]facts{}
	rows, err := csv.NewReader(bytes.NewReader(c.old.Read("data/entries.csv", maxTable))).ReadAll()
	if err != nil || len(rows) == 0 {
		return c.facts
	}
	id, title, symbols := slices.Index(rows[0], "id"), slices.Index(rows[0], "title"), slices.Index(rows[0], "symbols")
	if id < 0 || title < 0 || symbols < 0 {
		return c.facts
	}
	for _, row := range rows[1:] {
		c.facts[row[id]] = facts{title: strings.TrimPrefix(row[title], "'"), symbols: row[symbols]}
	}
	return c.facts
}
