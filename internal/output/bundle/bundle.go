// Package bundle is the format of the whole site as one file, for a stick or an e-mail:
//
//	downloads/site.zip
//
// Its input is the files of the finished site; its output is an archive of all of them but
// those in downloads/, in the order of their names, with two more: READ ME.txt, which says
// in every language what the archive is, of which day, how to open it and how to check it,
// and manifest.sha256, the checksums of what is in it.
//
// It may hold some of the site's languages only. A link of a page to what is not in the
// archive leads to the site's address, or nowhere where it has none. All else is as it is
// published. One file at a time is in memory, and of a large one a part.
package bundle

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"path"
	"slices"
	"strings"

	"annals/internal/output"
	"annals/internal/site"
	"annals/internal/theme/locale"
	"annals/internal/zipfile"
)

const (
	// ReadMe is the name of the file that says what the archive is.
	ReadMe = "READ ME.txt"

	manifestName = "manifest.sha256"
)

// Bundle is what is put into an archive.
type Bundle struct {
	Site      *site.Site
	Locales   map[string]*locale.Locale // one for each language of the site
	Languages []string                  // the tags of those that are in the archive
	Files     []output.Output           // all of the site
}

// Write writes the archive. content writes what a file holds.
func (b Bundle) Write(w io.Writer, content func(*output.Output, io.Writer) error) error {
	files := b.files()
	a := archive{zip: zipfile.New(w), links: b.links(files)}
	if !slices.ContainsFunc(files, func(o *output.Output) bool { return o.Path == ReadMe }) {
		err := a.add(ReadMe, nil, func(w io.Writer) error { return b.readMe(w) })
		if err != nil {
			return err
		}
	}
	for _, o := range files {
		var links *links
		if o.IsTemplated() {
			links = a.links
		}
		if err := a.add(o.Path, links, func(w io.Writer) error { return content(o, w) }); err != nil {
			return err
		}
	}
	slices.SortFunc(a.sums, func(a, b sum) int { return cmp.Compare(a.path, b.path) })
	var list []byte
	for _, s := range a.sums {
		list = fmt.Appendf(list, "%x  %s\n", s.sum, s.path)
	}
	if err := a.zip.Put(manifestName, list); err != nil {
		return err
	}
	return a.zip.Close()
}

// files returns what is put into the archive, in the order of the paths.
func (b Bundle) files() []*output.Output {
	var all []*output.Output
	for i := range b.Files {
		o := &b.Files[i]
		if tag := b.language(o); !strings.HasPrefix(o.Path, site.Downloads) && (tag == "" || slices.Contains(b.Languages, tag)) {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b *output.Output) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// shared are the kinds of files that are for all languages, wherever they lie.
var shared = []string{"static file", "evidence", "headers", "sitemap", "data package", "table", "entry data", "bibliography"}

// language returns the language of a file: that of its folder, or of its name if it is no
// page, as of data/record.ko.txt. It is "" of a file for all languages.
func (b Bundle) language(o *output.Output) string {
	if slices.Contains(shared, o.Kind) || o.Path == "print.css" {
		return ""
	}
	folder, _, _ := strings.Cut(o.Path, "/")
	name := ""
	if base := path.Base(o.Path); !o.IsTemplated() {
		name = strings.TrimPrefix(path.Ext(strings.TrimSuffix(base, path.Ext(base))), ".")
	}
	for _, l := range b.Site.Config.Languages {
		if l.Tag == name || l.Tag == folder && l.Tag != b.Site.Config.DefaultLanguage {
			return l.Tag
		}
	}
	return b.Site.Config.DefaultLanguage
}

// archive is an archive while it is written.
type archive struct {
	zip   *zipfile.Writer
	links *links
	sums  []sum
	spool spool
}

type sum struct {
	path string
	sum  [sha256.Size]byte
}

// add adds a file. Its links are changed if there are any to change.
func (a *archive) add(name string, links *links, write func(io.Writer) error) error {
	a.spool.begin(a.zip, name)
	var err error
	if links == nil {
		err = write(&a.spool)
	} else {
		err = links.change(&a.spool, name, write)
	}
	if err == nil {
		err = a.spool.end()
	}
	if err != nil {
		return fmt.Errorf("put %s into the archive: %w", name, err)
	}
	s := sum{path: name}
	a.spool.hash.Sum(s.sum[:0])
	a.sums = append(a.sums, s)
	return nil
}

// spool takes the content of a file: it keeps a small one until it is whole, and passes
// a large one on.
type spool struct {
	zip  *zipfile.Writer
	name string
	kept []byte
	to   io.Writer // nil while the file is kept
	hash hash.Hash
}

// maxKept is the size up to which a file is kept, so that it is stored in the better of
// two ways.
const maxKept = 8 << 20

func (s *spool) begin(zip *zipfile.Writer, name string) {
	*s = spool{zip: zip, name: name, kept: s.kept[:0], hash: sha256.New()}
}

// Write takes a part of the content.
func (s *spool) Write(data []byte) (int, error) {
	s.hash.Write(data)
	if s.to == nil && len(s.kept)+len(data) <= maxKept {
		s.kept = append(s.kept, data...)
		return len(data), nil
	}
	if s.to == nil {
		var err error
		if s.to, err = s.zip.Create(s.name, isPacked(s.name)); err != nil {
			return 0, err
		}
		if _, err := s.to.Write(s.kept); err != nil {
			return 0, err
		}
	}
	return s.to.Write(data)
}

func (s *spool) end() error {
	if s.to != nil {
		return nil
	}
	return s.zip.Put(s.name, s.kept)
}

// packed are the extensions of files that cannot be made smaller.
var packed = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".mp3", ".m4a", ".ogg", ".opus", ".mp4", ".webm", ".pdf", ".zip", ".gz", ".woff2", ".epub"}

func isPacked(name string) bool { return slices.Contains(packed, strings.ToLower(path.Ext(name))) }
