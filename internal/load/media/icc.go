package media

import (
	"encoding/binary"
	"slices"
	"strings"
)

// profilePrefix begins the APP2 segments of a JPEG file that hold a colour profile.
const profilePrefix = "ICC_PROFILE\x00"

const (
	maxProfile = 4 << 20

	profileHeader = 128
	tagEntry      = 12
	maxTags       = 100
)

// colourTags are the tags of a profile that decide about colours, with the type that
// their data must have, "" for several. All others are for people and programs that
// make profiles; some name a monitor, a camera, its serial number or its owner.
var colourTags = map[string]string{
	"rXYZ": "XYZ ", "gXYZ": "XYZ ", "bXYZ": "XYZ ", "wtpt": "XYZ ", "bkpt": "XYZ ", "lumi": "XYZ ",
	"rTRC": "", "gTRC": "", "bTRC": "", "kTRC": "", "chad": "sf32", "chrm": "chrm", "cicp": "cicp",
	"A2B0": "", "A2B1": "", "A2B2": "", "A2B3": "", "B2A0": "", "B2A1": "", "B2A2": "", "B2A3": "",
	"D2B0": "mpet", "D2B1": "mpet", "D2B2": "mpet", "D2B3": "mpet", "B2D0": "mpet", "B2D1": "mpet", "B2D2": "mpet", "B2D3": "mpet",
	"gamt": "", "pre0": "", "pre1": "", "pre2": "", "view": "view", "meas": "meas", "tech": "sig ",
}

// requiredTexts are the tags with text that the standard requires; where their text
// is not one of standardTexts, it is emptied. Those of optionalTexts are then dropped.
var (
	requiredTexts = []string{"desc", "cprt"}
	optionalTexts = []string{"dmnd", "dmdd", "vued"}
)

// shipped lists profiles that everybody has as the same file, and the years in which
// these were made: their header tells nothing about who uses them.
var shipped = map[string][]uint16{
	"sRGB IEC61966-2.1": {1998}, "Adobe RGB (1998)": {1999, 2000}, "Display P3": {2015, 2016, 2017, 2022}, "c2": {2016},
}

// standardTexts are names and notices of profiles that are the same for everybody.
var standardTexts = []string{
	"", "sRGB IEC61966-2.1", "IEC 61966-2.1 Default RGB colour space - sRGB", "IEC http://www.iec.ch", "Reference Viewing Condition in IEC61966-2.1", "sRGB", "sRGB built-in",
	"GIMP built-in sRGB", "Display P3", "Adobe RGB (1998)", "Adobe RGB (compat)", "ProPhoto RGB", "Apple RGB", "Generic RGB Profile",
	"Generic Gray Gamma 2.2 Profile", "Rec. ITU-R BT.2020-1", "c2", "c2ci", "uRGB", "Dot Gain 20%", "Gray Gamma 2.2", "Public Domain", "CC0",
	"FB", "No copyright, use freely", "Copyright (c) 1998 Hewlett-Packard Company", "Copyright Apple Inc., 2015", "Copyright Apple Inc., 2016",
	"Copyright Apple Inc., 2017", "Copyright Apple Inc., 2018", "Copyright Apple Inc., 2022", "Copyright 1999 Adobe Systems Incorporated",
	"Copyright 2000 Adobe Systems Incorporated", "Copyright International Color Consortium, 2009", "Google Inc. 2016",
}

// cleanProfile returns a colour profile of the same length and the same colours in
// which everything else is zero: the day and the program that made it, texts, the
// data of private tags, gaps. It is nil for what no browser takes for a profile.
func cleanProfile(p []byte) []byte {
	if len(p) < profileHeader+4 || string(p[36:40]) != "acsp" {
		return nil
	}
	size, count := binary.BigEndian.Uint32(p), binary.BigEndian.Uint32(p[profileHeader:])
	if uint64(size) > uint64(len(p)) || count > maxTags || profileHeader+4+uint64(count)*tagEntry > uint64(size) {
		return nil
	}
	p = p[:size]
	c := profileCopy{from: p, to: make([]byte, size), table: make([]byte, 0, count*tagEntry)}
	for entry := range slices.Chunk(p[profileHeader+4:][:count*tagEntry], tagEntry) {
		if !c.tag(entry) {
			return nil
		}
	}
	binary.BigEndian.PutUint32(c.to[profileHeader:], uint32(len(c.table)/tagEntry))
	copy(c.to[profileHeader+4:], c.table)
	c.header()
	return c.to
}

