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

	made *made
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

// Measure returns the size and the checksum. The file is made for it, unless it was made
// before.
func (f *File) Measure() (Measure, error) { return f.made.measured() }

// Files is all files of data of a record; nil has none.
type Files struct{ all []File }

// New joins the files of several formats, in their order.
func New(groups ...[]File) *Files {
	var f Files
	for _, group := range groups {
		for _, file := range group {
			file.made = &made{Renderer: file.Renderer, path: file.Path}
			file.Renderer = file.made
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

// Media yields the path and the media type of each file.
func (f *Files) Media(yield func(path, media string) bool) {
	all := f.All()
	for i := range all {
		if !yield(all[i].Path, all[i].Media) {
			return
		}
	}
}

// Outputs returns the files to be published.
func (f *Files) Outputs() []output.Output {
	all := make([]output.Output, len(f.all))
	for i := range f.all {
		all[i] = f.all[i].Output
	}
	return all
}

// made is a file that is measured when it is first made, for whatever reason: the large
// ones hold the whole record.
type made struct {
	output.Renderer
	path string

	mu      sync.Mutex
	isKnown bool
	measure Measure
}

// Render writes the file.
func (m *made) Render(w io.Writer) error {
	m.mu.Lock()
	if m.isKnown {
		m.mu.Unlock()
		return m.Renderer.Render(w)
	}
	defer m.mu.Unlock()
	return m.renderFirst(w)
}

// renderFirst writes the file and keeps what it measures.
func (m *made) renderFirst(w io.Writer) error {
	own, ok := w.(output.Measurer)
	if !ok {
		meter := output.NewMeter(w)
		w, own = meter, meter
	}
	err := m.Renderer.Render(w)
	if err == nil {
		m.measure.Bytes, m.measure.Sum, err = own.Measure()
	}
	m.isKnown = err == nil
	return err
}

func (m *made) measured() (Measure, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.isKnown {
		if err := m.renderFirst(io.Discard); err != nil {
			return Measure{}, fmt.Errorf("measure %s: %w", m.path, err)
		}
	}
	return m.measure, nil
}
