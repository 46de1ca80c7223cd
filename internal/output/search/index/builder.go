package index

import "sync"

// Builder builds an Index. Documents may be read concurrently.
type Builder struct {
	average   float32    // length of a body
	documents []document // by number
	aliases   func() []Alias

	mu      sync.Mutex
	readers []*Reader
	idle    []*Reader
}

// document holds the postings of a document, with term ids of its reader.
type document struct {
	reader   int
	postings []posting
}

// NewBuilder returns a Builder for count documents, numbered from 0. average is the
// average length of their bodies. aliases returns the names with abbreviations; it is called
// for each Reader, at the same time.
func NewBuilder(count int, average float64, aliases func() []Alias) *Builder {
	return &Builder{average: float32(average), documents: make([]document, count), aliases: aliases}
}

// Read calls add, which adds the contents of a document to a Reader. Each number is
// read at most once. If add panics, the document is not indexed.
func (b *Builder) Read(number int, add func(*Reader)) {
	r := b.acquire()
	add(r)
	b.documents[number] = document{r.number, r.finish()}
	b.mu.Lock()
	b.idle = append(b.idle, r)
	b.mu.Unlock()
}

// acquire returns an idle reader, a new one if there is none. There are as many as
// documents were ever read at the same time.
func (b *Builder) acquire() *Reader {
	b.mu.Lock()
	defer b.mu.Unlock()
	if last := len(b.idle) - 1; last >= 0 {
		r := b.idle[last]
		b.idle = b.idle[:last]
		return r
	}
	r := &Reader{number: len(b.readers), averageLength: b.average, terms: newVocabulary()}
	r.aliases = newAliases(&r.terms, b.aliases())
	r.weights = make([]float32, r.terms.count())
	b.readers = append(b.readers, r)
	return r
}

// Index returns the index of the documents in exactly the given number of pieces, of
// which some may be empty, so that callers can plan files in advance. The Builder
// cannot be used afterwards.
func (b *Builder) Index(pieces int) *Index {
	terms, ids := b.mergeTerms()
	x := &Index{terms: terms, documents: len(b.documents)}
	order := terms.sorted()
	totals, ends := b.collect(x, order, ids)
	b.documents, b.readers, b.idle = nil, nil, nil
	units := make([]unit, 0, len(order))
	for _, term := range order {
		units = x.appendUnits(units, unit{term: term, total: totals[term], from: ends[term] - totals[term], to: ends[term]})
	}
	x.pieces = splitUnits(units, pieces)
	return x
}

// collect sorts the postings into x.postings by term, then by document. It returns
// the number of postings of each term and the index where they end.
func (b *Builder) collect(x *Index, order []uint32, ids [][]uint32) (totals, ends []uint32) {
	totals, ends = make([]uint32, len(order)), make([]uint32, len(order))
	for _, d := range b.documents {
		for _, p := range d.postings {
			totals[ids[d.reader][p.id()]]++
		}
	}
	all := uint32(0)
	for _, term := range order {
		ends[term] = all
		all += totals[term]
	}
	x.postings = make([]posting, all)
	for number, d := range b.documents {
		for _, p := range d.postings {
			end := &ends[ids[d.reader][p.id()]]
			x.postings[*end] = newPosting(uint32(number), p.level())
			*end++
		}
	}
	return totals, ends
}

// mergeTerms joins the vocabularies of all readers. ids[reader][term] is the merged id
// of a reader's term.
func (b *Builder) mergeTerms() (all vocabulary, ids [][]uint32) {
	all, ids = newVocabulary(), make([][]uint32, len(b.readers))
	for i, r := range b.readers {
		ids[i] = make([]uint32, r.terms.count())
		for term := range ids[i] {
			ids[i][term] = all.id(r.terms.term(uint32(term)))
		}
	}
	return all, ids
}
