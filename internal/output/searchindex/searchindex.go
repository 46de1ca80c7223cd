// Package searchindex is the format of what the search page asks: for each
// language an index of all entries and plain pages, in pieces that a browser
// loads one by one, as scripts, so that it works from a folder on disk and under
// a policy that lets nothing else in.
//
//	search/data/root.js      what is where; the search page loads it with the first question
//	search/data/terms-0.js   terms with the numbers of the documents that have them
//	search/data/heads-0.js   what a result says first: title, address, date, organ
//	search/data/texts-0.js   the text of documents, for the passages of results
//
// Each is one call of annalsSearch(kind, number, data) with data in JSON, which
// no text can break out of. Documents are numbered in order of time, plain pages
// last, so that a span of years is a span of numbers.
//
// How many pieces there are is known from the size of the texts alone. An index
// is made when its first piece is asked for.
package searchindex

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"

	"annals/internal/locale"
	"annals/internal/output"
	"annals/internal/search"
	"annals/internal/site"
)

const (
	folder = "search/data/"

	headBlock = 32 // documents in one piece of heads
	textBlock = 8  // documents in one piece of texts
)

// format is the index in one language.
type format struct {
	site    *site.Site
	locale  *locale.Locale
	lang    string
	entries []*site.Entry // by year, then in order of time
	pages   []*site.Page
	pieces  int     // of terms
	average float64 // size of the documents' bodies
	index   func() (*search.Index, error)
}

// Outputs lists the index of s in each language. It is made by up to jobs
// goroutines at once.
func Outputs(s *site.Site, locales map[string]*locale.Locale, jobs int) []output.Output {
	entries := slices.Clone(s.Entries)
	slices.SortStableFunc(entries, func(a, b *site.Entry) int { return cmp.Compare(a.Year.Number, b.Year.Number) })
	var all []output.Output
	for _, tag := range s.Tags() {
		f := &format{site: s, locale: locales[tag], lang: tag, entries: entries, pages: s.Pages}
		f.measure()
		f.index = sync.OnceValues(func() (*search.Index, error) {
			return search.Build(context.Background(), jobs, f.pieces, f.count(), f.average, f.document)
		})
		all = append(all, f.outputs()...)
	}
	return all
}

func (f *format) outputs() []output.Output {
	all := []output.Output{f.output("root", -1, f.root)}
	for i := range f.pieces {
		all = append(all, f.output("terms", i, func() ([]byte, error) { return f.terms(i) }))
	}
	for i := range blocks(f.count(), headBlock) {
		all = append(all, f.output("heads", i, func() ([]byte, error) { return block(f, i, headBlock, f.head) }))
	}
	for i := range blocks(f.count(), textBlock) {
		all = append(all, f.output("texts", i, func() ([]byte, error) { return block(f, i, textBlock, f.text) }))
	}
	return all
}

// output is a script that hands its data over. A number below 0 is none.
func (f *format) output(kind string, number int, data func() ([]byte, error)) output.Output {
	name := kind
	if number >= 0 {
		name += "-" + strconv.Itoa(number)
	}
	path := f.site.Path(f.lang, folder+name+".js")
	return output.Output{Path: path, Render: func(w io.Writer) error {
		raw, err := data()
		if err != nil {
			return fmt.Errorf("make the search index %s: %w", path, err)
		}
		_, err = fmt.Fprintf(w, "annalsSearch(%q,%d,%s)\n", kind, max(number, 0), raw)
		return err
	}}
}

func (f *format) terms(piece int) ([]byte, error) {
	index, err := f.index()
	if err != nil {
		return nil, err
	}
	return index.AppendPiece(nil, piece)
}

// root is what a browser knows before it asks for anything.
type root struct {
	Count      int               `json:"count"` // of documents
	Entries    int               `json:"entries"`
	HeadBlock  int               `json:"headBlock"`
	TextBlock  int               `json:"textBlock"`
	Years      [][2]int          `json:"years"` // each year with its first document
	Directions map[string]string `json:"directions"`
	Firsts     []string          `json:"firsts"` // term of each piece
}

func (f *format) root() ([]byte, error) {
	index, err := f.index()
	if err != nil {
		return nil, err
	}
	r := root{
		Count: f.count(), Entries: len(f.entries), HeadBlock: headBlock, TextBlock: textBlock,
		Years: [][2]int{}, Directions: map[string]string{}, Firsts: index.Firsts(),
	}
	for i, e := range f.entries {
		if n := len(r.Years); n == 0 || r.Years[n-1][0] != e.Year.Number {
			r.Years = append(r.Years, [2]int{e.Year.Number, i})
		}
	}
	for _, l := range f.site.Config.Languages {
		r.Directions[l.Tag] = l.Dir
	}
	return json.Marshal(r)
}

func (f *format) count() int { return len(f.entries) + len(f.pages) }

// block makes the rows of the documents of one piece, in JSON.
func block[T any](f *format, number, size int, row func(i int) (T, error)) ([]byte, error) {
	rows := make([]T, 0, size)
	for i := number * size; i < min((number+1)*size, f.count()); i++ {
		r, err := row(i)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return json.Marshal(rows)
}

func blocks(count, size int) int { return (count + size - 1) / size }
