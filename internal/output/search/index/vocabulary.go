package index

import (
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// vocabulary assigns ids to terms in the order of their first occurrence. It is an
// open-addressing hash table over one byte slice: unlike a map of strings it holds no
// pointers that the garbage collector would scan.
type vocabulary struct {
	seed  maphash.Seed
	text  []byte   // all terms, concatenated
	ends  []uint32 // end of each term in text
	slots []uint32 // term id + 1 by hash, with linear probing; 0 is free
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

// id returns the id of a term, assigning one if the term is new.
func (v *vocabulary) id(term []byte) uint32 {
	slot := v.slot(term)
	if known := v.slots[slot]; known > 0 {
		return known - 1
	}
	v.text = append(v.text, term...)
	v.ends = append(v.ends, uint32(len(v.text)))
	v.slots[slot] = uint32(len(v.ends))
	if 2*len(v.ends) > len(v.slots) {
		v.grow()
	}
	return uint32(len(v.ends) - 1)
}

// slot returns the slot of a term, or the free one for it.
func (v *vocabulary) slot(term []byte) int {
	for slot := int(maphash.Bytes(v.seed, term)); ; slot++ {
		slot &= len(v.slots) - 1
		if known := v.slots[slot]; known == 0 || string(v.term(known-1)) == string(term) {
			return slot
		}
	}
}

func (v *vocabulary) grow() {
	v.slots = make([]uint32, 2*len(v.slots))
	for id := range uint32(len(v.ends)) {
		v.slots[v.slot(v.term(id))] = id + 1
	}
}

// sorted returns the ids of all terms in the order of compareUTF16.
func (v *vocabulary) sorted() []uint32 {
	type key struct {
		first, second uint64 // first 16 bytes, so that most comparisons need no lookup of the term
		id            uint32
	}
	keys := make([]key, v.count())
	for i := range keys {
		var start [16]byte
		for at := range copy(start[:], v.term(uint32(i))) {
			start[at] = utf16Order(start[at])
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

// compareUTF16 compares UTF-8 texts as JavaScript compares strings: by UTF-16 code units.
func compareUTF16(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return cmp.Compare(utf16Order(a[i]), utf16Order(b[i]))
		}
	}
	return cmp.Compare(len(a), len(b))
}

// utf16Order maps a byte of UTF-8 so that comparing mapped bytes gives the order of
// UTF-16. It differs from byte order only in that runes above U+FFFF come before those
// from U+E000 on.
func utf16Order(c byte) byte {
	if c == 0xEE || c == 0xEF {
		return c + 0x10
	}
	return c
}
