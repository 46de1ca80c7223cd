package media

import (
	"bytes"
	"encoding/binary"
)

// minHead is how many bytes of a picture are looked at first: the header of nearly each is
// in them.
const minHead = 4096

// Head returns the beginning of the bytes of a file that was cleaned, of which parts are
// the parts: all that TypeOf, Dimensions, Orientation, Unpacked and Pages look at. Of a
// JPEG or PNG picture that is what stands before the points, of others everything. It uses
// the buffer where there is more than one part.
func Head(parts [][]byte, buffer *bytes.Buffer) []byte {
	if len(parts) == 1 {
		return parts[0]
	}
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	for limit := minHead; limit < size; limit *= 4 {
		if head := join(parts, limit, buffer); hasHeader(head) {
			return head
		}
	}
	return join(parts, size, buffer)
}

// join returns the first limit bytes of the parts.
func join(parts [][]byte, limit int, buffer *bytes.Buffer) []byte {
	buffer.Reset()
	for _, part := range parts {
		buffer.Write(part[:min(len(part), limit-buffer.Len())])
	}
	return buffer.Bytes()
}

// hasHeader reports whether the beginning of a picture has all that stands before the
// points.
func hasHeader(head []byte) bool {
	switch sniff(head) {
	case formatJPEG:
		mark, _ := jpegFrameHeader(head)
		return mark != 0
	case formatPNG:
		for at := uint64(len(pngSignature)); at+8 <= uint64(len(head)); {
			if string(head[at+4:at+8]) == "IDAT" {
				return true
			}
			at += chunkExtra + uint64(binary.BigEndian.Uint32(head[at:]))
		}
	}
	return false
}
