package media

import (
	"compress/zlib"
	"encoding/binary"
	"io"
	"slices"

	"annals/internal/diag"
)

// pngRun is a run of chunks that hold the compressed points of one image.
type pngRun struct {
	kind   string
	chunks [][2]int
}

// sequenceLength is what stands before the data of a chunk fdAT: its place among those
// of the animation.
const sequenceLength = 4

// content returns the compressed data of a chunk of a run.
func (w *pngWalker) content(chunk [2]int) []byte {
	from := chunk[0] + 8
	if w.run.kind == "fdAT" {
		from += sequenceLength
	}
	return w.data[from : chunk[1]-4]
}

// endRun keeps a run to the end of its compressed data; what stands behind it is no
// part of the image.
func (w *pngWalker) endRun() error {
	r := blockReader{}
	for _, c := range w.run.chunks {
		r.blocks = append(r.blocks, w.content(c))
	}
	if len(r.blocks) == 0 {
		return nil
	}
	if w.isGuess {
		for _, c := range w.run.chunks {
			w.keep(c[0], c[1])
		}
		w.run = pngRun{}
		return nil
	}
	n, err := r.inflate(w.rawSize)
	if err != nil {
		w.doubt = "its points are damaged"
	}
	if w.raw += n; w.raw > maxRaw {
		return broken("its images have more than %s uncompressed", diag.Size(maxRaw))
	}
	used := r.used
	for _, c := range w.run.chunks {
		content := w.content(c)
		switch {
		case used >= len(content):
			w.keep(c[0], c[1])
		case used > 0 || w.run.kind == "fdAT": // the numbers of the others must not change
			start := c[0] + 8
			w.out.insert(pngChunk(w.run.kind, slices.Concat(w.data[start:c[1]-4-len(content)], content[:used])))
		}
		used -= min(used, len(content))
	}
	w.run = pngRun{}
	return nil
}

// rawSize is more than the size of the uncompressed points with the header IHDR.
func rawSize(header []byte) int64 {
	width, height := int64(binary.BigEndian.Uint32(header)), int64(binary.BigEndian.Uint32(header[4:]))
	bits := int64(header[8]) * map[byte]int64{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[header[9]]
	return (width*bits/8+16)*height + 1<<16
}

// blockReader reads blocks as one stream and counts what was read.
type blockReader struct {
	blocks [][]byte
	used   int
}

// ReadByte makes decoders read not one byte more than they need.
func (r *blockReader) ReadByte() (byte, error) {
	for len(r.blocks) > 0 && len(r.blocks[0]) == 0 {
		r.blocks = r.blocks[1:]
	}
	if len(r.blocks) == 0 {
		return 0, io.EOF
	}
	b := r.blocks[0][0]
	r.blocks[0] = r.blocks[0][1:]
	r.used++
	return b, nil
}

func (r *blockReader) Read(p []byte) (int, error) {
	for i := range p {
		b, err := r.ReadByte()
		if err != nil {
			return i, err
		}
		p[i] = b
	}
	return len(p), nil
}

// inflate reads compressed data to their end and returns their size uncompressed. Where they hold more than limit, all
// blocks count as read.
func (r *blockReader) inflate(limit int64) (int64, error) {
	z, err := zlib.NewReader(r)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(io.Discard, io.LimitReader(z, limit+1))
	if n > limit {
		for _, b := range r.blocks {
			r.used += len(b)
		}
	}
	return n, err
}
