// Package deposit is the format of a deposit in an archive: a zip file with the files of
// data, and what archives want to know of them.
//
//	data/                   the files of data, with datapackage.json and the text editions
//	CITATION.cff            how to cite it
//	LICENSE                 the terms of the data and of the texts
//	ro-crate-metadata.json  what each file is (RO-Crate, version 1.2)
//	.zenodo.json            the form that Zenodo fills in
//	manifest.sha256         the checksums of all other files
//
// Its input is the Site and the files of other formats; its output is the zip file, written
// as a stream. The same input gives the same bytes. What only people can
// know is not made up: who the authors are besides the publisher, a DOI, grants.
package deposit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"annals/internal/jsonobject"
	"annals/internal/output"
	"annals/internal/output/dataset"
	"annals/internal/record/license"
	"annals/internal/site"
	"annals/internal/theme/locale"
	"annals/internal/zipfile"
)

// Files are the files of a deposit that other formats make.
type Files struct {
	Data   *dataset.Files
	Others []output.Output // data/datapackage.json, CITATION.cff
}

// Zip returns the deposit.
func Zip(s *site.Site, locales map[string]*locale.Locale, files Files) output.Renderer {
	return archive{site: s, locale: locales[s.Config.DefaultLanguage], tag: s.Config.DefaultLanguage, files: files}
}

// HasTerms reports whether archives know the terms of the data.
func HasTerms(s *site.Site) bool {
	_, ok := license.Find(s.Config.DataLicense.Strings())
	return ok
}

type archive struct {
	site   *site.Site
	locale *locale.Locale
	tag    string // of the language of the descriptions
	files  Files
}

// file is a file that is in the archive.
type file struct {
	path, about, media string
	bytes              int64
	sum                [sha256.Size]byte
}

// Render writes the zip file.
func (a archive) Render(w io.Writer) error {
	p := packer{zip: zipfile.New(w)}
	p.dataset(a.locale, a.files)
	p.add(file{path: "LICENSE", about: a.locale.T("footer.license"), media: "text/plain"}, text(a.terms()))
	p.add(file{path: ".zenodo.json", media: "application/json"}, document(a.zenodo()))
	p.add(file{path: "ro-crate-metadata.json", media: "application/ld+json"}, document(a.crate(p.files)))
	var sums strings.Builder
	for _, f := range p.files {
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(f.sum[:]), f.path)
	}
	p.add(file{path: "manifest.sha256", media: "text/plain"}, text(sums.String()))
	if p.err == nil {
		p.err = p.zip.Close()
	}
	if p.err != nil {
		return fmt.Errorf("write the deposit: %w", p.err)
	}
	return nil
}

// packer puts files into the archive. After an error it does nothing.
type packer struct {
	zip   *zipfile.Writer
	files []file
	err   error
}

func (p *packer) dataset(l *locale.Locale, files Files) {
	all := files.Data.All()
	for i := range all {
		f := &all[i]
		p.add(file{path: f.Path, about: l.T(f.Message), media: f.Media}, f.Render)
	}
	for _, o := range files.Others {
		media := "application/json"
		if !strings.HasSuffix(o.Path, ".json") {
			media = "text/yaml"
		}
		p.add(file{path: o.Path, media: media}, o.Render)
	}
}

func (p *packer) add(f file, render func(io.Writer) error) {
	if p.err != nil {
		return
	}
	w, err := p.zip.Create(f.path, false)
	if err != nil {
		p.err = err
		return
	}
	meter := output.NewMeter(w)
	if p.err = render(meter); p.err == nil {
		f.bytes, f.sum, p.err = meter.Measure()
		p.files = append(p.files, f)
	}
}

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func document(o jsonobject.Object) func(io.Writer) error {
	return func(w io.Writer) error {
		text, err := jsonobject.MarshalIndent(o)
		if err == nil {
			_, err = w.Write(text)
		}
		return err
	}
}
