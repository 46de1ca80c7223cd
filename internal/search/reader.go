package search

// Reader is told of one document: what is in it, part after part.
type Reader struct {
	number  int     // of the reader
	usual   float32 // how long a document's body is on average
	terms   vocabulary
	weights []float32 // by term, in the document that is being read
	touched []uint32  // the terms of that document
	ahead   bool

	folded, key []byte // scratch
}

// Text tells a text of a field other than Body. Fields come in their order, since
// the weights of a word are added as they come.
func (r *Reader) Text(field Field, text string) {
	boost := boosts[field]
	if field == Title {
		const usual = 100 // bytes
		boost /= 0.6 + 0.4*float32(len(text))/usual
	}
	r.folded = AppendFold(r.folded[:0], text)
	r.read(boost)
}

// Body tells the body. Its length is in any unit that is the same for all
// documents: the longer, the less each word of it counts.
func (r *Reader) Body(text []byte, length int) {
	boost := boosts[Body]
	if r.usual > 0 {
		boost /= 0.4 + 0.6*float32(length)/r.usual
	}
	r.folded = AppendFold(r.folded[:0], text)
	r.read(boost)
}

// read counts what is folded.
func (r *Reader) read(boost float32) {
	Symbols(r.folded, func(symbol []byte) {
		r.key = append(append(r.key[:0], '#'), symbol...)
		r.count(r.key, wholeBoosts[Mentioned])
	})
	Words(r.folded, func(term []byte) { r.count(term, boost) })
}

// Symbol tells a symbol by its parts in lower case, the whole first.
func (r *Reader) Symbol(parts []string, standing Relation) {
	for i, part := range parts {
		boost := partBoosts[standing]
		if i == 0 {
			boost = wholeBoosts[standing]
		}
		r.key = AppendFold(append(r.key[:0], '#'), part)
		r.count(r.key, boost)
	}
}

// Filter tells something to filter by, as "topics" and "food".
func (r *Reader) Filter(kind, value string) {
	r.key = append(append(append(r.key[:0], kind...), ':'), value...)
	r.count(r.key, 1)
}

// Ahead sets the document a little before others of the same weight.
func (r *Reader) Ahead() { r.ahead = true }

// count adds to the weight of a term in the document that is being read.
func (r *Reader) count(term []byte, boost float32) {
	id := r.terms.id(term)
	if int(id) == len(r.weights) {
		r.weights = append(r.weights, 0)
	}
	if r.weights[id] == 0 {
		r.touched = append(r.touched, id)
	}
	r.weights[id] += boost
}

// end returns the terms of the document, with their levels.
func (r *Reader) end() []posting {
	postings := make([]posting, len(r.touched))
	for i, id := range r.touched {
		postings[i] = newPosting(id, level(r.weights[id], r.ahead))
		r.weights[id] = 0
	}
	r.touched, r.ahead = r.touched[:0], false
	return postings
}

// level is what a weight counts for: the further occurrences of a word say less
// and less.
func level(weight float32, ahead bool) int {
	const half = 3 // the weight that counts for half of all there is
	level := weight / (half + weight)
	if ahead {
		level *= 1.12
	}
	return min(int(level*float32(levels)), levels-1)
}
