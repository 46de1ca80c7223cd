// Package cleanfile reads the files of a site that are published as files: pictures,
// papers and whatever else stands in static/ or in the folder of an entry.
//
// Its input is a path of the site; its output is a File: what is known of the bytes
// that readers get. A file is examined when it is loaded, so that all problems are
// reported in one run, and read again when it is published, so that large files are not
// kept in memory; bytes that have changed since are cleaned again. What may be published
// is decided by package media.
package cleanfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync"

	"annals/internal/diag"
	"annals/internal/load/media"
	"annals/internal/load/sitedir"
)

// File is a file that was examined.
type File struct {
	Path          string            // relative to the site
	Type          string            // the media type of the content, such as "image/jpeg"
	Size          int64             // in bytes, of what is published
	Sum           [sha256.Size]byte // likewise; zero for what was not read
	Width, Height int               // of a picture as browsers show it; 0 if not known
	Unpacked      int64             // the memory that a picture takes while it is decoded; 0 if it is not to be
	Turned        int               // the orientation of such a picture, 1 to 8
	Pages         int               // of a PDF document; 0 if not known

	dir     *sitedir.Dir
	isAsIs  bool         // published as it is
	isKnown bool         // a picture that was cleaned by an earlier build
	recipe  media.Recipe // of the bytes that were examined, if this build has cleaned them
}

// Unread returns a file that is published as it is, and that nobody has looked at.
func Unread(dir *sitedir.Dir, path string) File { return File{Path: path, dir: dir, isAsIs: true} }

// buffers hold the heads of pictures while they are looked at.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Known reports whether a picture with this checksum was cleaned before, by the rules of
// this program. The parts are its bytes, until Known returns.
type Known func(sum [sha256.Size]byte, parts [][]byte) bool

// Examine returns the file of these bytes, and what may be published of them: all, if
// isAsIs. What prevents it is reported, and the parts are nil. A picture of which is
// known that it was cleaned is not cleaned again, which takes most of the time; known may
// be nil.
func Examine(dir *sitedir.Dir, path string, data []byte, isAsIs bool, known Known, report *diag.List) (File, [][]byte) {
	f := File{Path: path, dir: dir, isAsIs: isAsIs}
	parts := f.guess(data, known)
	if f.isKnown = parts != nil; !f.isKnown {
		parts = f.clean(data, report)
	}
	if len(parts) == 0 {
		return f, parts
	}
	if !f.isKnown {
		f.Sum = sumOf(parts)
		if !isAsIs {
			f.recipe = media.NewRecipe(data, parts)
		}
	}
	for _, part := range parts {
		f.Size += int64(len(part))
	}
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	head := media.Head(parts, buffer)
	f.Type = media.TypeOf(path, head)
	f.Pages = media.Pages(head)
	if media.IsPicture(path) {
		f.Width, f.Height, _ = media.Dimensions(head)
		f.Unpacked, f.Turned = media.Unpacked(head), media.Orientation(head)
	}
	return f, parts
}

// guess returns what is published of the bytes of a picture that is known, and sets its
// checksum; nil if it is not known.
func (f *File) guess(data []byte, known Known) [][]byte {
	if f.isAsIs || known == nil {
		return nil
	}
	parts := media.Guess(f.Path, data)
	if parts == nil {
		return nil
	}
	if f.Sum = sumOf(parts); !known(f.Sum, parts) {
		return nil
	}
	return parts
}

func sumOf(parts [][]byte) (sum [sha256.Size]byte) {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write(part)
	}
	hash.Sum(sum[:0])
	return sum
}

// In returns the same file in a folder that was opened again.
func (f File) In(dir *sitedir.Dir) File {
	f.dir = dir
	return f
}

// IsPicture reports whether browsers show the file as a picture.
func (f *File) IsPicture() bool { return media.IsPicture(f.Path) }

// SumText returns Sum in hexadecimal; "" for what was not read, or is empty.
func (f *File) SumText() string {
	if f.Size == 0 {
		return ""
	}
	return hex.EncodeToString(f.Sum[:])
}

// clean returns what may be published of the bytes of the file.
func (f *File) clean(data []byte, report *diag.List) [][]byte {
	if f.isAsIs {
		return [][]byte{data}
	}
	return media.Clean(f.Path, data, report)
}

// Parts reads the file again and returns what is published of it. A file that cannot be
// read, or is no longer what it was when it was examined, is a *diag.Problem.
func (f *File) Parts() ([][]byte, error) {
	var problems diag.List
	data, err := f.dir.Read(f.Path, media.MaxFile, &problems)
	if err != nil {
		return nil, err
	}
	if parts, ok := f.recipe.Of(data); ok {
		return parts, nil
	}
	if f.isKnown {
		if parts := media.Guess(f.Path, data); parts != nil && sumOf(parts) == f.Sum {
			return parts, nil
		}
	}
	parts := [][]byte(nil)
	if data != nil {
		parts = f.clean(data, &problems)
	}
	if i := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }); i >= 0 {
		first := problems[i]
		return nil, &diag.Problem{Code: first.Code, Message: first.Message, Hint: first.Hint}
	}
	return parts, nil
}

// Render writes what is published of the file.
func (f *File) Render(w io.Writer) error {
	parts, err := f.Parts()
	if err != nil {
		return err
	}
	for _, part := range parts {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
	}
	return nil
}
