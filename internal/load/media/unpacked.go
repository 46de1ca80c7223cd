package media

import (
	"bytes"
	"encoding/binary"
)

// Unpacked returns how many bytes of memory a JPEG or PNG picture takes while it is
// decoded, by its header. It is 0 for what is not to be decoded: other formats,
// animations, and colours of print. data is the bytes that are published.
func Unpacked(data []byte) int64 {
	switch sniff(data) {
	case formatJPEG:
		return unpackedJPEG(data)
	case formatPNG:
		return unpackedPNG(data)
	}
	return 0
}

// Orientation returns the orientation in which browsers show a picture, 1 to 8.
func Orientation(data []byte) int {
	turned := 0
	switch sniff(data) {
	case formatJPEG:
		_, _, turned = jpegDimensions(data)
	case formatPNG:
		_, _, turned = pngDimensions(data)
	}
	return max(turned, 1)
}

// unpackedJPEG adds the planes of colours up, and the coefficients of a progressive file,
// all of which are kept until its last scan.
func unpackedJPEG(data []byte) int64 {
	const (
		baseline, extended, progressive = 0xC0, 0xC1, 0xC2
		coefficient                     = 4 // bytes
	)
	mark, body := jpegFrameHeader(data)
	if mark < baseline || mark > progressive || len(body) < 6 || body[0] != 8 {
		return 0
	}
	height, width := int64(binary.BigEndian.Uint16(body[1:])), int64(binary.BigEndian.Uint16(body[3:]))
	components := body[6:]
	if n := int(body[5]); n != 1 && n != 3 || len(components) < 3*n {
		return 0
	}
	var samples, full int64
	for i := range int(body[5]) {
		sampling := components[3*i+1]
		n := int64(sampling>>4) * int64(sampling&0xF)
		samples, full = samples+n, max(full, n)
	}
	if full == 0 {
		return 0
	}
	planes := width * height * samples / full
	if mark == progressive {
		planes += planes * coefficient
	}
	return planes
}

// jpegFrameHeader returns the mark and the content of the header of the frame.
func jpegFrameHeader(data []byte) (mark byte, body []byte) {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		mark, end := data[at+1], at+2+int(binary.BigEndian.Uint16(data[at+2:]))
		if end < at+4 || end > len(data) {
			break
		}
		if mark >= 0xC0 && mark <= 0xCF && mark != markDHT && mark != 0xC8 && mark != 0xCC {
			return mark, data[at+4 : end]
		}
		at = end
	}
	return 0, nil
}

// unpackedPNG knows in which form each kind of PNG picture is decoded.
func unpackedPNG(data []byte) int64 {
	const header = len(pngSignature) + 8
	if len(data) < header+13 || bytes.Contains(data[:min(len(data), 4096)], []byte("acTL")) {
		return 0
	}
	width, height := int64(binary.BigEndian.Uint32(data[header:])), int64(binary.BigEndian.Uint32(data[header+4:]))
	depth, colour, interlaced := data[header+8], data[header+9], data[header+12]
	size := int64(4)
	switch {
	case depth == 16:
		size = 8
	case colour == 3 || colour == 0: // a palette, or grey
		size = 1
	}
	if interlaced != 0 {
		size *= 2
	}
	return width * height * size
}

// Colours returns the parts of a JPEG or PNG file that say which colours its numbers
// stand for, to be put behind the first bytes of another file of the same format; nil
// if it has none, or more than limit bytes of them.
func Colours(data []byte, limit int) []byte {
	var all []byte
	switch sniff(data) {
	case formatJPEG:
		for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != markSOS; {
			end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
			if end > len(data) {
				break
			}
			if data[at+1] == markAPP+2 && bytes.HasPrefix(data[at+4:end], []byte(profilePrefix)) {
				all = append(all, data[at:end]...)
			}
			at = end
		}
	case formatPNG:
		for at := len(pngSignature); at+chunkExtra <= len(data); {
			end := uint64(at) + chunkExtra + uint64(binary.BigEndian.Uint32(data[at:]))
			kind := string(data[at+4 : at+8])
			if kind == "IDAT" || end > uint64(len(data)) {
				break
			}
			switch kind {
			case "iCCP", "sRGB", "gAMA", "cHRM", "cICP":
				all = append(all, data[at:end]...)
			}
			at = int(end)
		}
	}
	if len(all) > limit {
		return nil
	}
	return all
}

// WithColours returns a file of the same format with what Colours returned.
func WithColours(file, colours []byte) []byte {
	at := 2 // behind the mark that begins a JPEG file
	if sniff(file) == formatPNG {
		at = len(pngSignature) + chunkExtra + 13
	}
	if len(colours) == 0 || len(file) < at {
		return file
	}
	return bytes.Join([][]byte{file[:at], colours, file[at:]}, nil)
}
