// Package media is the format of the evidence of entries: the pictures, papers and
// recordings in the folders beside them, and smaller sizes of their JPEG and PNG
// pictures.
//
// The name of a smaller picture has a hash of all that its bytes depend on: the bytes of
// the picture, the size, and the recipe, which is measured (see newRecipe). So a file of
// that name that was published before is the same file, and need not be made again
// (output.Output.Derived).
package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"iter"
	"path"
	"strconv"

	"annals/internal/diag"
	cleaning "annals/internal/load/media"
	"annals/internal/output"
	"annals/internal/par"
	"annals/internal/site"
	"annals/internal/sitepath"
)

// widths are the widths of smaller pictures: of the box in which a page shows them, and
// more for screens of several dots to a pixel. Readers on a phone pay for what they load,
// so a list of pictures is shown in the smaller ones there, too (see picture.html).
var widths = []int{240, 320, 640}

// maxColours is the size of a colour profile that a smaller picture keeps.
const maxColours = 4 << 10

// Pictures makes the smaller sizes of the pictures of a site.
type Pictures struct {
	site   *site.Site
	recipe [sha256.Size]byte
	memory *par.Budget
}

// New returns the pictures of s.
func New(s *site.Site) *Pictures {
	p := &Pictures{site: s}
	if len(s.Pictures) > 0 {
		p.recipe, p.memory = newRecipe(), par.NewBudget(site.MaxUnpacked)
	}
	return p
}

// Smaller is a smaller size of a picture.
type Smaller struct {
	Path          string
	Width, Height int

	of     *site.File
	memory *par.Budget
}

// Of lists the smaller sizes of a picture, the smallest first.
func (p *Pictures) Of(f *site.File) []Smaller {
	if !f.IsUnpacked() {
		return nil
	}
	var all []Smaller
	for _, width := range widths {
		if width*5/4 > f.Width {
			break
		}
		height := max(1, (f.Height*width+f.Width/2)/f.Width)
		all = append(all, Smaller{
			Path: name(f.Address, p.recipe, f.Sum, width), Width: width, Height: height, of: f, memory: p.memory,
		})
	}
	return all
}

// name returns the name of a smaller size of a picture with a checksum.
func name(address string, recipe, sum [sha256.Size]byte, width int) string {
	key := append(hex.AppendEncode(nil, recipe[:]), ' ')
	key = append(hex.AppendEncode(key, sum[:]), ' ')
	key = strconv.AppendInt(key, int64(width), 10)
	return sitepath.Derived(address, strconv.Itoa(width)+"w", sha256.Sum256(key))
}

// Cleaned returns those pictures among published ones that were cleaned by the rules of
// this program, by their checksums: of each there is a smaller size whose name says so. Of
// several with one checksum it has the path of one.
func Cleaned(published iter.Seq2[string, [sha256.Size]byte]) map[[sha256.Size]byte]string {
	made := map[string]bool{}
	for path := range published {
		if mark := sitepath.DerivedMark(path); mark != "" {
			made[mark] = true
		}
	}
	cleaned := map[[sha256.Size]byte]string{}
	if len(made) == 0 {
		return cleaned
	}
	recipe := newRecipe()
	for path, sum := range published {
		if made[sitepath.DerivedMark(name(path, recipe, sum, widths[0]))] {
			cleaned[sum] = path
		}
	}
	return cleaned
}

// About returns about how many bytes the picture has, rather too many than too few.
func (s Smaller) About() int64 {
	points := int64(s.Width) * int64(s.Height)
	if path.Ext(s.Path) == ".png" {
		return 2 * points
	}
	return points / 3
}

// Outputs lists the files of the site: all evidence, and the smaller sizes of what
// entries and texts show.
func (p *Pictures) Outputs() []output.Output {
	var all []output.Output
	for _, f := range p.site.Evidence {
		all = append(all, output.Output{Path: f.Address, From: f.Path, Sum: f.Sum, Renderer: f})
	}
	for _, f := range p.site.Pictures {
		for _, s := range p.Of(f) {
			all = append(all, output.Output{Path: s.Path, From: f.Path, Derived: true, Renderer: s})
		}
	}
	return all
}

// Render writes the picture. A picture that cannot be decoded is a *diag.Problem.
func (s Smaller) Render(w io.Writer) error {
	defer acquire(s.memory, s.of.Unpacked)()
	parts, err := s.of.Parts()
	if err != nil {
		return err
	}
	data := bytes.Join(parts, nil)
	if sha256.Sum256(data) != s.of.Sum {
		return &diag.Problem{
			Code: diag.FileUnreadable, Message: "the file was changed while the site was built", Hint: "build again",
		}
	}
	small, err := s.make(data)
	if err != nil {
		return &diag.Problem{
			Code: diag.BrokenFile, Message: fmt.Sprintf("the picture cannot be decoded, so nobody may see it: %v", err),
			Hint: "open the original in the program that made it and save it again",
		}
	}
	if _, err := w.Write(small); err != nil {
		return fmt.Errorf("write %s: %w", s.Path, err)
	}
	return nil
}

// make returns the bytes of the smaller picture.
func (s Smaller) make(data []byte) ([]byte, error) {
	picture, err := decode(data)
	if err != nil {
		return nil, err
	}
	width, height := s.Width, s.Height
	if s.of.Turned >= 5 { // on its side
		width, height = height, width
	}
	small := rotate(shrink(picture, width, height), s.of.Turned)
	return encode(small, path.Ext(s.Path), cleaning.Colours(data, maxColours))
}

// decode reads a JPEG or PNG picture.
func decode(data []byte) (image.Image, error) {
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		return png.Decode(bytes.NewReader(data))
	}
	return jpeg.Decode(bytes.NewReader(data))
}

// encode writes a picture in the form that the end of its name asks for.
func encode(picture image.Image, ending string, colours []byte) ([]byte, error) {
	const quality = 75
	var b bytes.Buffer
	var err error
	if ending == ".png" {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, picture)
	} else {
		err = jpeg.Encode(&b, picture, &jpeg.Options{Quality: quality})
	}
	return cleaning.WithColours(b.Bytes(), colours), err
}
