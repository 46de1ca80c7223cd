package media

import "encoding/binary"

// The blocks of GIF89a.
const (
	gifExtension = 0x21
	gifImage     = 0x2C
	gifTrailer   = 0x3B

	gifControl     = 0xF9
	gifApplication = 0xFF

	gifScreen     = 13 // signature and logical screen
	gifDescriptor = 10 // of one image
)

// gifWalker follows a GIF file from block to block.
type gifWalker struct {
	data       []byte
	at         int
	out        pieces
	control    [2]int // the graphic control extension of the next image
	images     int
	points     int64 // of all images so far
	isRepeated bool  // how often the animation runs was written
}

// cleanGIF keeps the images, the extensions that time them, and how often they are
// repeated; comments, texts, other extensions and what follows the end are dropped.
func cleanGIF(data []byte) (walked, error) {
	w := &gifWalker{data: data, out: pieces{data: data}}
	if len(data) < gifScreen {
		return walked{}, broken("it is cut off at byte %d", len(data))
	}
	if err := checkSize(int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))); err != nil {
		return walked{}, err
	}
	w.at = gifScreen + colourTable(data[10])
	if w.at > len(data) {
		return walked{}, broken("it is cut off at byte %d", len(data))
	}
	w.out.keep(0, w.at)
	for range maxParts {
		if w.at >= len(data) {
			return walked{}, broken("it is cut off: its end mark is missing")
		}
		var err error
		switch data[w.at] {
		case gifTrailer:
			w.out.keep(w.at, w.at+1)
			if w.images == 0 {
				return walked{w.out.list, noPicture}, nil
			}
			return walked{parts: w.out.list}, nil
		case gifImage:
			err = w.image()
		case gifExtension:
			err = w.extension()
		default:
			err = broken("byte %d begins no part of a GIF", w.at)
		}
		if err != nil {
			return walked{}, err
		}
	}
	return walked{}, broken("it has more than %d parts", maxParts)
}

// colourTable returns the size of the colour table that packed flags announce.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// image keeps an image with the extension that times it.
func (w *gifWalker) image() error {
	start := w.at
	if start+gifDescriptor > len(w.data) {
		return broken("it is cut off at byte %d", len(w.data))
	}
	first := start + gifDescriptor + colourTable(w.data[start+9]) + 1
	end, err := w.blocks(first)
	if err != nil {
		return err
	}
	w.out.keep(w.control[0], w.control[1])
	w.control = [2]int{}
	w.out.keep(start, first)
	w.at = end
	w.images++
	width, height := binary.LittleEndian.Uint16(w.data[start+5:]), binary.LittleEndian.Uint16(w.data[start+7:])
	return w.keepPoints(first, end, int(width)*int(height))
}

// blocks returns the end of the sub-blocks that begin at an offset.
func (w *gifWalker) blocks(at int) (int, error) {
	for at < len(w.data) {
		size := int(w.data[at])
		if at += 1 + size; size == 0 {
			return at, nil
		}
	}
	return 0, broken("it is cut off at byte %d", len(w.data))
}

// extension keeps what viewers need of an extension.
func (w *gifWalker) extension() error {
	start := w.at
	if start+2 >= len(w.data) {
		return broken("it is cut off at byte %d", len(w.data))
	}
	end, err := w.blocks(start + 2)
	if err != nil {
		return err
	}
	w.at = end
	switch body := w.data[start+2 : end]; w.data[start+1] {
	case gifControl:
		if len(body) != 6 || body[0] != 4 {
			return broken("a part that times an image has the wrong length")
		}
		w.control = [2]int{start, end}
	case gifApplication:
		w.repetitions(body)
	case 0x01: // a text, which no browser shows, takes the extension before it
		w.control = [2]int{}
	}
	return nil
}

// repetitions writes how often an animation runs, the one application extension that
// browsers know.
func (w *gifWalker) repetitions(body []byte) {
	if w.isRepeated || len(body) < 17 || body[0] != 11 || body[12] != 3 || body[13] != 1 {
		return
	}
	switch name := string(body[1:12]); name {
	case "NETSCAPE2.0", "ANIMEXTS1.0":
		loop := append([]byte{gifExtension, gifApplication, 11}, name...)
		w.out.insert(append(loop, 3, 1, body[14], body[15], 0))
		w.isRepeated = true
	}
}
