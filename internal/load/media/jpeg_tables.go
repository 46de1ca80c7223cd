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
		ok = isHuffman(body)
	case markDAC:
		ok = len(body)%2 == 0
	case markDRI, markDNL:
		ok = len(body) == 2
	case markSOS:
		ok = len(body) > 0 && len(body) == 4+2*int(body[0])
		if ok && !w.hasFrame {
			return broken("a scan comes before the size of the picture")
		}
		w.hasScan = true
	case 0xC0, 0xC1, 0xC2, 0xC9, 0xCA: // baseline, extended, progressive; the last two arithmetic
		return w.frame(body)
	default:
		return broken("it has a part of kind %02X, which no browser knows", mark)
	}
	if !ok {
		return broken("its part of kind %02X has the wrong length", mark)
	}
	return nil
}

// frame checks the segment with the size of the picture.
func (w *jpegWalker) frame(body []byte) error {
	if w.hasFrame {
		return broken("it holds two pictures")
	}
	if len(body) < 6 || len(body) != 6+3*int(body[5]) {
		return broken("the part with its size has the wrong length")
	}
	w.hasFrame = true
	return checkSize(int(binary.BigEndian.Uint16(body[3:])), int(binary.BigEndian.Uint16(body[1:])))
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

// isHuffman reports whether a segment holds Huffman tables and nothing else.
func isHuffman(b []byte) bool {
	for len(b) > 0 {
		if len(b) < 17 {
			return false
		}
		n := 17
		for _, count := range b[1:17] {
			n += int(count)
		}
		if n > 17+256 || len(b) < n {
			return false
		}
		b = b[n:]
	}
	return true
}
