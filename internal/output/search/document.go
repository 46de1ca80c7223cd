package search

import (
	"maps"
	"path"
	"slices"
	"strings"

	"annals/internal/output/search/index"
	"annals/internal/record/isbn"
	"annals/internal/site"
	"annals/internal/sitepath"
)

const (
	shardSize = 24 << 10 // target size of a file of terms
	maxShards = 1500     // each costs some bytes of root.js

	// The index of a small record is one file: up to so many entries, whose terms and
	// texts have about so many bytes before compression.
	maxWhole      = 300
	maxWholeTerms = 600 << 10
	maxWholeTexts = 600 << 10

	// maxPassageText limits the part of a body that passages are taken from, since
	// other documents are in the same file. The whole body is indexed.
	maxPassageText = 24 << 10
)

// bigramLanguages are indexed by pairs of letters, which give more terms than words
// do.
var bigramLanguages = map[string]bool{"ko": true, "zh": true, "ja": true, "th": true, "lo": true, "km": true, "my": true, "bo": true, "ii": true}

// estimateSize sets the number of shards and the sizes of blocks from an estimate of the
// index's size. It returns the average size of the documents' bodies.
func (f *format) estimateSize() (average float64) {
	bodies, terms, languages := 0, 0, map[string]bool{}
	for i := range f.count() {
		t := f.document(i).In(f.lang)
		size := t.Body.Size()
		bodies += size
		base, _, _ := strings.Cut(t.Lang, "-")
		languages[base] = true
		if bigramLanguages[base] {
			terms += 150 + size/3
		} else {
			terms += 100 + size/12
		}
	}
	f.languages = slices.Sorted(maps.Keys(languages))
	f.shards, f.headBlock, f.textBlock = min(max((terms+shardSize-1)/shardSize, 1), maxShards), headBlock, textBlock
	if len(f.entries) <= maxWhole && terms <= maxWholeTerms {
		f.whole, f.shards, f.headBlock = true, 1, max(f.count(), 1)
		if bodies <= maxWholeTexts {
			f.textBlock = f.headBlock
		}
	}
	return float64(bodies) / float64(max(f.count(), 1))
}

// entry returns the entry with this number; nil if it is that of a page.
func (f *format) entry(i int) *site.Entry {
	if i < len(f.entries) {
		return f.entries[i]
	}
	return nil
}

func (f *format) document(i int) *site.Texts {
	if e := f.entry(i); e != nil {
		return &e.Texts
	}
	return &f.pages[i-len(f.entries)].Texts
}

// index passes all searchable text of a document to r. words are its body.
func (f *format) index(r *index.Reader, i int, t *site.Text, words []byte) {
	r.Text(index.Title, t.Title)
	e := f.entry(i)
	if e != nil {
		f.indexNames(r, e)
	}
	r.Text(index.Summary, t.Summary)
	if e != nil {
		f.indexLabels(r, e)
	}
	r.Body(words, t.Body.Size())
	r.Filter("language", t.Lang)
	if e != nil {
		indexSymbols(r, e)
	}
}

func (f *format) indexNames(r *index.Reader, e *site.Entry) {
	r.Text(index.Name, path.Base(e.ID))
	for _, s := range e.Symbols {
		r.Text(index.Name, s.String())
	}
	if e.Year.IsUndated() {
		r.Text(index.Time, f.locale.T("year.undated"))
	} else {
		r.Text(index.Time, f.locale.Year(e.Year.Number))
	}
	r.Text(index.Time, f.locale.Date(e.Date))
	for _, date := range searchableDates(e.Date) {
		r.Date(date, index.Time)
	}
}

// indexLabels passes the labels and filters of an entry's terms and series, the labels of
// its stages, and its sources.
func (f *format) indexLabels(r *index.Reader, e *site.Entry) {
	terms := slices.Collect(e.Terms)
	for i, label := range f.site.Labels(terms, f.lang) {
		r.Text(index.Labels, label)
		r.Filter(terms[i].Vocabulary, terms[i].ID)
	}
	for s := range e.AllSeries {
		r.Text(index.Labels, f.site.Config.Label(s.Term, f.lang))
		r.Filter("series", s.ID)
	}
	for _, s := range e.Stages {
		label, _ := s.Label.In(f.lang, f.site.Config.DefaultLanguage)
		r.Text(index.Labels, label)
		for _, date := range searchableDates(s.Date) {
			r.Date(date, index.Labels)
		}
	}
	for _, s := range e.Sources {
		for _, author := range s.Author {
			r.Text(index.Sources, author)
		}
		r.Text(index.Sources, isbn.Digits(s.ISBN))
		r.Text(index.Sources, s.Title)
		r.Text(index.Sources, s.Publisher)
	}
}

// appendProvisions appends what the text of an entry says to its body: it is found, and
// shown in passages, like the body.
func (f *format) appendProvisions(words []byte, e *site.Entry) []byte {
	fallback := f.site.Config.DefaultLanguage
	for i := range e.Provisions {
		p := &e.Provisions[i]
		text, _ := p.Text.In(f.lang, fallback)
		words = append(append(words, '\n'), text...)
		if quote, _ := p.QuoteIn(f.lang, fallback); quote != "" {
			words = append(append(words, '\n'), quote...)
		}
	}
	return words
}

func indexSymbols(r *index.Reader, e *site.Entry) {
	for _, s := range e.Symbols {
		r.Symbol(s.Parts(), index.Own)
	}
	for _, stage := range e.Stages {
		for _, s := range stage.Symbols {
			r.Symbol(s.Parts(), index.Stage)
		}
	}
	for _, s := range e.Sources {
		r.Symbol(s.Parsed.Parts(), index.Mentioned) // no parts if there is no symbol
	}
	if e.Milestone {
		r.Promote()
	}
}

// head returns the fields of a result: title, address relative to the language's
// folder, date for people and for machines, type, organ, and the language if it is
// not the page's.
func (f *format) head(i int) [7]string {
	t := f.document(i).In(f.lang)
	row := [7]string{0: t.Title}
	if t.Lang != f.lang {
		row[6] = t.Lang
	}
	e := f.entry(i)
	if e == nil {
		row[1] = sitepath.Escape(f.pages[i-len(f.entries)].Address())
		return row
	}
	row[1], row[2], row[3] = sitepath.Escape(e.Address()), f.locale.Date(e.Date), e.Date.MachineValue()
	row[4] = f.site.Config.Label(e.Type.Term, f.lang)
	if e.Organ != nil {
		row[5] = f.site.Config.Label(e.Organ.Term, f.lang)
	}
	return row
}
