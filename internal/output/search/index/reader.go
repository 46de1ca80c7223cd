package index

// Reader collects the terms of one document at a time.
type Reader struct {
	number        int     // index in Builder.readers
	averageLength float32 // of a body
	terms         vocabulary
	weights       []float32 // by term, in the current document
	touched       []uint32  // terms of the current document
	promoted      bool
	aliases       aliases

	folded, key []byte // scratch
}

// Text adds the text of a field other than Body. Fields must be added in their order:
// the sum of floating-point weights depends on it.
func (r *Reader) Text(field Field, text string) {
	boost := boosts[field]
	if field == Title {
		const average = 100 // bytes
		boost /= 0.6 + 0.4*float32(len(text))/average
	}
	r.folded = AppendFold(r.folded[:0], text)
	r.read(boost)
}

// Body adds the body. length may be in any unit that is the same for all documents:
// the longer the body, the lower the weight of each word.
func (r *Reader) Body(text []byte, length int) {
	boost := boosts[Body]
	if r.averageLength > 0 {
		boost /= 0.4 + 0.6*float32(length)/r.averageLength
	}
	r.folded = AppendFold(r.folded[:0], text)
	r.read(boost)
}

// read counts the symbols and words of r.folded.
func (r *Reader) read(boost float32) {
	Symbols(r.folded, func(symbol []byte) {
		r.key = append(append(r.key[:0], '#'), symbol...)
		r.count(r.key, wholeBoosts[Mentioned])
	})
	r.aliases.restart()
	Words(r.folded, func(term []byte) {
		id := r.count(term, boost)
		for _, alias := range r.aliases.next(id) {
			r.add(alias, boost/2)
		}
	})
}

// Date adds a day or month that the document is about, such as "2018-12-17".
func (r *Reader) Date(date string, field Field) {
	r.key = append(append(r.key[:0], '@'), date...)
	r.count(r.key, boosts[field])
}

// Symbol adds a symbol: the whole in lower case, then its parts.
func (r *Reader) Symbol(parts []string, relation Relation) {
	for i, part := range parts {
		boost := partBoosts[relation]
		if i == 0 {
			boost = wholeBoosts[relation]
		}
		r.key = AppendFold(append(r.key[:0], '#'), part)
		r.count(r.key, boost)
	}
}

// Filter adds a term to filter by, such as "topics" and "food".
func (r *Reader) Filter(kind, value string) {
	r.key = append(append(append(r.key[:0], kind...), ':'), value...)
	r.count(r.key, 1)
}

// Promote ranks the document slightly before others of the same weight.
func (r *Reader) Promote() { r.promoted = true }

// count adds boost to the weight of a term in the current document. It returns the
// term's id.
func (r *Reader) count(term []byte, boost float32) uint32 {
	id := r.terms.id(term)
	if int(id) == len(r.weights) {
		r.weights = append(r.weights, 0)
	}
	r.add(id, boost)
	return id
}

func (r *Reader) add(id uint32, boost float32) {
	if r.weights[id] == 0 {
		r.touched = append(r.touched, id)
	}
	r.weights[id] += boost
}

// finish returns the postings of the current document and resets the Reader.
func (r *Reader) finish() []posting {
	postings := make([]posting, len(r.touched))
	for i, id := range r.touched {
		postings[i] = newPosting(id, level(r.weights[id], r.promoted))
		r.weights[id] = 0
	}
	r.touched, r.promoted = r.touched[:0], false
	return postings
}

// level quantises a weight; it saturates, so that each further occurrence of a word
// counts less.
func level(weight float32, promoted bool) int {
	const half = 3 // the weight at half of the maximum level
	level := weight / (half + weight)
	if promoted {
		level *= 1.12
	}
	return min(int(level*float32(levelCount)), levelCount-1)
}
