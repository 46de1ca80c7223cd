package media

import (
	"bytes"
	"encoding/binary"
)

const (
	icoHeader = 6
	icoEntry  = 16
	maxIcons  = 64
	dibHeader = 40
)

// cleanIcon keeps the pictures of an icon (.ico), each a PNG or an uncompressed bitmap,
// and writes the table that leads to them anew. What stands between them is dropped.
func cleanIcon(data []byte) (walked, error) {
	if len(data) < icoHeader {
		return walked{}, broken("it is cut off at byte %d", len(data))
	}
	count := int(binary.LittleEndian.Uint16(data[4:]))
	if count == 0 || count > maxIcons || len(data) < icoHeader+count*icoEntry {
		return walked{}, broken("its table of pictures is damaged")
	}
	head := bytes.Clone(data[:icoHeader+count*icoEntry])
	out := pieces{data: data}
	out.insert(head)
	at := len(head)
	for i := range count {
		entry := head[icoHeader+i*icoEntry:][:icoEntry]
		size, from := uint64(binary.LittleEndian.Uint32(entry[8:])), uint64(binary.LittleEndian.Uint32(entry[12:]))
		if from+size > uint64(len(data)) {
			return walked{}, broken("it is cut off, or damaged: a picture of %d bytes begins at byte %d of %d", size, from, len(data))
		}
		parts, err := cleanIconPicture(data[from : from+size])
		if err != nil {
			return walked{}, err
		}
		length := 0
		for _, part := range parts {
			length += len(part)
			out.insert(part)
		}
		entry[3] = 0 // reserved
		binary.LittleEndian.PutUint32(entry[8:], uint32(length))
		binary.LittleEndian.PutUint32(entry[12:], uint32(at))
		if at += length; at > len(data)+len(data)/8+icoEntry {
			return walked{}, broken("its pictures lie over each other")
		}
	}
	return walked{parts: out.list}, nil
}

// cleanIconPicture cleans one picture of an icon.
func cleanIconPicture(data []byte) ([][]byte, error) {
	if bytes.HasPrefix(data, []byte(pngSignature)) {
		png, err := cleanPNG(data)
		return png.parts, err
	}
	if len(data) < dibHeader || binary.LittleEndian.Uint32(data) != dibHeader || binary.LittleEndian.Uint32(data[16:]) != 0 {
		return nil, broken("it holds a picture that is neither PNG nor a plain bitmap")
	}
	width, height := int(int32(binary.LittleEndian.Uint32(data[4:]))), int(int32(binary.LittleEndian.Uint32(data[8:])))/2
	depth, colours := int(binary.LittleEndian.Uint16(data[14:])), int(binary.LittleEndian.Uint32(data[32:]))
	if width < 1 || width > 256 || height < 1 || height > 256 || colours > 256 {
		return nil, broken("the size of a bitmap in it is wrong")
	}
	switch depth {
	case 1, 4, 8:
		if colours == 0 {
			colours = 1 << depth
		}
	case 24, 32:
		colours = 0
	default:
		return nil, broken("a bitmap in it has a depth that no browser knows")
	}
	row := func(bits int) int { return ceil(width*bits, 32) * 4 }
	points := dibHeader + colours*4 + row(depth)*height
	whole := points + row(1)*height
	switch {
	case len(data) >= whole:
		return [][]byte{data[:whole]}, nil
	case len(data) >= points && depth == 32: // transparency is in the points
		return [][]byte{data[:points]}, nil
	}
	return nil, broken("a bitmap in it is cut off")
}