// profileCopy copies a profile part by part.
type profileCopy struct {
	from, to []byte
	table    []byte // the kept entries of the table of tags
	name     string // the text of desc, if it is a standard one
}

// header copies size, version, class, colour spaces, the signature, flags, rendering
// intent and illuminant; not the day, the device, the program and the checksum.
// Of a profile that everybody has, it copies all.
func (c *profileCopy) header() {
	parts := [][2]int{{0, 4}, {8, 24}, {36, 40}, {64, 80}}
	if slices.Contains(shipped[c.name], binary.BigEndian.Uint16(c.from[24:])) {
		parts = [][2]int{{0, profileHeader}}
	}
	for _, part := range parts {
		copy(c.to[part[0]:part[1]], c.from[part[0]:part[1]])
	}
}

// tag copies the data of one entry of the table of tags. It reports false if they lie
// outside the profile.
func (c *profileCopy) tag(entry []byte) bool {
	name, from, size := string(entry[:4]), uint64(binary.BigEndian.Uint32(entry[4:])), uint64(binary.BigEndian.Uint32(entry[8:]))
	table := profileHeader + 4 + uint64(binary.BigEndian.Uint32(c.from[profileHeader:]))*tagEntry
	if from < table || from+size > uint64(len(c.from)) || size < 8 {
		return false
	}
	data, to := c.from[from:from+size], c.to[from:from+size]
	wanted, isColour := colourTags[name]
	switch {
	case isColour:
		if n := usedLength(data); n > 0 && (wanted == "" || wanted == string(data[:4])) {
			copy(to, data[:n])
			c.table = append(c.table, entry...)
		}
	case slices.Contains(requiredTexts, name), slices.Contains(optionalTexts, name):
		text, ok := standardText(data)
		if name == "desc" {
			c.name = text
		}
		if ok {
			copy(to, data)
		} else if slices.Contains(requiredTexts, name) {
			writeEmptyText(to, data[:4])
		} else {
			return true
		}
		c.table = append(c.table, entry...)
	}
	return true
}

// usedLength returns how many bytes the data of a tag have by their own account, at
// most all; 0 for a type that holds no colours.
func usedLength(data []byte) int {
	n := 0
	count := 0
	if len(data) >= 12 {
		count = int(binary.BigEndian.Uint32(data[8:12]) & 0xFFFFFF)
	}
	switch string(data[:4]) {
	case "XYZ ":
		n = 20
	case "curv":
		n = 12 + 2*count
	case "para":
		n = 12 + 4*7
	case "sf32":
		n = 8 + 4*9
	case "chrm":
		n = 12 + 8*3
	case "cicp", "sig ":
		n = 12
	case "view", "meas":
		n = 36
	case "mft1", "mft2", "mAB ", "mBA ", "mpet":
		n = len(data)
	}
	return min(n, len(data))
}

// writeEmptyText writes an empty text of a type over the data of a tag.
func writeEmptyText(to, kind []byte) {
	copy(to, kind)
	switch {
	case string(kind) == "desc" && len(to) >= 12:
		to[11] = 1 // the length of an empty text with its end
	case string(kind) == "mluc" && len(to) >= 16:
		to[15] = 12 // the length of one of no texts
	}
}

// standardText returns the text of a tag, and whether it is a standard one and all
// that the tag holds, however it is coded.
func standardText(data []byte) (string, bool) {
	text := ""
	switch string(data[:4]) {
	case "text":
		text = string(data[8:])
	case "desc":
		if len(data) < 12 || uint64(binary.BigEndian.Uint32(data[8:])) > uint64(len(data)-12) {
			return "", false
		}
		n := int(binary.BigEndian.Uint32(data[8:]))
		text = string(data[12 : 12+n])
		again := strings.Trim(string(data[12+n:]), "\x00") // for old Macs, with its length
		if again != "" && again != string([]byte{byte(n)})+strings.TrimRight(text, "\x00") {
			return "", false
		}
	case "mluc":
		text = singleText(data)
	default:
		return "", false
	}
	text = strings.TrimRight(text, "\x00")
	return text, slices.Contains(standardTexts, text)
}

// singleText returns the text of a tag that holds one, in letters of Latin-1.
func singleText(data []byte) string {
	const one = 28 // header and one record
	if len(data) < one || binary.BigEndian.Uint32(data[8:]) != 1 || binary.BigEndian.Uint32(data[24:]) != one {
		return "?"
	}
	var text strings.Builder
	for i := one; i+1 < len(data); i += 2 {
		if data[i] != 0 {
			return "?"
		}
		text.WriteByte(data[i+1])
	}
	return text.String()
}
