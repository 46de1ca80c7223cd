package search

import (
	"bytes"
	"math"
	"slices"
	"strconv"

	"annals/internal/jsontext"
)

// Index is a finished index, in pieces.
type Index struct {
	terms     vocabulary
	postings  []posting // by term
	documents int
	pieces    [][]unit
}

// unit is a term with a stretch of its documents.
type unit struct {
	term     uint32
	total    uint32 // documents that have it, in all units
	from, to uint32 // of the index's postings
	size     uint32 // about what it takes in a piece
}

const (
	// longList is how many documents of a term stand in one unit at most.
	longList = 4096

	// stretchSize is how many documents, by number, stay together where a list is
	// cut.
	stretchSize = 2048
)

// appendUnits appends the units of a term: one, and where it would become too
// long more.
func (x *Index) appendUnits(units []unit, all unit) []unit {
	for u := all; u.from < all.to; u.from = u.to {
		u.to = u.from + uint32(unitLength(x.postings[u.from:all.to]))
		postings, term := x.postings[u.from:u.to], x.terms.term(u.term)
		u.size = uint32(len(term) + gapsSize(postings) + len(`"","",1.23,"",`))
		if !isFilter(term) {
			u.size += uint32(len(postings))
		}
		units = append(units, u)
	}
	return units
}

// unitLength returns how many of a term's postings stand in its next unit: all, or
// as many whole stretches as there is room for.
func unitLength(postings []posting) int {
	if len(postings) <= longList {
		return len(postings)
	}
	length := 0
	for i, p := range postings {
		if p.of()/stretchSize == postings[length].of()/stretchSize {
			continue
		}
		if i > longList {
			break
		}
		length = i
	}
	return length
}

// rarity is the inverse document frequency of BM25, rounded, so that all machines
// agree. A word that every document has still says that it is there.
func rarity(with, of int) float64 {
	x := math.Log(1 + (float64(of-with)+0.5)/(float64(with)+0.5))
	return max(math.Round(x*100)/100, 0.01)
}

// cut distributes units over pieces of about the same size.
func cut(units []unit, pieces int) [][]unit {
	all := 0
	for _, u := range units {
		all += int(u.size)
	}
	cutUp := make([][]unit, pieces)
	before, from, piece := 0, 0, 0
	for i, u := range units {
		if wanted := before * pieces / max(all, 1); wanted > piece {
			cutUp[piece], from, piece = units[from:i], i, wanted
		}
		before += int(u.size)
	}
	if pieces > 0 {
		cutUp[piece] = units[from:]
	}
	return cutUp
}

// Firsts returns the first term of each piece; an empty piece has that of the
// next.
func (x *Index) Firsts() []string {
	firsts := make([]string, len(x.pieces))
	next := "\uffff"
	for i, p := range slices.Backward(x.pieces) {
		if len(p) > 0 {
			next = string(x.terms.term(p[0].term))
		}
		firsts[i] = next
	}
	return firsts
}

// AppendPiece appends a piece to dst, as a JSON array: for each unit the term,
// its rarity, the gaps and the marks.
func (x *Index) AppendPiece(dst []byte, piece int) []byte {
	dst = append(dst, '[')
	for i, u := range x.pieces[piece] {
		if i > 0 {
			dst = append(dst, ',')
		}
		term, postings := x.terms.term(u.term), x.postings[u.from:u.to]
		dst = append(jsontext.AppendString(dst, term), ',')
		dst = append(strconv.AppendFloat(dst, rarity(int(u.total), x.documents), 'f', -1, 64), `,"`...)
		dst = append(appendGaps(dst, postings), `","`...)
		if !isFilter(term) {
			dst = appendMarks(dst, postings)
		}
		dst = append(dst, '"')
	}
	return append(dst, ']')
}

// isFilter reports whether a term is no word and no symbol.
func isFilter(term []byte) bool { return term[0] != '#' && bytes.IndexByte(term, ':') >= 0 }
