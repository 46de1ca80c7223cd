package media

import (
	"bytes"
	"encoding/binary"
)

// The markers of JPEG (ITU-T T.81, table B.1) that are not ranges.
const (
	markDHT = 0xC4
	markSOI = 0xD8
	markEOI = 0xD9
	markSOS = 0xDA
	markDQT = 0xDB
	markDRI = 0xDD
	markAPP = 0xE0 // to 0xEF
	markCOM = 0xFE
)

const maxSegments = 5000

// jpegWalker follows a JPEG file from marker to marker. What viewers need of APPn
// segments is collected and written anew at the beginning.
type jpegWalker struct {
	data    []byte
	at      int
	body    pieces
	isGuess bool // scans are not followed

	jfif, adobe []byte
	orientation int
	profile     profileParts

	frame    *jpegFrame
	tables   [2][4]*huffman // of the first and of the other coefficients
	interval int            // of restart markers
	scans    int
	hasMore  bool // pictures behind the first, says an APPn segment
}

// cleanJPEG keeps what belongs to the picture: tables, frame and scans, the colour
// profile, the orientation, and how colours are coded. All other APPn segments and
// comments are dropped, with everything between segments, behind the last point of a
// scan, and after the end.
func cleanJPEG(data []byte) (walked, error) { return walkJPEG(data, false) }

func walkJPEG(data []byte, isGuess bool) (walked, error) {
	w := &jpegWalker{data: data, at: 2, body: pieces{data: data}, isGuess: isGuess}
	for range maxSegments {
		mark, err := w.nextMarker()
		if err != nil {
			return walked{}, err
		}
		if mark == markEOI {
			return w.finish()
		}
		if err := w.segment(mark); err != nil {
			return walked{}, err
		}
	}
	return walked{}, broken("it has more than %d parts", maxSegments)
}

// nextMarker moves behind the next marker. As in decoders, bytes before it belong to
// nothing.
func (w *jpegWalker) nextMarker() (byte, error) {
	for w.at < len(w.data) {
		i := bytes.IndexByte(w.data[w.at:], 0xFF)
		if i < 0 {
			break
		}
		w.at += i
		for w.at < len(w.data) && w.data[w.at] == 0xFF {
			w.at++
		}
		if w.at < len(w.data) && w.data[w.at] != 0 {
			w.at++
			return w.data[w.at-1], nil
		}
	}
	return 0, broken("it is cut off: its end marker is missing")
}

// segment handles the segment whose marker was just read.
func (w *jpegWalker) segment(mark byte) error {
	start := w.at - 2
	switch {
	case mark == 0x01 || mark >= 0xD0 && mark <= 0xD7: // stand alone and mean nothing here
		return nil
	case mark == markSOI:
		return broken("a second picture begins within it, at byte %d", start)
	}
	if w.at+2 > len(w.data) {
		return broken("it is cut off at byte %d", len(w.data))
	}
	length := int(binary.BigEndian.Uint16(w.data[w.at:]))
	if length < 2 || w.at+length > len(w.data) {
		return broken("it is cut off, or damaged: a part of %d bytes begins at byte %d of %d", length, start, len(w.data))
	}
	body := w.data[w.at+2 : w.at+length]
	w.at += length
	if mark >= markAPP && mark <= markAPP+15 {
		return w.application(mark, body)
	}
	if mark == markCOM {
		return nil
	}
	if err := w.check(mark, body); err != nil {
		return err
	}
	if mark != markSOS {
		w.body.keep(start, w.at)
		return nil
	}
	return w.scan(start, body)
}

// scan keeps a scan: its header, and its data to the last bit that belongs to the
// picture.
func (w *jpegWalker) scan(start int, header []byte) error {
	if w.scans++; w.scans > maxScans {
		return broken("it has more than %d scans", maxScans)
	}
	s, err := w.newScan(header, w.at)
	if err != nil {
		return err
	}
	w.body.keep(start, w.at)
	if w.isGuess {
		start, w.at = w.at, w.endOfScan(header)
		w.body.keep(start, w.at)
		return nil
	}
	if err := s.follow(w.interval, w.body.keep); err != nil {
		return err
	}
	w.at = s.bits.at
	return nil
}

// application collects what viewers need of an APPn segment.
func (w *jpegWalker) application(mark byte, body []byte) error {
	switch {
	case mark == markAPP && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14 && w.jfif == nil:
		w.jfif = append([]byte{0xFF, markAPP, 0, 16}, body[:12]...)
		w.jfif = append(w.jfif, 0, 0) // no thumbnail
	case mark == markAPP+1 && bytes.HasPrefix(body, []byte(exifPrefix)) && w.orientation == 0:
		w.orientation = orientation(body[len(exifPrefix):])
	case mark == markAPP+2 && bytes.HasPrefix(body, []byte(profilePrefix)):
		return w.profile.add(body[len(profilePrefix):])
	case mark == markAPP+2 && bytes.HasPrefix(body, []byte("MPF\x00")):
		w.hasMore = true
	case mark == markAPP+14 && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12 && w.adobe == nil:
		w.adobe = []byte{0xFF, markAPP + 14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, body[11]}
	}
	return nil
}

// finish puts the parts together.
func (w *jpegWalker) finish() (walked, error) {
	profile, err := w.profile.join()
	if err != nil {
		return walked{}, err
	}
	out := pieces{data: w.data}
	out.keep(0, 2)
	out.insert(w.jfif)
	if w.orientation > 1 {
		exif := append([]byte(exifPrefix), writeOrientation(w.orientation)...)
		out.insert(append([]byte{0xFF, markAPP + 1, 0, byte(len(exif) + 2)}, exif...))
	}
	for _, segment := range splitProfile(profile) {
		out.insert(segment)
	}
	out.insert(w.adobe)
	out.list = append(out.list, w.body.list...)
	out.insert([]byte{0xFF, markEOI})
	if w.scans == 0 {
		return walked{out.list, noPicture}, nil
	}
	return walked{parts: out.list}, nil
}
