package media

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// signature is how files of a format begin.
type signature struct {
	at     int
	bytes  string
	format string
}

// signatures are in the order in which they are looked for.
var signatures = []signature{
	{0, "\xFF\xD8\xFF", formatJPEG},
	{0, pngSignature, formatPNG},
	{0, "GIF87a", formatGIF},
	{0, "GIF89a", formatGIF},
	{8, "WEBP", formatWebP},
	{0, "%PDF-", formatPDF},
	{0, "wOFF", formatWOFF},
	{0, "wOF2", formatWOFF2},
	{0, "\x00\x01\x00\x00", formatSFNT},
	{0, "OTTO", formatSFNT},
	{0, "true", formatSFNT},
	{0, "ttcf", formatSFNT},
	{0, "II*\x00", "TIFF picture"},
	{0, "MM\x00*", "TIFF picture"},
	{0, "BM", "BMP picture"},
	{0, "\x00\x00\x01\x00", formatIcon},
	{0, "\x00\x00\x02\x00", "cursor"},
	{0, "8BPS", "Photoshop picture"},
	{0, "%!PS", "PostScript document"},
	{0, "\xFF\x0A", "JPEG XL picture"},
	{0, "\x00\x00\x00\x0CJXL ", "JPEG XL picture"},
	{0, "\x00\x00\x00\x0CjP  ", "JPEG 2000 picture"},
	{0, "{\\rtf", "RTF document"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office document"},
	{0, "PK\x03\x04", formatZIP},
	{0, "PK\x05\x06", formatZIP},
	{0, "\x1F\x8B", "gzip archive"},
	{0, "BZh", "bzip2 archive"},
	{0, "\xFD7zXZ\x00", "xz archive"},
	{0, "\x28\xB5\x2F\xFD", "Zstandard archive"},
	{0, "7z\xBC\xAF\x27\x1C", "7z archive"},
	{0, "Rar!", "RAR archive"},
	{257, "ustar", "tar archive"},
	{0, "ID3", "MP3 recording"},
	{0, "\xFF\xFB", "MP3 recording"},
	{0, "\xFF\xF3", "MP3 recording"},
	{0, "fLaC", "FLAC recording"},
	{0, "OggS", "Ogg recording or film"},
	{8, "WAVE", "WAV recording"},
	{8, "AVI ", "AVI film"},
	{0, "\x1A\x45\xDF\xA3", "Matroska or WebM film"},
	{0, "FWS", "Flash film"},
	{0, "CWS", "Flash film"},
	{0, "ZWS", "Flash film"},
	{0, "SQLite format 3\x00", "SQLite database"},
	{0, "\x7FELF", "program"},
	{0, "MZ", "program"},
	{0, "\x00asm", "WebAssembly program"},
}

// sniff returns the format of a file by its first bytes; "" if it is unknown, as that
// of a text is.
func sniff(data []byte) string {
	for _, s := range signatures {
		if len(data) < s.at+len(s.bytes) || string(data[s.at:s.at+len(s.bytes)]) != s.bytes {
			continue
		}
		if s.at == 8 && !bytes.HasPrefix(data, []byte("RIFF")) || s.at == 0 && isWord(s.bytes) && isText(data) {
			continue
		}
		return s.format
	}
	if len(data) >= 12 && string(data[4:8]) == "ftyp" {
		return brand(data)
	}
	return markup(data)
}

// isWord reports whether a signature is short and could begin a text.
func isWord(signature string) bool {
	return len(signature) <= 4 && strings.Trim(signature, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!28") == ""
}

// isText reports whether the first bytes are those of a text.
func isText(data []byte) bool {
	return !bytes.ContainsFunc(data[:min(len(data), 512)], func(r rune) bool { return r < '\t' })
}

// brand returns the format of a file of the family of MP4.
func brand(data []byte) string {
	end := min(uint64(binary.BigEndian.Uint32(data)), uint64(len(data)), 256)
	brands := string(data[8:max(end, 12)])
	for _, family := range []struct{ brands, format string }{
		{"avif avis", "AVIF picture"},
		{"heic heix hevc heim heis mif1 msf1", "HEIC picture"},
		{"crx", "camera's raw picture"},
		{"M4A M4B", "MP4 recording"},
		{"qt", "QuickTime film"},
	} {
		for _, b := range strings.Fields(family.brands) {
			if strings.Contains(brands, b) {
				return family.format
			}
		}
	}
	return "MP4 film"
}

// markup returns whether a text begins as HTML, SVG or XML; "" for any other text.
func markup(data []byte) string {
	head := data[:min(len(data), 4096)]
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	head = bytes.TrimLeft(head, " \t\r\n\f")
	if bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<svg")) {
		if at := bytes.Index(head, []byte("<svg")); at >= 0 {
			return formatSVG
		}
		return formatXML
	}
	if len(head) < 2 || head[0] != '<' {
		return ""
	}
	if head[1] == '!' || head[1] == '?' || head[1] >= 'a' && head[1] <= 'z' || head[1] >= 'A' && head[1] <= 'Z' {
		return formatHTML
	}
	return ""
}
