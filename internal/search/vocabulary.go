package search

import (
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// vocabulary numbers terms in the order in which they come. A map would hold a
// string a term; here are bytes behind bytes, found by their hash, with no pointer
// that the garbage collector would follow.
type vocabulary struct {
	seed  maphash.Seed
	text  []byte   // of all terms
	ends  []uint32 // of each in text
	slots []uint32 // by hash, or behind that: the number of a term and 1; 0 is free
}

func newVocabulary() vocabulary {
	return vocabulary{seed: maphash.MakeSeed(), slots: make([]uint32, 1<<10)}
}

func (v *vocabulary) count() int { return len(v.ends) }

func (v *vocabulary) term(id uint32) []byte {
	if id == 0 {
		return v.text[:v.ends[0]]
	}
	return v.text[v.ends[id-1]:v.ends[id]]
}

// id returns the number of a term, a new one for a new term.
func (v *vocabulary) id(term []byte) uint32 {
	slot := v.slot(term)
	if known := v.slots[slot]; known > 0 {
		return known - 1
	}
	v.text = append(v.text, term...)
	v.ends = append(v.ends, uint32(len(v.text)))
	v.slots[slot] = uint32(len(v.ends))
	if 2*len(v.ends) > len(v.slots) {
		v.widen()
	}
	return uint32(len(v.ends) - 1)
}

// slot returns where a term stands, or would.
func (v *vocabulary) slot(term []byte) int {
	for slot := int(maphash.Bytes(v.seed, term)); ; slot++ {
		slot &= len(v.slots) - 1
		if known := v.slots[slot]; known == 0 || string(v.term(known-1)) == string(term) {
			return slot
		}
	}
}

func (v *vocabulary) widen() {
	v.slots = make([]uint32, 2*len(v.slots))
	for id := range uint32(len(v.ends)) {
		v.slots[v.slot(v.term(id))] = id + 1
	}
}

// sorted returns the numbers of all terms in the order of compareUTF16.
func (v *vocabulary) sorted() []uint32 {
	type key struct {
		first, second uint64 // the start of the term: where they differ there is no need to look at it
		id            uint32
	}
	keys := make([]key, v.count())
	for i := range keys {
		var start [16]byte
		for at := range copy(start[:], v.term(uint32(i))) {
			start[at] = inUTF16(start[at])
		}
		keys[i] = key{binary.BigEndian.Uint64(start[:8]), binary.BigEndian.Uint64(start[8:]), uint32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		switch {
		case a.first != b.first:
			return cmp.Compare(a.first, b.first)
		case a.second != b.second:
			return cmp.Compare(a.second, b.second)
		}
		return compareUTF16(v.term(a.id), v.term(b.id))
	})
	ids := make([]uint32, len(keys))
	for i, k := range keys {
		ids[i] = k.id
	}
	return ids
}

// compareUTF16 orders texts as JavaScript does, by units of UTF-16.
func compareUTF16(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return cmp.Compare(inUTF16(a[i]), inUTF16(b[i]))
		}
	}
	return cmp.Compare(len(a), len(b))
}

// inUTF16 returns a number for a byte of UTF-8 by which letters stand as in UTF-16.
// That is the order of the bytes, but for letters beyond U+FFFF, which stand before
// those from U+E000 on.
func inUTF16(c byte) byte {
	if c == 0xEE || c == 0xEF {
		return c + 0x10
	}
	return c
}
