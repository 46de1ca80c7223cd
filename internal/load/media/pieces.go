package media

import "fmt"

// maxParts is the number of segments, chunks or blocks of one picture, far beyond
// what any program writes.
const maxParts = 100_000

// pieces is a file as it may be published: parts of the original, and parts that
// were written anew, in order. Nothing is copied.
type pieces struct {
	data []byte // the original
	list [][]byte
	end  int // where the last piece ends in data; -1 if it was written anew
}

// keep appends a part of the original.
func (p *pieces) keep(from, to int) {
	if from >= to {
		return
	}
	if n := len(p.list); n > 0 && p.end == from {
		p.list[n-1] = p.data[from-len(p.list[n-1]) : to]
	} else {
		p.list = append(p.list, p.data[from:to])
	}
	p.end = to
}

// insert appends bytes that are not in the original.
func (p *pieces) insert(b []byte) {
	if len(b) > 0 {
		p.list, p.end = append(p.list, b), -1
	}
}

// walked is a picture that was followed to its end.
type walked struct {
	parts [][]byte
	doubt string // why readers may not see it; ""
}

const noPicture = "it holds no picture"

// brokenError says why a picture cannot be followed from its first byte to its last.
type brokenError struct{ message string }

func (e *brokenError) Error() string { return e.message }

func broken(format string, args ...any) error {
	return &brokenError{fmt.Sprintf(format, args...)}
}

// maxPixels keeps out pictures that take a reader's browser gigabytes of memory.
const maxPixels = 250_000_000

// maxRaw is how many bytes the images of one file may have uncompressed, all in all.
const maxRaw = 1 << 31

// checkSize checks the width and height of a picture.
func checkSize(width, height int) error {
	switch {
	case width <= 0 || height <= 0:
		return broken("its width or height is 0")
	case width*height > maxPixels:
		return broken("it has %d by %d points; %d million points in all are the most", width, height, maxPixels/1_000_000)
	}
	return nil
}
