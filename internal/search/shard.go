package search

import "strings"

// shardSize is how many documents are read into one shard. It is the same on
// every machine, so that the lists are cut at the same places.
const shardSize = 2048

// shard is the index of a stretch of documents. Shards are made in parallel.
type shard struct {
	terms   []string // in no order
	ids     map[string]uint32
	entries []entry // in the order of the documents
	weights []float32
	touched []uint32
	long    float32 // how long a document's body is on average

	lists []list // by term
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
func readShard(first, end int, average float32, document func(i int) Document) *shard {
	s := &shard{ids: map[string]uint32{}, long: average}
	for i := first; i < end; i++ {
		d := document(i)
		s.add(uint32(i), &d)
	}
	s.sort()
	s.ids, s.entries, s.weights, s.touched = nil, nil, nil, nil
	return s
}

func (s *shard) add(doc uint32, d *Document) {
	for field, texts := range d.Fields {
		for _, text := range texts {
			folded, boost := Fold(text), s.boost(Field(field), d, text)
			Words(folded, func(term string) { s.count(term, boost) })
			Symbols(folded, func(symbol string) { s.count("#"+symbol, wholeBoosts[Mentioned]) })
		}
	}
	for _, r := range d.Symbols {
		for i, part := range r.Parts {
			boost := partBoosts[r.Standing]
			if i == 0 {
				boost = wholeBoosts[r.Standing]
			}
			s.count("#"+Fold(part), boost)
		}
	}
	for _, filter := range d.Filters {
		s.count(filter, 1)
	}
	s.flush(doc, d.Ahead)
}

// boost is what one occurrence of a word counts in a text: the less, the longer
// the text is.
func (s *shard) boost(field Field, d *Document, text string) float32 {
	switch boost := boosts[field]; {
	case field == Title:
		const usual = 100 // bytes
		return boost / (0.6 + 0.4*float32(len(text))/usual)
	case field == Body && s.long > 0:
		return boost / (0.4 + 0.6*float32(d.Length)/s.long)
	default:
		return boost
	}
}

// count adds to the weight of a term in the document that is being read.
func (s *shard) count(term string, boost float32) {
	id, ok := s.ids[term]
	if !ok {
		term = strings.Clone(term) // and not the text that it stands in
		id = uint32(len(s.terms))
		s.ids[term] = id
		s.terms = append(s.terms, term)
		s.weights = append(s.weights, 0)
	}
	if s.weights[id] == 0 {
		s.touched = append(s.touched, id)
	}
	s.weights[id] += boost
}

// flush writes down the terms of a document.
func (s *shard) flush(doc uint32, ahead bool) {
	for _, id := range s.touched {
		s.entries = append(s.entries, entry{id, doc, mark(s.weights[id], ahead)})
		s.weights[id] = 0
	}
	s.touched = s.touched[:0]
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

// sort gathers what was read by term.
func (s *shard) sort() {
	sizes := make([]int, len(s.terms))
	for _, e := range s.entries {
		sizes[e.term]++
	}
	s.lists = make([]list, len(s.terms))
	const widest = 3 // signs for a gap within a shard
	gaps, marks := make([]byte, widest*len(s.entries)), make([]byte, len(s.entries))
	for id, size := range sizes {
		l := &s.lists[id]
		l.gaps, gaps = gaps[:0:widest*size], gaps[widest*size:]
		l.marks, marks = marks[:0:size], marks[size:]
	}
	for _, e := range s.entries {
		l := &s.lists[e.term]
		if l.count == 0 {
			l.first = e.doc
		} else {
			l.gaps = appendNumber(l.gaps, e.doc-l.last)
		}
		l.last, l.count = e.doc, l.count+1
		l.marks = append(l.marks, e.mark)
	}
}
