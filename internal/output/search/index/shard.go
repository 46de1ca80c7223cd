package index

import (
	"bytes"
	"math"
	"slices"
	"strconv"

	"annals/internal/jsonstr"
)

// Index is a complete index, in pieces.
type Index struct {
	terms     vocabulary
	postings  []posting // by term, then document
	documents int
	pieces    [][]unit
}

// unit is a term with its postings, or a part of them if there are many.
type unit struct {
	term     uint32
	total    uint32 // postings of the term in all units
	from, to uint32 // range in Index.postings
	size     uint32 // approximate bytes in a piece
}

const (
	// maxUnitPostings is the number of postings above which a term has several units.
	maxUnitPostings = 4096

	// blockSize is the number of consecutive document numbers that are never split
	// between two units.
	blockSize = 2048
)

// appendUnits appends the units of a term: one, or several if it has many postings.
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

// unitLength returns the number of postings in the next unit of a term: all, or as
// many whole blocks as the limit allows.
func unitLength(postings []posting) int {
	if len(postings) <= maxUnitPostings {
		return len(postings)
	}
	length := 0
	for i, p := range postings {
		if p.id()/blockSize == postings[length].id()/blockSize {
			continue
		}
		if i > maxUnitPostings {
			break
		}
		length = i
	}
	return length
}

// rarity is the inverse document frequency of BM25, rounded so that it is the same on
// every machine. It is positive even for a term of every document.
func rarity(with, of int) float64 {
	x := math.Log(1 + (float64(of-with)+0.5)/(float64(with)+0.5))
	return max(math.Round(x*100)/100, 0.01)
}

// splitUnits distributes units over pieces of about equal size.
func splitUnits(units []unit, pieces int) [][]unit {
	all := 0
	for _, u := range units {
		all += int(u.size)
	}
	split := make([][]unit, pieces)
	before, from, piece := 0, 0, 0
	for i, u := range units {
		if target := before * pieces / max(all, 1); target > piece {
			split[piece], from, piece = units[from:i], i, target
		}
		before += int(u.size)
	}
	if pieces > 0 {
		split[piece] = units[from:]
	}
	return split
}

// Firsts returns the first term of each piece; for an empty piece, that of the next
// one.
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

// AppendPiece appends a piece to dst as a JSON array: for each unit the term, its
// rarity, the gaps between document numbers, and the levels.
func (x *Index) AppendPiece(dst []byte, piece int) []byte {
	dst = append(dst, '[')
	for i, u := range x.pieces[piece] {
		if i > 0 {
			dst = append(dst, ',')
		}
		term, postings := x.terms.term(u.term), x.postings[u.from:u.to]
		dst = append(jsonstr.AppendString(dst, term), ',')
		dst = append(strconv.AppendFloat(dst, rarity(int(u.total), x.documents), 'f', -1, 64), `,"`...)
		dst = append(appendGaps(dst, postings), `","`...)
		if !isFilter(term) {
			dst = appendLevels(dst, postings)
		}
		dst = append(dst, '"')
	}
	return append(dst, ']')
}

// isFilter reports whether a term is neither a word nor a symbol.
func isFilter(term []byte) bool { return term[0] != '#' && bytes.IndexByte(term, ':') >= 0 }
