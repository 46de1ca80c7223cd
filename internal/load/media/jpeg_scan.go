package media

import "encoding/binary"

// maxScans bounds the work that a small file can ask for: each scan is over the whole
// picture.
const maxScans = 100

// jpegFrame is the size of the picture and what its scans need to be followed.
type jpegFrame struct {
	width, height int
	isProgressive bool
	components    []jpegComponent
	maxH, maxV    int
	columns, rows int // of units in which all components are interleaved
}

// jpegComponent is one colour of the picture.
type jpegComponent struct {
	id, h, v byte
	// nonZero has a bit for each coefficient of each block that is not zero; for
	// progressive pictures alone.
	nonZero []uint64
}

// newFrame reads the segment with the size of the picture.
func newFrame(mark byte, body []byte) (*jpegFrame, error) {
	if len(body) < 6 || len(body) != 6+3*int(body[5]) {
		return nil, broken("the part with its size has the wrong length")
	}
	f := &jpegFrame{
		height: int(binary.BigEndian.Uint16(body[1:])), width: int(binary.BigEndian.Uint16(body[3:])), isProgressive: mark == 0xC2,
	}
	if err := checkSize(f.width, f.height); err != nil {
		return nil, err
	}
	for c := body[6:]; len(c) > 0; c = c[3:] {
		one := jpegComponent{id: c[0], h: c[1] >> 4, v: c[1] & 15}
		if one.h < 1 || one.h > 4 || one.v < 1 || one.v > 4 {
			return nil, broken("the part with its size is damaged")
		}
		f.components = append(f.components, one)
		f.maxH, f.maxV = max(f.maxH, int(one.h)), max(f.maxV, int(one.v))
	}
	if n := len(f.components); n == 0 || n > 4 || body[0] != 8 {
		return nil, broken("it is of a kind that no browser shows")
	}
	f.columns, f.rows = ceil(f.width, 8*f.maxH), ceil(f.height, 8*f.maxV)
	return f, nil
}

func ceil(n, by int) int { return (n + by - 1) / by }

// jpegScan is one scan that is being followed.
type jpegScan struct {
	frame      *jpegFrame
	bits       bitReader
	components []scanComponent
	from, to   int // the coefficients
	isRefined  bool
	run        int // blocks that follow without codes of their own
}

// scanComponent is a component with its tables in a scan.
type scanComponent struct {
	*jpegComponent
	dc, ac *huffman
}

// newScan reads the header of a scan whose data begin at an offset.
func (w *jpegWalker) newScan(header []byte, at int) (*jpegScan, error) {
	n := int(header[0])
	s := &jpegScan{frame: w.frame, bits: bitReader{data: w.data, at: at}, from: int(header[1+2*n]), to: int(header[2+2*n]), isRefined: header[3+2*n]>>4 != 0}
	if !s.frame.isProgressive {
		s.from, s.to, s.isRefined = 0, 63, false
	}
	if n < 1 || s.to > 63 || s.from > s.to || s.from > 0 && n != 1 || s.frame.isProgressive && s.from == 0 && s.to != 0 {
		return nil, broken("the header of a scan is damaged")
	}
	for i := range n {
		var one scanComponent
		for j := range s.frame.components {
			if s.frame.components[j].id == header[1+2*i] {
				one.jpegComponent = &s.frame.components[j]
			}
		}
		tables := header[2+2*i]
		if one.jpegComponent == nil || tables>>4 > 3 || tables&15 > 3 {
			return nil, broken("the header of a scan is damaged")
		}
		one.dc, one.ac = w.tables[0][tables>>4], w.tables[1][tables&15]
		needsDC, needsAC := s.from == 0 && !s.isRefined, s.to > 0
		if needsDC && one.dc == nil || needsAC && one.ac == nil {
			return nil, broken("a scan has no table for its codes")
		}
		if s.frame.isProgressive && s.from > 0 && one.nonZero == nil {
			one.nonZero = make([]uint64, s.frame.columns*int(one.h)*s.frame.rows*int(one.v))
		}
		s.components = append(s.components, one)
	}
	return s, nil
}

