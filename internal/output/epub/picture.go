package epub

import (
	"path"
	"strconv"
	"strings"

	"annals/internal/output"
	"annals/internal/site"
)

// maxPictures is about how many bytes the pictures of a book may take: a book is sent by e-mail,
// and read on phones with little memory. What comes after it is described. The guide names it.
const maxPictures = 20 << 20

// Picture is a picture in the size that a book has it in.
type Picture struct {
	Width, Height int
	Bytes         int64  // about, if it is not known before it is made
	Media         string // image/jpeg or image/png
	output.Renderer
}

// Pictures returns a picture of the site as a book has it. The function may be nil: books
// without pictures.
type Pictures func(*site.File) Picture

// picture is a picture that is in the book.
type picture struct {
	Picture
	id, name string // of its file
}

// picturePrefix marks, in texts that are being written, the address of a picture of the
// record. It is no scheme of the web.
const picturePrefix = "picture:"

// choosePictures decides, in the order of the book, which pictures have room. A picture
// with a warning is in no book, wherever else it is shown: reading programs open pages
// that nobody asked for. Nor is one that moves, which may flash, or that not all of them
// can show: pictures are JPEG and PNG that a smaller size could be made of.
func (p *plan) choosePictures(s *site.Site, pictures Pictures) {
	if pictures == nil {
		return
	}
	warned := warnedFiles(s)
	p.pictures = map[string]*picture{}
	left := int64(maxPictures)
	choose := func(f *site.File) {
		if f == nil || p.pictures[f.Address] != nil || warned[f.Address] || !f.IsPicture() || !f.IsUnpacked() {
			return
		}
		shown := pictures(f)
		if shown.Bytes > left {
			return
		}
		left -= shown.Bytes
		id, ending := "picture-"+strconv.Itoa(len(p.pictures)+1), ".jpg"
		if shown.Media == "image/png" {
			ending = ".png"
		}
		p.pictures[f.Address] = &picture{Picture: shown, id: id, name: id + ending}
	}
	for _, y := range s.Years {
		eachPicture(s, &y.Texts, choose)
		for _, e := range y.Entries {
			eachPicture(s, &e.Texts, choose)
			for i := range e.Media {
				choose(e.Media[i].File)
			}
		}
	}
}

// warnedFiles returns the addresses of all files that an entry warns of.
func warnedFiles(s *site.Site) map[string]bool {
	warned := map[string]bool{}
	for _, e := range s.Entries {
		for i := range e.Media {
			if !e.Media[i].Warning.IsZero() {
				warned[e.Media[i].File.Address] = true
			}
		}
	}
	return warned
}

// eachPicture calls do with the pictures of the record that texts show.
func eachPicture(s *site.Site, texts *site.Texts, do func(*site.File)) {
	for _, tag := range s.Tags() {
		t := texts.In(tag)
		if t == nil {
			continue
		}
		for i := range t.Body.Links {
			if t.Body.Links[i].Image {
				do(s.Picture(t, i))
			}
		}
	}
}

// describes reports whether an entry has a file that the book does not have.
func (p *plan) describes(e *site.Entry) bool {
	for i := range e.Media {
		if p.pictures[e.Media[i].File.Address] == nil {
			return true
		}
	}
	return false
}

// img writes a picture of the book, and notes that it is in it. Readers who do not see it
// get alt.
func (p *printer) img(shown *picture, alt phrase) {
	if !p.isShown[shown] {
		p.isShown[shown] = true
		p.shown = append(p.shown, shown)
	}
	if alt.Text == "" {
		alt = phrase{Text: path.Base(shown.name), In: leftToRight}
	}
	p.void("img", append([]string{
		"src", shown.name, "alt", alt.Text, "width", strconv.Itoa(shown.Width), "height", strconv.Itoa(shown.Height),
	}, p.attributes(alt)...)...)
}

// pictureFiles writes the pictures of the book, one after the other.
func (b *book) pictureFiles() error {
	for _, shown := range b.shown {
		w, err := b.zip.Create(folder+shown.name, true)
		if err == nil {
			err = shown.Render(w)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// pictureOf returns the picture of a text that an address marks, or nil.
func (p *printer) pictureOf(src string) (shown *picture, address string) {
	address, ok := strings.CutPrefix(src, picturePrefix)
	if !ok {
		return nil, src
	}
	return p.plan().pictures[address], p.Site.URL(address)
}
