package media

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"io/fs"
	"sync"
)

// Guess returns what Clean makes of a JPEG or PNG picture if nothing hides among or behind
// its points: it does not follow them, which is nearly all that Clean does, and is many
// times faster. So it is only good for a picture of which something else says that it is
// clean, such as its checksum and where it was published (see Rules). The result is nil
// where there is nothing to guess, or anything to report.
func Guess(file string, data []byte) [][]byte {
	format := sniff(data)
	if len(data) <= nothing || kindOf(file).format != format {
		return nil
	}
	var found walked
	var err error
	switch format {
	case formatJPEG:
		found, err = walkJPEG(data, true)
	case formatPNG:
		found, err = walkPNG(data, true)
	}
	if err != nil || found.doubt != "" {
		return nil
	}
	return found.parts
}

// endOfScan returns where the data of a scan end at the latest: at a marker that is
// neither 0 nor restarts it. In a file of one scan this is nearly always the last one,
// unless there are more pictures behind it.
func (w *jpegWalker) endOfScan(header []byte) int {
	isOnly := !w.frame.isProgressive && int(header[0]) == len(w.frame.components)
	if end := len(w.data) - 2; isOnly && !w.hasMore && end > w.at && w.data[end] == 0xFF && w.data[end+1] == markEOI {
		return end
	}
	for at := w.at; at < len(w.data); at += 2 {
		i := bytes.IndexByte(w.data[at:], 0xFF)
		if i < 0 || at+i+1 >= len(w.data) {
			break
		}
		at += i
		if next := w.data[at+1]; next != 0 && (next < 0xD0 || next > 0xD7) {
			return at
		}
	}
	return len(w.data)
}

// rules is the code by which the points of pictures are followed.
//
//go:embed jpeg.go jpeg_bits.go jpeg_scan.go jpeg_tables.go pieces.go png.go png_data.go
var rules embed.FS

// Rules returns a hash of the code that follows the points of pictures. A picture that was
// cleaned by the same rules, and whose bytes Guess returns, is what Clean returns.
var Rules = sync.OnceValue(func() [sha256.Size]byte {
	hash := sha256.New()
	files, err := fs.ReadDir(rules, ".")
	if err != nil {
		panic("media: embedded files are always there: " + err.Error())
	}
	for _, f := range files {
		text, err := rules.ReadFile(f.Name())
		if err != nil {
			panic("media: embedded files are always there: " + err.Error())
		}
		hash.Write(text)
	}
	return [sha256.Size]byte(hash.Sum(nil))
})
