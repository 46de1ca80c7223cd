// Package search is the format of the index that the search page loads: for
// each language an index of all entries and plain pages, in shards that a browser
// loads on demand, as scripts, so that it works from a folder on disk and under
// the Content-Security-Policy.
//
//	search/data/root.js      directory of the shards; loaded with the page
//	search/data/terms-0.js   terms with the numbers of the documents that have them
//	search/data/heads-0.js   fields of results: title, address, date, organ
//	search/data/texts-0.js   text of documents, for the passages of results
//
// Each is one call of annalsSearch(kind, number, data) with data in JSON, escaped
// so that no text can break out of it. The root of a small record has the calls for its
// terms and heads too, and all its texts are in one file: a reader on a slow line waits
// for two answers only. Documents are numbered by date, plain pages
// last, so that a range of years is a range of numbers.
//
// The number of shards is estimated from the size of the texts alone. Documents are
// indexed while their texts are rendered, so that each body is read once; those not
// rendered before the first shard of terms are indexed then.
package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"annals/internal/jsonstr"
	"annals/internal/output"
	"annals/internal/output/search/index"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

const (
	folder = "search/data/"

	headBlock = 32 // documents in one file of heads
	textBlock = 8  // documents in one file of texts
)

// format is the index in one language.
type format struct {
	site    *site.Site
	locale  *locale.Locale
	lang    string
	entries []*site.Entry // in order of time
	pages   []*site.PlainPage
	scratch sync.Pool // of *scratch

	languages            []string // of the texts
	whole                bool     // root.js has the terms and heads too
	shards               int      // of terms
	headBlock, textBlock int      // documents in one file
	months               func() [][]string
	aliases              func() []index.Alias
	progress
}

// scratch is the pair of buffers for rendering one output.
type scratch struct{ out, words []byte }

// Outputs lists the files of the index in each language.
func Outputs(s *site.Site, locales map[string]*locale.Locale) []output.Output {
	var all []output.Output
	for _, tag := range s.Tags() {
		f := &format{site: s, locale: locales[tag], lang: tag, entries: s.Entries, pages: s.PlainPages}
		f.months = sync.OnceValue(func() [][]string { return monthNames(s, locales, tag) })
		f.aliases = sync.OnceValue(f.findAliases)
		average := f.estimateSize()
		f.progress = newProgress(f, average)
		all = append(all, f.outputs()...)
	}
	return all
}

// monthNames returns the names of the months in the languages of the site, first those
// of one.
func monthNames(s *site.Site, locales map[string]*locale.Locale, tag string) (names [][]string) {
	names = locales[tag].Months()
	for _, other := range s.Tags() {
		for _, list := range locales[other].Months() {
			if !slices.ContainsFunc(names, func(known []string) bool { return slices.Equal(known, list) }) {
				names = append(names, list)
			}
		}
	}
	return names
}

// outputs lists texts first, because rendering them indexes the documents.
func (f *format) outputs() []output.Output {
	var all []output.Output
	add := func(kind string, count int, data func(s *scratch, number int) error) {
		for i := range count {
			all = append(all, f.output(kind, kind+"-"+strconv.Itoa(i), i, data))
		}
	}
	add("texts", blocks(f.count(), f.textBlock), f.texts)
	if !f.whole {
		add("heads", blocks(f.count(), f.headBlock), f.heads)
		add("terms", f.shards, f.terms)
	}
	return append(all, f.output("root", "root", 0, f.root))
}

func (f *format) output(kind, name string, number int, data func(s *scratch, number int) error) output.Output {
	path := f.site.Path(f.lang, folder+name+".js")
	return output.Output{Path: path, Renderer: shard{f, path, kind, number, data}}
}

// shard is a script that calls annalsSearch with what data appends to the scratch.
type shard struct {
	*format
	path, kind string
	number     int
	data       func(s *scratch, number int) error
}

// Render writes the script.
func (f shard) Render(w io.Writer) error {
	s := f.getScratch()
	defer f.scratch.Put(s)
	s.out = s.out[:0]
	if f.whole && f.kind == "root" {
		if err := errors.Join(f.call(s, "heads", f.heads), f.call(s, "terms", f.terms)); err != nil {
			return err
		}
	}
	if err := f.call(s, f.kind, f.data); err != nil {
		return err
	}
	_, err := w.Write(s.out)
	return err
}

