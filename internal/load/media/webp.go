package media

import (
	"encoding/binary"
)

const (
	riffHeader  = 12 // "RIFF", the length, "WEBP"
	webpFrame   = 16 // the header of a frame of an animation
	webpFeature = 10 // the content of VP8X

	// The bits of VP8X.
	webpAnimated    = 0x02
	webpOrientation = 0x08
	webpAlpha       = 0x10
	webpProfile     = 0x20
)

// webpChunk is one chunk of a WebP file.
type webpChunk struct {
	kind     string
	from, to int // with its header and padding
	content  []byte
}

// webpChunks lists the chunks between two offsets.
func webpChunks(data []byte, from, to int) ([]webpChunk, error) {
	var all []webpChunk
	for from < to {
		if from+8 > to {
			return nil, broken("it is cut off at byte %d", to)
		}
		size := uint64(binary.LittleEndian.Uint32(data[from+4:]))
		if uint64(from)+8+size > uint64(to) {
			return nil, broken("it is cut off, or damaged: a part of %d bytes begins at byte %d of %d", size, from, to)
		}
		end := from + 8 + int(size)
		c := webpChunk{kind: string(data[from : from+4]), from: from, to: end, content: data[from+8 : end]}
		all = append(all, c)
		if len(all) > maxParts {
			return nil, broken("it has more than %d parts", maxParts)
		}
		from = end + int(size%2)
	}
	return all, nil
}

// cleanWebP keeps the images, the colour profile, the orientation and the animation;
// EXIF, XMP and all other chunks are dropped, and what follows the end.
func cleanWebP(data []byte) (walked, error) {
	if len(data) < riffHeader {
		return walked{}, broken("it is cut off at byte %d", len(data))
	}
	size := uint64(binary.LittleEndian.Uint32(data[4:])) + 8
	if size > uint64(len(data)) || size < riffHeader {
		return walked{}, broken("it is cut off, or damaged: it should have %d bytes and has %d", size, len(data))
	}
	chunks, err := webpChunks(data, riffHeader, int(size))
	if err != nil {
		return walked{}, err
	}
	w := &webpWalker{body: pieces{data: data}}
	if len(chunks) > 0 && chunks[0].kind == "VP8X" {
		err = w.extended(chunks)
	} else {
		err = w.simple(chunks)
	}
	if err != nil {
		return walked{}, err
	}
	length := len("WEBP")
	for _, piece := range w.body.list {
		length += len(piece)
	}
	head := append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(length)), "WEBP"...)
	return walked{parts: append([][]byte{head}, w.body.list...)}, nil
}

// webpWalker collects what follows the header of the file.
type webpWalker struct{ body pieces }

// write appends a chunk with its padding.
func (w *webpWalker) write(kind string, content []byte) {
	head := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(content)))
	w.body.insert(append(head, content...))
	if len(content)%2 == 1 {
		w.body.insert([]byte{0})
	}
}

// copy keeps a chunk.
func (w *webpWalker) copy(c webpChunk) {
	w.body.keep(c.from, c.to)
	if len(c.content)%2 == 1 {
		w.body.insert([]byte{0})
	}
}

// simple handles a file that is one image.
func (w *webpWalker) simple(chunks []webpChunk) error {
	if len(chunks) == 0 || chunks[0].kind != "VP8 " && chunks[0].kind != "VP8L" {
		return broken(noPicture)
	}
	w.copy(chunks[0])
	return nil
}

// extended handles a file that begins with a list of its features. The list is
// written anew, of what is kept.
func (w *webpWalker) extended(chunks []webpChunk) error {
	features := chunks[0].content
	if len(features) < webpFeature {
		return broken("the part with its size has the wrong length")
	}
	if err := checkSize(1+uint24(features[4:]), 1+uint24(features[7:])); err != nil {
		return err
	}
	found := byKind(chunks)
	profile := []byte(nil)
	if c := found["ICCP"]; c != nil {
		if len(c.content) > maxProfile {
			return broken("its colour profile is larger than %d MB", maxProfile>>20)
		}
		profile = cleanProfile(c.content)
	}
	turned := 0
	if c := found["EXIF"]; c != nil {
		turned = webpTurned(c.content)
	}
	written := append([]byte{features[0] & (webpAnimated | webpAlpha), 0, 0, 0}, features[4:webpFeature]...)
	if profile != nil {
		written[0] |= webpProfile
	}
	if turned > 1 {
		written[0] |= webpOrientation
	}
	w.write("VP8X", written)
	if profile != nil {
		w.write("ICCP", profile)
	}
	if err := w.images(features[0]&webpAnimated != 0, chunks, found); err != nil {
		return err
	}
	if turned > 1 {
		w.write("EXIF", writeOrientation(turned))
	}
	return nil
}

// webpTurned returns the orientation in a chunk EXIF, which some programs begin as
// JPEG files do.
func webpTurned(exif []byte) int {
	if len(exif) > len(exifPrefix) && string(exif[:len(exifPrefix)]) == exifPrefix {
		exif = exif[len(exifPrefix):]
	}
	return orientation(exif)
}

// byKind returns the first chunk of each kind.
func byKind(chunks []webpChunk) map[string]*webpChunk {
	found := map[string]*webpChunk{}
	for i := range chunks {
		if found[chunks[i].kind] == nil {
			found[chunks[i].kind] = &chunks[i]
		}
	}
	return found
}

// images keeps the still image, or the frames.
func (w *webpWalker) images(isAnimated bool, chunks []webpChunk, found map[string]*webpChunk) error {
	if !isAnimated {
		return w.still(found)
	}
	if found["ANIM"] == nil || len(found["ANIM"].content) != 6 || found["ANMF"] == nil {
		return broken(noPicture)
	}
	w.copy(*found["ANIM"])
	for _, c := range chunks {
		if c.kind != "ANMF" {
			continue
		}
		if err := w.frame(c); err != nil {
			return err
		}
	}
	return nil
}

// still keeps one image: its transparency, if that is apart, and its colours.
func (w *webpWalker) still(found map[string]*webpChunk) error {
	colours := found["VP8 "]
	if colours == nil {
		colours = found["VP8L"]
	} else if alpha := found["ALPH"]; alpha != nil {
		w.copy(*alpha)
	}
	if colours == nil {
		return broken(noPicture)
	}
	w.copy(*colours)
	return nil
}

// frame keeps one frame of an animation, which holds chunks itself.
func (w *webpWalker) frame(c webpChunk) error {
	if len(c.content) < webpFrame {
		return broken("a frame of the animation is too short")
	}
	start := c.from + 8
	chunks, err := webpChunks(w.body.data, start+webpFrame, c.to)
	if err != nil {
		return err
	}
	inner := webpWalker{body: pieces{data: w.body.data}}
	inner.body.keep(start, start+webpFrame)
	if err := inner.still(byKind(chunks)); err != nil {
		return err
	}
	length := 0
	for _, piece := range inner.body.list {
		length += len(piece)
	}
	w.body.insert(binary.LittleEndian.AppendUint32([]byte("ANMF"), uint32(length)))
	w.body.list = append(w.body.list, inner.body.list...)
	return nil
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
