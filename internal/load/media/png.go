package media

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
)

const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	chunkExtra   = 12 // length, kind and checksum of a chunk
)

// pngChunks are the kinds of chunks that viewers need, and the smallest and largest
// size of each. All others are dropped: texts, times, EXIF, what programs add.
var pngChunks = map[string][2]int{
	"IHDR": {13, 13}, "PLTE": {3, 768}, "IDAT": {0, 1 << 30}, "IEND": {0, 0},
	"tRNS": {1, 256}, "cHRM": {32, 32}, "gAMA": {4, 4}, "sRGB": {1, 1}, "cICP": {4, 4}, "mDCV": {24, 24}, "cLLI": {8, 8},
	"sBIT": {1, 4}, "bKGD": {1, 6}, "pHYs": {9, 9}, // colours and shape
	"acTL": {8, 8}, "fcTL": {26, 26}, "fdAT": {4, 1 << 30}, // animation
}

// repeated are the chunks of which a picture may have several.
var repeated = map[string]bool{"IDAT": true, "fcTL": true, "fdAT": true}

// pngWalker follows a PNG file from chunk to chunk.
type pngWalker struct {
	data        []byte
	out         pieces
	isGuess     bool // compressed data are not followed
	seen        map[string]bool
	last        string // the kind of the last chunk that was kept
	orientation int    // not written yet
	doubt       string // why readers may not see the picture
	run         pngRun // not kept yet
	rawSize     int64  // of one image, at most
	raw         int64  // of all images so far
}

// cleanPNG keeps the chunks of pngChunks and the orientation.
func cleanPNG(data []byte) (walked, error) { return walkPNG(data, false) }

func walkPNG(data []byte, isGuess bool) (walked, error) {
	w := &pngWalker{data: data, out: pieces{data: data}, seen: map[string]bool{}, isGuess: isGuess}
	w.out.keep(0, len(pngSignature))
	at := len(pngSignature)
	for range maxParts {
		if at+chunkExtra > len(data) {
			return walked{}, broken("it is cut off: its end is missing")
		}
		length := uint64(binary.BigEndian.Uint32(data[at:]))
		if uint64(at)+chunkExtra+length > uint64(len(data)) {
			return walked{}, broken("it is cut off, or damaged: a part of %d bytes begins at byte %d of %d", length, at, len(data))
		}
		next := at + chunkExtra + int(length)
		kind := string(data[at+4 : at+8])
		if err := w.chunk(kind, at, next); err != nil {
			return walked{}, err
		}
		if kind == "IEND" {
			if !w.seen["IDAT"] {
				w.doubt = noPicture
			}
			return walked{w.out.list, w.doubt}, nil
		}
		at = next
	}
	return walked{}, broken("it has more than %d parts", maxParts)
}

// chunk handles the chunk between two offsets.
func (w *pngWalker) chunk(kind string, from, to int) error {
	content := w.data[from+8 : to-4]
	if !w.seen["IHDR"] && kind != "IHDR" {
		return broken("it does not begin with its size")
	}
	size, wanted := pngChunks[kind]
	switch {
	case kind == "eXIf":
		if !w.seen[kind] {
			w.orientation = orientation(content)
		}
		w.seen[kind] = true
		return nil
	case kind == "iCCP":
		return w.profile(content)
	case !wanted && kind[0]&0x20 == 0: // a capital letter: viewers cannot do without it
		return broken("it has a part of kind %q, which no browser knows", kind)
	case !wanted, w.seen[kind] && !repeated[kind]:
		return nil
	case len(content) < size[0] || len(content) > size[1]:
		return broken("its part of kind %s has the wrong length", kind)
	}
	if err := w.checkOrder(kind, content); err != nil {
		return err
	}
	if kind != w.run.kind {
		if err := w.endRun(); err != nil {
			return err
		}
	}
	w.writeOrientation(kind)
	w.seen[kind], w.last = true, kind
	if kind == "IDAT" || kind == "fdAT" {
		w.run.kind, w.run.chunks = kind, append(w.run.chunks, [2]int{from, to})
		return nil
	}
	w.keep(from, to)
	return nil
}

// keep keeps a chunk, with the right checksum.
func (w *pngWalker) keep(from, to int) {
	sum := crc32.ChecksumIEEE(w.data[from+4 : to-4])
	if sum == binary.BigEndian.Uint32(w.data[to-4:]) {
		w.out.keep(from, to)
		return
	}
	w.doubt = fmt.Sprintf("its part at byte %d is damaged: the checksum is wrong", from)
	w.out.keep(from, to-4)
	w.out.insert(binary.BigEndian.AppendUint32(nil, sum))
}

// checkOrder checks what decoders rely on.
func (w *pngWalker) checkOrder(kind string, content []byte) error {
	switch {
	case kind == "IHDR":
		w.rawSize = rawSize(content)
		return checkSize(int(binary.BigEndian.Uint32(content)), int(binary.BigEndian.Uint32(content[4:])))
	case kind == "IDAT" && w.seen["IDAT"] && w.last != "IDAT":
		return broken("the parts of the picture are not next to each other")
	case kind == "PLTE" && len(content)%3 != 0:
		return broken("its part of kind PLTE has the wrong length")
	}
	return nil
}

// writeOrientation writes the orientation before a chunk, but never between two parts
// of the picture.
func (w *pngWalker) writeOrientation(before string) {
	if w.orientation > 1 && !(before == "IDAT" && w.last == "IDAT") {
		w.out.insert(pngChunk("eXIf", writeOrientation(w.orientation)))
		w.orientation = 0
	}
}

// profile writes the colour profile anew: without its name, and compressed anew, so
// that nothing is left behind the compressed data.
func (w *pngWalker) profile(content []byte) error {
	name, packed, ok := bytes.Cut(content, []byte{0})
	if !ok || len(name) > 79 || len(packed) == 0 || packed[0] != 0 {
		return broken("its colour profile is damaged")
	}
	if w.seen["iCCP"] || w.seen["PLTE"] || w.seen["IDAT"] {
		return nil // viewers take no notice of it
	}
	unpacked, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return broken("its colour profile is damaged")
	}
	raw, err := io.ReadAll(io.LimitReader(unpacked, maxProfile+1))
	switch {
	case err != nil:
		return broken("its colour profile is damaged")
	case len(raw) > maxProfile:
		return broken("its colour profile is larger than %d MB", maxProfile>>20)
	}
	w.seen["iCCP"] = true
	profile := cleanProfile(raw)
	if profile == nil {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("ICC\x00\x00")
	z, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(profile); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	w.out.insert(pngChunk("iCCP", b.Bytes()))
	w.last = "iCCP"
	return nil
}

// pngChunk returns a chunk with its length and checksum.
func pngChunk(kind string, content []byte) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	chunk = append(append(chunk, kind...), content...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
