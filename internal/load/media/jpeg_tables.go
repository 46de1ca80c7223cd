package media

import "encoding/binary"

// check checks that a segment which is kept has exactly the form of its kind, so that
// nothing is hidden in it.
func (w *jpegWalker) check(mark byte, body []byte) error {
	ok := false
	switch mark {
	case markDQT:
		ok = isQuantization(body)
	case markDHT:
		ok = w.huffman(body)
	case markDRI:
		if ok = len(body) == 2; ok {
			w.interval = int(binary.BigEndian.Uint16(body))
		}
	case markSOS:
		ok = len(body) > 0 && len(body) == 4+2*int(body[0])
		if ok && w.frame == nil {
			return broken("a scan comes before the size of the picture")
		}
	case 0xC0, 0xC1, 0xC2: // baseline, extended, progressive
		if w.frame != nil {
			return broken("it holds two pictures")
		}
		var err error
		w.frame, err = newFrame(mark, body)
		return err
	default:
		return broken("it has a part of kind %02X, which no browser knows", mark)
	}
	if !ok {
		return broken("its part of kind %02X is damaged", mark)
	}
	return nil
}

// isQuantization reports whether a segment holds quantization tables and nothing else.
func isQuantization(b []byte) bool {
	for len(b) > 0 {
		n := 1 + 64
		if b[0]>>4 != 0 {
			n = 1 + 128
		}
		if b[0]>>4 > 1 || len(b) < n {
			return false
		}
		b = b[n:]
	}
	return true
}

// huffman reads the Huffman tables of a segment. It reports false unless it holds
// tables and nothing else.
func (w *jpegWalker) huffman(b []byte) bool {
	const (
		head = 17 // class and number, and how many codes of each length
		maxN = 8  // of two classes, four each
	)
	for n := 0; len(b) > 0; n++ {
		if len(b) < head || b[0]>>4 > 1 || b[0]&15 > 3 || n == maxN {
			return false
		}
		size := head
		for _, count := range b[1:head] {
			size += int(count)
		}
		if size > head+256 || len(b) < size {
			return false
		}
		table := newHuffman(b[1:head], b[head:size])
		if table == nil {
			return false
		}
		w.tables[b[0]>>4][b[0]&15] = table
		b = b[size:]
	}
	return true
}
