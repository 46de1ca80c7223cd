package dataset

import (
	"crypto/sha256"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"annals/internal/output"
)

// File is a file of data.
type File struct {
	output.Output
	Format string // for readers: "CSV"
	Media  string // the media type, "text/csv"
	Table  *Table // nil if the file is no table

	// Message is the id of the interface text that says what the file is; Message and
	// "_text" is that of a sentence about what stands in it. Files that say the same in
	// several forms share both and follow each other.
	Message string

	measure func() (Measure, error)
}

// Measure is what is known of a file once it is made.
type Measure struct {
	Bytes int64
	Sum   [sha256.Size]byte
}

// Name returns the name of the file among those of the record: "entries" of a table,
// "places.geojson" of another file.
func (f *File) Name() string {
	if f.Table != nil {
		return f.Table.Name
	}
	return path.Base(f.Path)
}

// InFolder returns the path of the file within data/, and whether it lies there.
func (f *File) InFolder() (string, bool) { return strings.CutPrefix(f.Path, "data/") }

// Measure returns the size and the checksum. The file is made for it, once.
func (f *File) Measure() (Measure, error) { return f.measure() }

// Files is all files of data of a record; nil has none.
type Files struct{ all []File }

// New joins the files of several formats, in their order.
func New(groups ...[]File) *Files {
	var f Files
	for _, group := range groups {
		for _, file := range group {
			file.measure = sync.OnceValues(func() (Measure, error) { return measure(file.Output) })
			f.all = append(f.all, file)
		}
	}
	return &f
}

// All returns the files. The slice must not be modified.
func (f *Files) All() []File {
	if f == nil {
		return nil
	}
	return f.all
}

// Outputs returns the files to be published.
func (f *Files) Outputs() []output.Output {
	all := make([]output.Output, len(f.all))
	for i := range f.all {
		all[i] = f.all[i].Output
	}
	return all
}

func measure(o output.Output) (Measure, error) {
	sum := sha256.New()
	count := counter{w: sum}
	if err := o.Render(&count); err != nil {
		return Measure{}, fmt.Errorf("measure %s: %w", o.Path, err)
	}
	m := Measure{Bytes: count.n}
	sum.Sum(m.Sum[:0])
	return m, nil
}

// counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
