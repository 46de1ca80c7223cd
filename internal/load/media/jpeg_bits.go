package media

// huffman is a Huffman table of JPEG, ready for decoding.
type huffman struct {
	fast   [1 << fastBits]uint16 // length and value of a code of at most fastBits, at each number that begins with it
	last   [18]int32             // the largest code of each length, -1 for none
	offset [18]int32             // from a code of a length to its value
	values []byte
}

const fastBits = 9

// newHuffman makes a table of the numbers of codes of each length, and their values.
// It is nil where the lengths allow no such codes.
func newHuffman(counts, values []byte) *huffman {
	h := &huffman{values: values}
	code, at := int32(0), int32(0)
	for length := int32(1); length <= 16; length++ {
		count := int32(counts[length-1])
		h.last[length] = -1
		h.offset[length] = at - code
		for range count {
			if length <= fastBits {
				first := code << (fastBits - length)
				for i := range int32(1) << (fastBits - length) {
					if int(first+i) < len(h.fast) {
						h.fast[first+i] = uint16(length)<<8 | uint16(values[at])
					}
				}
			}
			h.last[length] = code
			code++
			at++
		}
		if code > 1<<length {
			return nil
		}
		code <<= 1
	}
	h.last[17] = 1 << 30
	return h
}

// bitReader reads the bits of entropy-coded data, in which 0xFF is followed by 0.
type bitReader struct {
	data  []byte
	at    int // the next byte to load
	bits  uint64
	count int  // of bits that are loaded
	isBad bool // more was read than there is, or no code was found
}

// load loads bytes until at least 48 bits are there, or a marker or the end comes.
func (b *bitReader) load() {
	for b.count <= 48 && b.at < len(b.data) {
		c := b.data[b.at]
		if c == 0xFF {
			if b.at+1 >= len(b.data) || b.data[b.at+1] != 0 {
				return
			}
			b.at++
		}
		b.at++
		b.bits = b.bits<<8 | uint64(c)
		b.count += 8
	}
}

// read returns the next n bits, at most 16.
func (b *bitReader) read(n int) int {
	if b.count < n {
		if b.load(); b.count < n {
			b.isBad = true
			return 0
		}
	}
	b.count -= n
	return int(b.bits>>b.count) & (1<<n - 1)
}

// value reads a code of a table and returns its value.
func (b *bitReader) value(h *huffman) int {
	if b.count < 32 {
		b.load()
	}
	if b.count >= fastBits {
		if entry := h.fast[b.bits>>(b.count-fastBits)&(1<<fastBits-1)]; entry != 0 {
			b.count -= int(entry >> 8)
			return int(entry & 0xFF)
		}
	}
	code := int32(0)
	for length := 1; length <= 16; length++ {
		if b.count == 0 {
			break
		}
		b.count--
		code = code<<1 | int32(b.bits>>b.count&1)
		if code <= h.last[length] {
			return int(h.values[code+h.offset[length]])
		}
	}
	b.isBad = true
	return 0
}

// end returns the offset behind the byte with the last bit that was read, and forgets
// the other bits of it.
func (b *bitReader) end() int {
	for unread := b.count / 8; unread > 0; unread-- {
		b.at--
		if b.data[b.at] == 0 && b.at > 0 && b.data[b.at-1] == 0xFF {
			b.at--
		}
	}
	b.bits, b.count = 0, 0
	return b.at
}
