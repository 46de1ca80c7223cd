package media

import (
	"compress/lzw"
	"io"
)

// keepPoints keeps the sub-blocks of an image to the end of their compressed data. at
// is the offset of the first, end that behind the last, which is empty; size is the
// number of points.
func (w *gifWalker) keepPoints(at, end, size int) error {
	width := int(w.data[at-1])
	if width < 2 || width > 8 {
		return broken("the points of an image are damaged at byte %d", at-1)
	}
	r := blockReader{}
	for i := at; w.data[i] != 0; i += 1 + int(w.data[i]) {
		r.blocks = append(r.blocks, w.data[i+1:i+1+int(w.data[i])])
	}
	points := lzw.NewReader(&r, lzw.LSB, width)
	n, err := io.Copy(io.Discard, io.LimitReader(points, int64(size)+1))
	if w.points += n; w.points > maxRaw {
		return broken("its images have more than %d million points", maxRaw/1_000_000)
	}
	if err != nil || n > int64(size) { // other encoders leave out the end mark
		w.out.keep(at, end)
		return nil
	}
	used := r.used
	for i := at; w.data[i] != 0 && used > 0; i += 1 + int(w.data[i]) {
		block := int(w.data[i])
		if used >= block {
			w.out.keep(i, i+1+block)
		} else {
			w.out.insert([]byte{byte(used)})
			w.out.keep(i+1, i+1+used)
		}
		used -= min(used, block)
	}
	w.out.keep(end-1, end)
	return nil
}