// call appends a call of annalsSearch with what data appends.
func (f shard) call(s *scratch, kind string, data func(s *scratch, number int) error) error {
	s.out = fmt.Appendf(s.out, "annalsSearch(%q,%d,", kind, f.number)
	if err := data(s, f.number); err != nil {
		return fmt.Errorf("make the search index %s: %w", f.path, err)
	}
	s.out = append(s.out, ")\n"...)
	return nil
}

func (f *format) getScratch() *scratch {
	if s, ok := f.scratch.Get().(*scratch); ok {
		return s
	}
	return &scratch{}
}

// texts is the summary and the body of each document of a block.
func (f *format) texts(s *scratch, block int) error {
	s.out = append(s.out, '[')
	err := f.read(s, block, func(i int, t *site.Text) {
		if i%f.textBlock > 0 {
			s.out = append(s.out, ',')
		}
		s.out = jsonstr.AppendString(append(s.out, '['), t.Summary)
		s.out = jsonstr.AppendString(append(s.out, ','), start(s.words))
		s.out = append(s.out, ']')
	})
	s.out = append(s.out, ']')
	return err
}

// start returns the part of a body that passages are taken from.
func start(words []byte) []byte {
	if len(words) <= maxPassageText {
		return words
	}
	end := maxPassageText
	for !utf8.RuneStart(words[end]) {
		end--
	}
	return words[:end]
}

// heads writes the fields of a result for each document of a block.
func (f *format) heads(s *scratch, block int) error {
	s.out = append(s.out, '[')
	for i := range f.blockRange(block, f.headBlock) {
		if i%f.headBlock > 0 {
			s.out = append(s.out, ',')
		}
		sign := byte('[')
		for _, text := range f.head(i) {
			s.out = jsonstr.AppendString(append(s.out, sign), text)
			sign = ','
		}
		s.out = append(s.out, ']')
	}
	s.out = append(s.out, ']')
	return nil
}

func (f *format) terms(s *scratch, shard int) error {
	x, err := f.finished()
	if err == nil {
		s.out = x.AppendPiece(s.out, shard)
	}
	return err
}

// root is the directory of the index.
type root struct {
	Count      int               `json:"count"` // of documents
	Entries    int               `json:"entries"`
	HeadBlock  int               `json:"headBlock"`
	TextBlock  int               `json:"textBlock"`
	Dated      int               `json:"dated"` // of the entries, which come first
	Years      [][2]int          `json:"years"` // each year with its first document
	Directions map[string]string `json:"directions"`
	Languages  []string          `json:"languages"` // of the texts
	Months     [][]string        `json:"months"`    // names, first those of the page's language
	Names      [][2]string       `json:"names"`     // each with its abbreviation
	Firsts     []string          `json:"firsts"`    // first term of each shard
}

func (f *format) root(s *scratch, _ int) error {
	x, err := f.finished()
	if err != nil {
		return err
	}
	r := root{
		Count: f.count(), Entries: len(f.entries), HeadBlock: f.headBlock, TextBlock: f.textBlock,
		Years: [][2]int{}, Directions: map[string]string{}, Firsts: x.Firsts(),
		Languages: append([]string{}, f.languages...), Months: f.months(), Names: [][2]string{},
	}
	for _, a := range f.aliases() {
		r.Names = append(r.Names, [2]string{a.Name, a.Abbreviation})
	}
	for i, e := range f.entries {
		if e.Year.IsUndated() {
			break
		}
		r.Dated = i + 1
		if n := len(r.Years); n == 0 || r.Years[n-1][0] != e.Year.Number {
			r.Years = append(r.Years, [2]int{e.Year.Number, i})
		}
	}
	for _, l := range f.site.Config.Languages {
		r.Directions[l.Tag] = l.Dir
	}
	text, err := json.Marshal(r)
	s.out = append(s.out, text...)
	return err
}

func (f *format) count() int { return len(f.entries) + len(f.pages) }

// blockRange yields the numbers of the documents in a block of the given size.
func (f *format) blockRange(number, size int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := number * size; i < min((number+1)*size, f.count()) && yield(i); i++ {
		}
	}
}

func blocks(count, size int) int { return (count + size - 1) / size }
