package archive

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// rpmHeader is a list of tags with their values.
type rpmHeader struct{ entries []rpmEntry }

type rpmEntry struct {
	tag, kind, offset, count uint32
	align                    int // the value begins at a multiple of it
	value                    []byte
}

func (h *rpmHeader) add(tag, kind, count, align int, value []byte) {
	h.entries = append(h.entries, rpmEntry{tag: uint32(tag), kind: uint32(kind), count: uint32(count), align: align, value: value})
}

func (h *rpmHeader) str(tag, kind int, values ...string) {
	var all []byte
	for _, v := range values {
		all = append(append(all, v...), 0)
	}
	h.add(tag, kind, len(values), 1, all)
}

func (h *rpmHeader) int32s(tag int, values ...int) {
	var all []byte
	for _, v := range values {
		all = binary.BigEndian.AppendUint32(all, uint32(v))
	}
	h.add(tag, rpmInt32, len(values), 4, all)
}

func (h *rpmHeader) int16s(tag int, values ...int) {
	var all []byte
	for _, v := range values {
		all = binary.BigEndian.AppendUint16(all, uint16(v))
	}
	h.add(tag, rpmInt16, len(values), 2, all)
}

// bytes writes the header, tags and values in the order of the tags. Its first entry names the
// region, the whole of it, whose end is the last value.
func (h *rpmHeader) bytes(region uint32) []byte {
	slices.SortFunc(h.entries, func(a, b rpmEntry) int { return cmp.Compare(a.tag, b.tag) })
	var store []byte
	for i, e := range h.entries {
		for len(store)%e.align != 0 {
			store = append(store, 0)
		}
		h.entries[i].offset = uint32(len(store))
		store = append(store, e.value...)
	}
	n := uint32(len(h.entries) + 1)
	const size = 16 // of an entry
	b := []byte{0x8e, 0xad, 0xe8, 1, 0, 0, 0, 0}
	b = binary.BigEndian.AppendUint32(b, n)
	b = binary.BigEndian.AppendUint32(b, uint32(len(store))+size)
	b = rpmEntry{tag: region, kind: rpmBin, offset: uint32(len(store)), count: size}.append(b)
	for _, e := range h.entries {
		b = e.append(b)
	}
	return rpmEntry{tag: region, kind: rpmBin, offset: -n * size, count: size}.append(append(b, store...))
}

func (e rpmEntry) append(b []byte) []byte {
	for _, v := range []uint32{e.tag, e.kind, e.offset, e.count} {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}
