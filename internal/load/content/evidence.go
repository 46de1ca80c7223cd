package content

import (
	"bytes"
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/cleanfile"
	"annals/internal/load/layout"
	"annals/internal/load/media"
	"annals/internal/load/sitedir"
)

// maxPicture is the size of the largest picture beside an entry, in bytes.
const maxPicture = 20 << 20

// evidence reads and examines a file in the folder of an entry.
func (l *Loader) evidence(dir *sitedir.Dir, from *sitedir.Reader, f sitedir.File, named layout.File) (r Result, err error) {
	limit := int64(media.MaxFile)
	if media.IsPicture(f.Path) {
		limit = maxPicture
	}
	data, err := from.Read(f.Path, limit, &r.Problems)
	if err != nil || data == nil {
		return r, err
	}
	return l.examine(dir, f.Path, data, named), nil
}

// examine examines the bytes of a file in the folder of an entry.
func (l *Loader) examine(dir *sitedir.Dir, file string, data []byte, named layout.File) (r Result) {
	whole := diag.Range{Position: diag.Position{File: file}}
	if len(bytes.TrimSpace(data)) == 0 {
		r.Problems.Error(whole, diag.FileEmpty, "the file is empty", "put the whole file in its place, or delete it")
		return r
	}
	if width, height, _ := media.Dimensions(data); width*height > media.MaxDecoded {
		r.Problems.Error(whole, diag.PictureTooLarge,
			fmt.Sprintf("the picture has %d by %d points; %d million points in all are the most", width, height, media.MaxDecoded/1_000_000),
			"save it smaller: 4,000 points in width are more than any screen shows")
		return r
	}
	if clean, parts := cleanfile.Examine(dir, file, data, l.cfg.Evidence.IsAsIs(file, media.IsActive(file)), l.Known, &r.Problems); parts != nil {
		r.Evidence = &EvidenceFile{File: clean, ID: named.ID, Name: named.Name}
	}
	return r
}

// media checks what belongs to the entry besides its text. Whether the files exist is
// known when all are.
func (c *checker) media(e *Entry) {
	for i := range e.Media {
		c.prefix = elementKey("media", i) + "."
		m := &e.Media[i]
		c.fileName("file", m.File)
		c.fileName("captions", m.Captions)
		c.text("alt", "alternative text", m.Alt)
		c.text("caption", "caption", m.Caption)
		c.text("credit", "credit", m.Credit)
		c.text("license", "licence", m.License)
		c.text("place", "place", m.Place)
		c.text("source", "source", m.Source)
		c.text("warning", "warning", m.Warning)
		for j := range i {
			if m.File != "" && m.File == e.Media[j].File {
				c.problems.Error(c.at("file"), diag.InvalidValue, fmt.Sprintf("%q stands here twice", m.File), "delete one of the two tables")
				break
			}
		}
	}
	c.prefix = ""
}

// fileName reports a name that names no file.
func (c *checker) fileName(key, name string) {
	if name == "" && c.isSet(key) {
		c.problems.Error(c.at(key), diag.InvalidValue, "this names no file", `write its name in the folder of the entry, such as "hall.jpg"`)
	}
}
