// Package zipfile writes zip archives whose bytes follow from the names, the contents and
// the order of their files alone.
//
// Its input is files, one after the other; its output is an archive in which each is of
// 1 January 1980, the first day that the format knows, and of nobody. It keeps one file at
// a time in memory, or none, and never sorts, reads or names files itself.
package zipfile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"unicode/utf8"
)

const (
	firstDay    = 1<<5 | 1 // 1980-01-01, as MS-DOS counts days
	version     = 20       // of the format: 2.0, which knows folders and deflate
	unix        = 3 << 8   // the system: unzip takes names from MS-DOS for those of its code page
	attributes  = 0o100644 << 16
	utf8Names   = 0x800
	smallFile   = 200 // bytes, below which a file is stored as it is
	compression = flate.DefaultCompression
)

// Writer writes an archive. Close ends it.
type Writer struct {
	zip      *zip.Writer
	deflate  *flate.Writer
	deflated bytes.Buffer
}

// New returns a writer of an archive to w.
func New(w io.Writer) *Writer { return &Writer{zip: zip.NewWriter(w)} }

// Put adds a file. Its sizes stand before it, so that it can be read in order: it is
// stored as it is where it is small or cannot be made smaller.
func (z *Writer) Put(name string, content []byte) error {
	h := header(name)
	h.CRC32, h.UncompressedSize64 = crc32.ChecksumIEEE(content), uint64(len(content))
	packed, err := z.pack(content)
	if err != nil {
		return err
	}
	if len(packed) < len(content) {
		h.Method = zip.Deflate
	} else {
		packed = content
	}
	h.CompressedSize64 = uint64(len(packed))
	w, err := z.zip.CreateRaw(h)
	if err == nil {
		_, err = w.Write(packed)
	}
	if err != nil {
		return fmt.Errorf("add %s to an archive: %w", name, err)
	}
	return nil
}

// pack returns the content compressed, valid until the next call; as it is if it is small.
func (z *Writer) pack(content []byte) ([]byte, error) {
	if len(content) < smallFile {
		return content, nil
	}
	z.deflated.Reset()
	if z.deflate == nil {
		var err error
		if z.deflate, err = flate.NewWriter(&z.deflated, compression); err != nil {
			return nil, fmt.Errorf("begin to compress: %w", err)
		}
	}
	z.deflate.Reset(&z.deflated)
	_, err := z.deflate.Write(content)
	if err == nil {
		err = z.deflate.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return z.deflated.Bytes(), nil
}

// Create adds a file of any size, which is written to the result until the next one is
// added. It is compressed, unless isPacked says that it is so already.
func (z *Writer) Create(name string, isPacked bool) (io.Writer, error) {
	h := header(name)
	if !isPacked {
		h.Method = zip.Deflate
	}
	w, err := z.zip.CreateHeader(h)
	if err != nil {
		return nil, fmt.Errorf("add %s to an archive: %w", name, err)
	}
	return w, nil
}

// Close ends the archive.
func (z *Writer) Close() error {
	if err := z.zip.Close(); err != nil {
		return fmt.Errorf("end an archive: %w", err)
	}
	return nil
}

func header(name string) *zip.FileHeader {
	h := &zip.FileHeader{Name: name, CreatorVersion: unix | version, ReaderVersion: version, ExternalAttrs: attributes}
	//lint:ignore SA1019 Modified would add a second time to each file, as seconds of Unix
	h.ModifiedDate = firstDay
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			h.Flags = utf8Names
		}
	}
	return h
}
