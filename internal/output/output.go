// Package output defines Output, one file of the finished site: the plan stage lists
// them and the render stage makes them.
//
// A format (HTML, feeds, the sitemap, …) is a folder below this one that turns a
// site.Site into Outputs and imports no other format.
package output

import (
	"crypto/sha256"
	"hash"
	"io"
)

// Output is one file to publish.
type Output struct {
	Path    string // relative to the output folder, checked by sitepath.Check
	From    string // the file of the site that it is made from; "" if made from many
	Page    bool   // an HTML page for readers
	Derived bool   // its path names its bytes: a file that was published there before is the same
	Streams bool   // of a size without limit: it is published while it is rendered, from no buffer

	// Sum is the SHA-256 of the bytes, where that is known before they are rendered; zero
	// where it is not.
	Sum [sha256.Size]byte

	Kind string // in a word or two; of a page the template
	Renderer
}

// KindRedirect is the Kind of a page that leads from an old address to the new one.
const KindRedirect = "redirect"

// KindEmbed is the Kind of a page that other sites may show in a frame. It carries
// EmbedPolicy.
const KindEmbed = "embed"

// IsTemplated reports whether the file is made by a template and carries a policy.
// Any other file may be active content that nobody has looked at: its name says
// nothing.
func (o Output) IsTemplated() bool { return o.Page || o.Kind == KindRedirect || o.Kind == KindEmbed }

// Measurer is a writer that knows what was written to it, for those who would measure it
// too.
type Measurer interface {
	Measure() (bytes int64, sum [sha256.Size]byte, err error)
}

// Meter is a Measurer that passes on what it measures.
type Meter struct {
	to    io.Writer
	sum   hash.Hash
	bytes int64
}

// NewMeter returns a Meter that writes to w.
func NewMeter(w io.Writer) *Meter { return &Meter{to: w, sum: sha256.New()} }

func (m *Meter) Write(data []byte) (int, error) {
	n, err := m.to.Write(data)
	m.sum.Write(data[:n])
	m.bytes += int64(n)
	return n, err
}

// Measure returns the size and the SHA-256 of what was written so far.
func (m *Meter) Measure() (bytes int64, sum [sha256.Size]byte, err error) {
	m.sum.Sum(sum[:0])
	return m.bytes, sum, nil
}

// Renderer is the value that one file is made from.
type Renderer interface {
	// Render writes the file. It is a pure function: it writes the same bytes each
	// time, in any order of files and on any number of goroutines.
	Render(w io.Writer) error
}
