package search

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"slices"
	"strconv"

	"annals/internal/par"
)

// Index is a finished index, in pieces.
type Index struct {
	pieces [][]unit
}

// unit is a term with a stretch of its documents.
type unit struct {
	term   string
	rarity float64
	gaps   []byte // from 0 to the first document, and from each to the next
	marks  []byte // nil for a filter
}

// longList is how many documents of a term stand in one unit at most, but for
// those of one shard.
const longList = 2 * shardSize

// Build indexes count documents, which document returns by number; it is called
// once for each, by up to jobs goroutines at once. average is their average
// length. The index has exactly the given number of pieces, some of which may be
// empty: a caller that plans files can know it beforehand.
func Build(ctx context.Context, jobs, pieces, count int, average float64, document func(i int) (Document, error)) (*Index, error) {
	shards := make([]*shard, (count+shardSize-1)/shardSize)
	err := par.Do(ctx, jobs, len(shards), func(_ context.Context, _, i int) error {
		shard, err := readShard(i*shardSize, min((i+1)*shardSize, count), float32(average), document)
		shards[i] = shard
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Index{pieces: cut(merge(shards, count), pieces)}, nil
}

// place is where a shard has the list of a term.
type place struct {
	shard *shard
	id    int
}

// merge joins the lists of all shards, by term.
func merge(shards []*shard, count int) []unit {
	places := map[string][]place{}
	for _, s := range shards {
		for id, term := range s.terms {
			places[term] = append(places[term], place{s, id})
		}
	}
	terms := make([]string, 0, len(places))
	for term := range places {
		terms = append(terms, term)
	}
	slices.SortFunc(terms, compareUTF16)
	units := make([]unit, 0, len(terms))
	for _, term := range terms {
		units = appendUnits(units, term, places[term], count)
	}
	return units
}

// appendUnits appends the units of a term: its lists, one after the other, with a
// new unit where one would become too long.
func appendUnits(units []unit, term string, places []place, count int) []unit {
	total := 0
	for _, p := range places {
		total += p.shard.lists[p.id].count
	}
	u := unit{term: term, rarity: rarity(total, count)}
	last, length := uint32(0), 0
	for _, p := range places {
		l := &p.shard.lists[p.id]
		if length > 0 && length+l.count > longList {
			units = append(units, u)
			u.gaps, u.marks, last, length = nil, nil, 0, 0
		}
		u.gaps = append(appendNumber(u.gaps, l.first-last), l.gaps...)
		if !isFilter(term) {
			u.marks = append(u.marks, l.marks...)
		}
		last, length = l.last, length+l.count
	}
	return append(units, u)
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
		all += u.size()
	}
	cutUp := make([][]unit, pieces)
	before, from, piece := 0, 0, 0
	for i, u := range units {
		if wanted := before * pieces / max(all, 1); wanted > piece {
			cutUp[piece], from, piece = units[from:i], i, wanted
		}
		before += u.size()
	}
	if pieces > 0 {
		cutUp[piece] = units[from:]
	}
	return cutUp
}

func (u unit) size() int { return len(u.term) + len(u.gaps) + len(u.marks) + len(`"","",1.23,"",`) }

// Firsts returns the first term of each piece; an empty piece has that of the
// next.
func (x *Index) Firsts() []string {
	firsts := make([]string, len(x.pieces))
	next := "\uffff"
	for i, p := range slices.Backward(x.pieces) {
		if len(p) > 0 {
			next = p[0].term
		}
		firsts[i] = next
	}
	return firsts
}

// AppendPiece appends a piece to dst, as a JSON array: for each unit the term,
// its rarity, the gaps and the marks.
func (x *Index) AppendPiece(dst []byte, piece int) ([]byte, error) {
	dst = append(dst, '[')
	for i, u := range x.pieces[piece] {
		if i > 0 {
			dst = append(dst, ',')
		}
		term, err := json.Marshal(u.term)
		if err != nil {
			return nil, err
		}
		dst = append(append(dst, term...), ',')
		dst = append(strconv.AppendFloat(dst, u.rarity, 'f', -1, 64), `,"`...)
		dst = append(append(dst, u.gaps...), `","`...)
		dst = append(append(dst, u.marks...), '"')
	}
	return append(dst, ']'), nil
}

// isFilter reports whether a term is no word and no symbol.
func isFilter(term string) bool {
	return term[0] != '#' && slices.Contains([]byte(term), ':')
}

// compareUTF16 orders strings as JavaScript does, by units of UTF-16. That is
// the order of the bytes of UTF-8, but for letters beyond U+FFFF, which stand
// before those from U+E000 on.
func compareUTF16(a, b string) int {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	}
	return cmp.Compare(len(a), len(b))
}
