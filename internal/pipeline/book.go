package pipeline

import (
	"errors"
	"io"
	"path"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/epub"
	"annals/internal/output/media"
	"annals/internal/publish"
	"annals/internal/site"
)

// fullBookPicture is the width from which a book has a smaller size of a picture.
const fullBookPicture = 800

// bookPictures gives books, which must not import another format, the pictures of the
// record: the largest of the smaller sizes, or the picture itself if it is small.
func bookPictures(pictures *media.Pictures, there *published) epub.Pictures {
	return func(f *site.File) epub.Picture {
		all := pictures.Of(f)
		if len(all) == 0 || f.Width < fullBookPicture && f.Turned <= 1 {
			return epub.Picture{Width: f.Width, Height: f.Height, Bytes: f.Size, Media: f.Type, Renderer: bookPicture{f, f.Path}}
		}
		largest := all[len(all)-1]
		kind := "image/jpeg"
		if path.Ext(largest.Path) == ".png" {
			kind = "image/png"
		}
		return epub.Picture{
			Width: largest.Width, Height: largest.Height, Bytes: largest.About(), Media: kind,
			Renderer: bookPicture{there.picture(largest), f.Path},
		}
	}
}

// bookPicture is a picture of a book. What is wrong with it is reported at its own file, and
// not at the book.
type bookPicture struct {
	output.Renderer
	file string
}

// Render writes the picture.
func (p bookPicture) Render(w io.Writer) error {
	err := p.Renderer.Render(w)
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return &fileProblem{problem, p.file}
	}
	return err
}

// fileProblem is a problem of another file than the one that the output is made from.
type fileProblem struct {
	*diag.Problem
	file string
}

// published knows which smaller pictures need not be made again, since they were published
// before. A nil published knows of none.
type published struct {
	read func(path string, w io.Writer) (isThere bool, err error)
}

// setKept tells of the derived outputs that a stage has before any is rendered: those that
// are not left to be rendered.
func (p *published) setKept(stage *publish.Stage, planned, left []output.Output) {
	kept := map[string]bool{}
	for i := range planned {
		if planned[i].Derived {
			kept[planned[i].Path] = true
		}
	}
	for i := range left {
		delete(kept, left[i].Path)
	}
	p.read = func(path string, w io.Writer) (bool, error) {
		if !kept[path] {
			return false, nil
		}
		return true, stage.Read(path, func(r io.Reader) error {
			_, err := io.Copy(w, r)
			return err
		})
	}
}

// picture returns a smaller picture, which is taken from the files that were published if
// it is among them.
func (p *published) picture(s media.Smaller) output.Renderer {
	if p == nil {
		return s
	}
	return publishedPicture{s, p}
}

type publishedPicture struct {
	media.Smaller
	published *published
}

// Render writes the picture.
func (p publishedPicture) Render(w io.Writer) error {
	if p.published.read != nil {
		if isThere, err := p.published.read(p.Path, w); isThere || err != nil {
			return err
		}
	}
	return p.Smaller.Render(w)
}
