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
// How many pieces there are is known from the size of the texts alone. The
// documents are indexed as their texts are written, so that each text is taken up
// once; what was not written when the first piece is asked for is indexed then.
package searchindex

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"annals/internal/jsontext"
	"annals/internal/locale"
	"annals/internal/output"
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
	shards  int       // of terms
	scratch sync.Pool // of *scratch
	progress
}

// scratch is memory for the making of one output.
type scratch struct{ out, words []byte }

// Outputs lists the index of s in each language. What of it is not yet made when
// it is asked for is made by up to jobs goroutines at once.
func Outputs(s *site.Site, locales map[string]*locale.Locale, jobs int) []output.Output {
	entries := slices.Clone(s.Entries)
	slices.SortStableFunc(entries, func(a, b *site.Entry) int { return cmp.Compare(a.Year.Number, b.Year.Number) })
	var all []output.Output
	for _, tag := range s.Tags() {
		f := &format{site: s, locale: locales[tag], lang: tag, entries: entries, pages: s.Pages}
		average := f.estimateSize()
		f.progress = newProgress(f, average, jobs)
		all = append(all, f.outputs()...)
	}
	return all
}

// outputs lists texts first: with them the documents are read.
func (f *format) outputs() []output.Output {
	var all []output.Output
	add := func(kind string, count int, data func(s *scratch, number int) error) {
		for i := range count {
			all = append(all, f.output(kind, kind+"-"+strconv.Itoa(i), i, data))
		}
	}
	add("texts", blocks(f.count(), textBlock), f.texts)
	add("heads", blocks(f.count(), headBlock), f.heads)
	add("terms", f.shards, f.terms)
	return append(all, f.output("root", "root", 0, f.root))
}

// output is a script that hands over what data appends to the scratch.
func (f *format) output(kind, name string, number int, data func(s *scratch, number int) error) output.Output {
	path := f.site.Path(f.lang, folder+name+".js")
	return output.Output{Path: path, Render: func(w io.Writer) error {
		s := f.getScratch()
		defer f.scratch.Put(s)
		s.out = fmt.Appendf(s.out[:0], "annalsSearch(%q,%d,", kind, number)
		if err := data(s, number); err != nil {
			return fmt.Errorf("make the search index %s: %w", path, err)
		}
		s.out = append(s.out, ")\n"...)
		_, err := w.Write(s.out)
		return err
	}}
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
		if i%textBlock > 0 {
			s.out = append(s.out, ',')
		}
		s.out = jsontext.AppendString(append(s.out, '['), t.Summary)
		s.out = jsontext.AppendString(append(s.out, ','), start(s.words))
		s.out = append(s.out, ']')
	})
	s.out = append(s.out, ']')
	return err
}

// start is as much of a body as passages are taken from.
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

// heads is what a result says first, for each document of a block.
func (f *format) heads(s *scratch, block int) error {
	s.out = append(s.out, '[')
	for i := range f.blockRange(block, headBlock) {
		if i%headBlock > 0 {
			s.out = append(s.out, ',')
		}
		sign := byte('[')
		for _, text := range f.head(i) {
			s.out = jsontext.AppendString(append(s.out, sign), text)
			sign = ','
		}
		s.out = append(s.out, ']')
	}
	s.out = append(s.out, ']')
	return nil
}

func (f *format) terms(s *scratch, piece int) error {
	index, err := f.finished()
	if err == nil {
		s.out = index.AppendPiece(s.out, piece)
	}
	return err
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

func (f *format) root(s *scratch, _ int) error {
	index, err := f.finished()
	if err != nil {
		return err
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
	text, err := json.Marshal(r)
	s.out = append(s.out, text...)
	return err
}

func (f *format) count() int { return len(f.entries) + len(f.pages) }

// numbers yields those of the documents in one of the blocks of a size.
func (f *format) blockRange(number, size int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := number * size; i < min((number+1)*size, f.count()) && yield(i); i++ {
		}
	}
}

func blocks(count, size int) int { return (count + size - 1) / size }
