package media

import (
	"encoding/binary"
	"slices"
)

// exifPrefix begins the APP1 segment of a JPEG file that holds EXIF.
const exifPrefix = "Exif\x00\x00"

const (
	tagOrientation = 0x0112
	tagExifIFD     = 0x8769
	tagGPSIFD      = 0x8825
)

// eachTag calls f for each entry of the first directory of a TIFF structure and of
// its EXIF directory. Damaged structures have the entries that can be read.
func eachTag(tiff []byte, f func(order binary.ByteOrder, tag uint16, entry []byte)) {
	if len(tiff) < 8 {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return
	}
	next := []uint32{order.Uint32(tiff[4:])}
	for depth := 0; len(next) > 0 && depth < 2; depth++ {
		at := uint64(next[0])
		next = next[1:]
		if at+2 > uint64(len(tiff)) {
			return
		}
		count := uint64(order.Uint16(tiff[at:]))
		for i := range count {
			from := at + 2 + i*12
			if from+12 > uint64(len(tiff)) {
				return
			}
			entry := tiff[from : from+12]
			tag := order.Uint16(entry)
			f(order, tag, entry)
			if tag == tagExifIFD {
				next = append(next, order.Uint32(entry[8:]))
			}
		}
	}
}

// orientation returns the orientation in an EXIF structure, 1 to 8, or 0.
func orientation(tiff []byte) int {
	found := 0
	eachTag(tiff, func(order binary.ByteOrder, tag uint16, entry []byte) {
		const short = 3
		if tag != tagOrientation || order.Uint16(entry[2:]) != short || order.Uint32(entry[4:]) != 1 {
			return
		}
		if v := order.Uint16(entry[8:]); v >= 1 && v <= 8 && found == 0 {
			found = int(v)
		}
	})
	return found
}

// writeOrientation returns an EXIF structure that holds an orientation and nothing
// else.
func writeOrientation(o int) []byte {
	return []byte{
		'M', 'M', 0, '*', 0, 0, 0, 8, // the directory begins at byte 8
		0, 1, tagOrientation >> 8, tagOrientation & 0xFF, 0, 3, 0, 0, 0, 1, 0, byte(o), 0, 0, // one entry, one SHORT
		0, 0, 0, 0, // no further directory
	}
}

// exifNames are the entries of EXIF that say most about people.
var exifNames = map[uint16]string{
	tagGPSIFD: "the place where it was taken (GPS)", 0x010F: "the maker of the camera", 0x0110: "the camera", 0x0131: "the program",
	0x0132: "the time", 0x013B: "the author", 0x013C: "the computer", 0x8298: "a copyright notice", 0x9003: "the time",
	0xA430: "the owner of the camera", 0xA431: "the serial number of the camera",
}

// exifHolds lists what an EXIF structure says, in words.
func exifHolds(tiff []byte) []string {
	var found []string
	eachTag(tiff, func(_ binary.ByteOrder, tag uint16, _ []byte) {
		if name := exifNames[tag]; name != "" && !slices.Contains(found, name) {
			found = append(found, name)
		}
	})
	return found
}