// follow reads the scan to its end. It calls keep with the parts of the file that it
// consists of, between which nothing belongs to the picture.
func (s *jpegScan) follow(interval int, keep func(from, to int)) error {
	columns, rows := s.frame.columns, s.frame.rows
	if len(s.components) == 1 {
		c := s.components[0]
		columns, rows = ceil(ceil(s.frame.width*int(c.h), s.frame.maxH), 8), ceil(ceil(s.frame.height*int(c.v), s.frame.maxV), 8)
	}
	start, left := s.bits.at, interval
	for y := range rows {
		for x := range columns {
			if interval > 0 && left == 0 {
				keep(start, s.bits.end())
				if start = s.restart(); start < 0 {
					return broken("it is damaged at byte %d", s.bits.at)
				}
				left = interval
			}
			left--
			s.unit(x, y)
		}
		if s.bits.isBad {
			return broken("it is damaged, or cut off, at byte %d", s.bits.at)
		}
	}
	keep(start, s.bits.end())
	return nil
}

// restart moves behind the next restart marker and returns its offset, -1 if none
// comes.
func (s *jpegScan) restart() int {
	s.run = 0
	data := s.bits.data
	for at := s.bits.at; at+1 < len(data); at++ {
		if data[at] != 0xFF || data[at+1] == 0 || data[at+1] == 0xFF {
			continue
		}
		if data[at+1] < 0xD0 || data[at+1] > 0xD7 {
			return -1
		}
		s.bits.at = at + 2
		return at
	}
	return -1
}

// unit reads one block, or one of each component as they are interleaved.
func (s *jpegScan) unit(x, y int) {
	if len(s.components) == 1 {
		s.block(&s.components[0], x, y)
		return
	}
	for i := range s.components {
		c := &s.components[i]
		for v := range int(c.v) {
			for h := range int(c.h) {
				s.block(c, x*int(c.h)+h, y*int(c.v)+v)
			}
		}
	}
}

// block reads one block of coefficients.
func (s *jpegScan) block(c *scanComponent, x, y int) {
	switch {
	case s.from == 0 && s.isRefined:
		s.bits.read(1)
	case s.from == 0:
		s.bits.read(min(s.bits.value(c.dc), 16))
		if s.to > 0 {
			s.sequential(c.ac)
		}
	case s.isRefined:
		s.refined(c.ac, &c.nonZero[y*s.frame.columns*int(c.h)+x])
	default:
		s.first(c.ac, &c.nonZero[y*s.frame.columns*int(c.h)+x])
	}
}

// sequential reads the coefficients of a block that is coded as a whole.
func (s *jpegScan) sequential(ac *huffman) {
	for k := 1; k <= 63; k++ {
		v := s.bits.value(ac)
		zeros, size := v>>4, v&15
		if size == 0 && zeros < 15 {
			return
		}
		k += zeros
		s.bits.read(size)
	}
}

// first reads coefficients for the first time.
func (s *jpegScan) first(ac *huffman, nonZero *uint64) {
	if s.run > 0 {
		s.run--
		return
	}
	for k := s.from; k <= s.to; k++ {
		v := s.bits.value(ac)
		zeros, size := v>>4, v&15
		if size == 0 && zeros < 15 {
			s.run = 1<<zeros - 1 + s.bits.read(zeros)
			return
		}
		k += zeros
		if size > 0 && k <= 63 {
			s.bits.read(size)
			*nonZero |= 1 << k
		}
	}
}

// refined reads one more bit of coefficients (T.81, figure G.7).
func (s *jpegScan) refined(ac *huffman, nonZero *uint64) {
	k := s.from
	for s.run == 0 && k <= s.to && !s.bits.isBad {
		v := s.bits.value(ac)
		zeros, size := v>>4, v&15
		if size == 0 && zeros < 15 {
			s.run = 1<<zeros + s.bits.read(zeros)
			break
		}
		if size > 0 {
			s.bits.read(1)
		}
		for ; k <= s.to; k++ {
			if *nonZero>>k&1 == 1 {
				s.bits.read(1)
			} else if zeros--; zeros < 0 {
				break
			}
		}
		if size > 0 && k <= s.to {
			*nonZero |= 1 << k
		}
		k++
	}
	if s.run == 0 {
		return
	}
	for ; k <= s.to; k++ {
		if *nonZero>>k&1 == 1 {
			s.bits.read(1)
		}
	}
	s.run--
}
