package media

import (
	"encoding/binary"
	"math"
)

// maxDimension is the largest width or height that is believed.
const maxDimension = 1 << 16

// MaxDecoded is how many points a picture may have that is decoded.
const MaxDecoded = 50_000_000

// Dimensions returns the width and height at which browsers show a picture, in pixels
// and with its orientation; data is the bytes that are published. ok is false for what
// is no picture, or does not tell.
func Dimensions(data []byte) (width, height int, ok bool) {
	turned := 0
	switch sniff(data) {
	case formatJPEG:
		width, height, turned = jpegDimensions(data)
	case formatPNG:
		width, height, turned = pngDimensions(data)
	case formatGIF:
		if len(data) >= 10 {
			width, height = int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))
		}
	case formatWebP:
		width, height, turned = webpDimensions(data)
	case formatSVG:
		width, height = svgDimensions(data)
	}
	const firstOnItsSide = 5 // of the orientations, the first that exchanges width and height
	if turned >= firstOnItsSide {
		width, height = height, width
	}
	return width, height, 0 < width && width < maxDimension && 0 < height && height < maxDimension
}

// jpegDimensions reads the header of the frame, before which EXIF stands.
func jpegDimensions(data []byte) (width, height, turned int) {
	const markAPP1, frameHeader = 0xE1, 7
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		if data[at+1] == 0xFF { // fills
			at++
			continue
		}
		mark, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + size
		if size < 2 || end > len(data) {
			break
		}
		body := data[at+4 : end]
		isFrame := mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC
		switch {
		case isFrame && len(body) >= frameHeader:
			return int(binary.BigEndian.Uint16(body[3:])), int(binary.BigEndian.Uint16(body[1:])), turned
		case mark == markAPP1 && len(body) > len(exifPrefix) && string(body[:len(exifPrefix)]) == exifPrefix:
			turned = orientation(body[len(exifPrefix):])
		}
		at = end
	}
	return 0, 0, 0
}

// pngDimensions reads the first chunk, and the orientation before the points.
func pngDimensions(data []byte) (width, height, turned int) {
	const firstChunk = len(pngSignature) + 8
	if len(data) < firstChunk+8 {
		return 0, 0, 0
	}
	for at := uint64(len(pngSignature)); at+chunkExtra <= uint64(len(data)); {
		size := uint64(binary.BigEndian.Uint32(data[at:]))
		kind := string(data[at+4 : at+8])
		if kind == "IDAT" || at+chunkExtra+size > uint64(len(data)) {
			break
		}
		if kind == "eXIf" {
			turned = orientation(data[at+8 : at+8+size])
		}
		at += chunkExtra + size
	}
	return pixels(binary.BigEndian.Uint32(data[firstChunk:])), pixels(binary.BigEndian.Uint32(data[firstChunk+4:])), turned
}

func pixels(n uint32) int { return int(min(n, maxDimension)) }

// webpDimensions reads the canvas, or the header of the only image.
func webpDimensions(data []byte) (width, height, turned int) {
	chunks, err := webpChunks(data, min(riffHeader, len(data)), len(data))
	if err != nil || len(chunks) == 0 {
		return 0, 0, 0
	}
	if exif := byKind(chunks)["EXIF"]; exif != nil {
		turned = webpTurned(exif.content)
	}
	first := chunks[0].content
	switch kind := chunks[0].kind; {
	case kind == "VP8X" && len(first) >= webpFeature:
		return uint24(first[4:]) + 1, uint24(first[7:]) + 1, turned
	case kind == "VP8L" && len(first) >= 5:
		bits := binary.LittleEndian.Uint32(first[1:])
		return int(bits&0x3FFF) + 1, int(bits>>14&0x3FFF) + 1, turned
	case kind == "VP8 " && len(first) >= 10:
		return int(binary.LittleEndian.Uint16(first[6:]) & 0x3FFF), int(binary.LittleEndian.Uint16(first[8:]) & 0x3FFF), turned
	}
	return 0, 0, 0
}

// round returns a length in whole pixels.
func round(f float64) int {
	if !(f > 0 && f < maxDimension) {
		return 0
	}
	return max(1, int(math.Round(f)))
}
