package search

import "strings"

// shardSize is how many documents are read into one shard. It is the same on
// every machine, so that the lists are cut at the same places.
const shardSize = 2048

// shard is the index of a stretch of documents. Shards are made in parallel.
type shard struct {
	terms []string // in no order
	lists []list   // by term
}

// reader makes a shard.
type reader struct {
	usual   float32 // how long a document's body is on average
	terms   []string
	ids     map[string]uint32 // of terms
	weights []float32         // by term, in the document that is being read
	touched []uint32          // the terms of that document
	entries []entry           // of all documents, in their order
}

// entry is one term in one document.
type entry struct {
	term uint32
	doc  uint32
	mark byte // a sign of the alphabet
}

// list is where a term stands in the documents of one shard.
type list struct {
	first, last uint32
	count       int
	gaps        []byte // without the first
	marks       []byte
}

// readShard indexes the documents from first up to, but not including, end.
func readShard(first, end int, average float32, document func(i int) (Document, error)) (*shard, error) {
	const usualTerms = 120 // of a document
	r := &reader{usual: average, ids: map[string]uint32{}, entries: make([]entry, 0, usualTerms*(end-first))}
	for i := first; i < end; i++ {
		d, err := document(i)
		if err != nil {
			return nil, err
		}
		r.add(uint32(i), &d)
	}
	return &shard{terms: r.terms, lists: r.lists()}, nil
}

func (r *reader) add(doc uint32, d *Document) {
	for field, texts := range d.Fields {
		for _, text := range texts {
			folded, boost := Fold(text), r.boost(Field(field), d, text)
			Words(folded, func(term string) { r.count(term, boost) })
			Symbols(folded, func(symbol string) { r.count("#"+symbol, wholeBoosts[Mentioned]) })
		}
	}
	for _, symbol := range d.Symbols {
		for i, part := range symbol.Parts {
			boost := partBoosts[symbol.Standing]
			if i == 0 {
				boost = wholeBoosts[symbol.Standing]
			}
			r.count("#"+Fold(part), boost)
		}
	}
	for _, filter := range d.Filters {
		r.count(filter, 1)
	}
	r.flush(doc, d.Ahead)
}

// boost is what one occurrence of a word counts in a text: the less, the longer
// the text is.
func (r *reader) boost(field Field, d *Document, text string) float32 {
	switch boost := boosts[field]; {
	case field == Title:
		const usual = 100 // bytes
		return boost / (0.6 + 0.4*float32(len(text))/usual)
	case field == Body && r.usual > 0:
		return boost / (0.4 + 0.6*float32(d.Length)/r.usual)
	default:
		return boost
	}
}

// count adds to the weight of a term in the document that is being read.
func (r *reader) count(term string, boost float32) {
	id, ok := r.ids[term]
	if !ok {
		term = strings.Clone(term) // and not the text that it stands in
		id = uint32(len(r.terms))
		r.ids[term] = id
		r.terms = append(r.terms, term)
		r.weights = append(r.weights, 0)
	}
	if r.weights[id] == 0 {
		r.touched = append(r.touched, id)
	}
	r.weights[id] += boost
}

// flush writes down the terms of a document.
func (r *reader) flush(doc uint32, ahead bool) {
	for _, id := range r.touched {
		r.entries = append(r.entries, entry{id, doc, mark(r.weights[id], ahead)})
		r.weights[id] = 0
	}
	r.touched = r.touched[:0]
}

// mark is the sign for a weight: the further occurrences of a word say less and
// less.
func mark(weight float32, ahead bool) byte {
	const half = 3 // the weight that counts for half of all there is
	level := weight / (half + weight)
	if ahead {
		level *= 1.12
	}
	return alphabet[min(int(level*float32(levels)), levels-1)]
}

// lists gathers what was read, by term.
func (r *reader) lists() []list {
	sizes := make([]int, len(r.terms))
	for _, e := range r.entries {
		sizes[e.term]++
	}
	const widest = 3 // signs for a gap within a shard
	gaps, marks := make([]byte, widest*len(r.entries)), make([]byte, len(r.entries))
	lists := make([]list, len(r.terms))
	for id, size := range sizes {
		l := &lists[id]
		l.gaps, gaps = gaps[:0:widest*size], gaps[widest*size:]
		l.marks, marks = marks[:0:size], marks[size:]
	}
	for _, e := range r.entries {
		l := &lists[e.term]
		if l.count == 0 {
			l.first = e.doc
		} else {
			l.gaps = appendNumber(l.gaps, e.doc-l.last)
		}
		l.last, l.count = e.doc, l.count+1
		l.marks = append(l.marks, e.mark)
	}
	return lists
}
