package search

import "sync"

// Builder reads documents, several at once, and makes their index.
type Builder struct {
	average   float32
	documents []document // by number

	mu      sync.Mutex
	readers []*Reader
	idle    []*Reader
}

// document is what was read of one. Its terms are numbered as its reader does it.
type document struct {
	reader   int
	postings []posting
}

// NewBuilder begins an index of documents, numbered from 0. average is the average
// length of their bodies.
func NewBuilder(count int, average float64) *Builder {
	return &Builder{average: float32(average), documents: make([]document, count)}
}

// Read has a document told, whose number nobody else reads. A document that tell
// does not finish stays out of the index.
func (b *Builder) Read(number int, tell func(*Reader)) {
	r := b.take()
	tell(r)
	b.documents[number] = document{r.number, r.end()}
	b.mu.Lock()
	b.idle = append(b.idle, r)
	b.mu.Unlock()
}

// take returns a reader that has nothing to do. There are as many as ever read at
// one time.
func (b *Builder) take() *Reader {
	b.mu.Lock()
	defer b.mu.Unlock()
	if last := len(b.idle) - 1; last >= 0 {
		r := b.idle[last]
		b.idle = b.idle[:last]
		return r
	}
	r := &Reader{number: len(b.readers), usual: b.average, terms: newVocabulary()}
	b.readers = append(b.readers, r)
	return r
}

// Index makes the index of what was read, in exactly the given number of pieces,
// some of which may be empty: a caller that plans files can know it beforehand.
// The builder is empty after that.
func (b *Builder) Index(pieces int) *Index {
	terms, ids := b.join()
	x := &Index{terms: terms, documents: len(b.documents)}
	order := terms.sorted()
	totals, ends := b.gather(x, order, ids)
	b.documents, b.readers, b.idle = nil, nil, nil
	units := make([]unit, 0, len(order))
	for _, term := range order {
		units = x.appendUnits(units, unit{term: term, total: totals[term], from: ends[term] - totals[term], to: ends[term]})
	}
	x.pieces = cut(units, pieces)
	return x
}

// gather puts the postings in the order of their terms, those of a term in the
// order of documents. It returns how many each term has, and where they end.
func (b *Builder) gather(x *Index, order []uint32, ids [][]uint32) (totals, ends []uint32) {
	totals, ends = make([]uint32, len(order)), make([]uint32, len(order))
	for _, d := range b.documents {
		for _, p := range d.postings {
			totals[ids[d.reader][p.of()]]++
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
			end := &ends[ids[d.reader][p.of()]]
			x.postings[*end] = newPosting(uint32(number), p.level())
			*end++
		}
	}
	return totals, ends
}

// join numbers the terms of all readers in one way: ids are those numbers, by
// reader, by term.
func (b *Builder) join() (all vocabulary, ids [][]uint32) {
	all, ids = newVocabulary(), make([][]uint32, len(b.readers))
	for i, r := range b.readers {
		ids[i] = make([]uint32, r.terms.count())
		for term := range ids[i] {
			ids[i][term] = all.id(r.terms.term(uint32(term)))
		}
	}
	return all, ids
}
