package media

import (
	"image"
	"image/color"
	"image/draw"
)

// channels of a point: red, green, blue and what it covers.
const channels = 4

// shrink returns a picture with fewer points. Each of them is the mean of the area of the
// original that it stands for. All is done in whole numbers, so that every processor
// makes the same: those that multiply and add in one step round otherwise.
func shrink(from image.Image, width, height int) image.Image {
	size := from.Bounds().Size()
	s := shrinker{from: size, to: image.Pt(width, height), row: make([]uint64, width*channels), sums: make([]uint64, width*channels)}
	s.out = image.NewRGBA(image.Rect(0, 0, width, height))
	const rows = 16 // are converted at once
	strip := image.NewRGBA(image.Rect(0, 0, size.X, rows))
	for y := 0; y < size.Y; y += rows {
		draw.Draw(strip, strip.Rect, from, from.Bounds().Min.Add(image.Pt(0, y)), draw.Src)
		for i := range min(rows, size.Y-y) {
			s.add(strip.Pix[i*strip.Stride : i*strip.Stride+size.X*channels])
		}
	}
	if from.ColorModel() == color.GrayModel {
		return grey(s.out)
	}
	return s.out
}

// shrinker makes the rows of the smaller picture, one after the other. A row of the
// original is as many units high as the smaller picture has rows, and a row of that as
// many as the original has; likewise columns.
type shrinker struct {
	from, to image.Point
	row      []uint64 // a row of the original, narrowed
	sums     []uint64 // the rows of the original in the current row, each times its units
	filled   int      // units of the current row that are in sums
	y        int
	out      *image.RGBA
}

// add adds a row of the original.
func (s *shrinker) add(points []uint8) {
	s.narrow(points)
	for left := s.to.Y; left > 0; {
		n := min(left, s.from.Y-s.filled)
		for i, v := range s.row {
			s.sums[i] += v * uint64(n)
		}
		left -= n
		if s.filled += n; s.filled == s.from.Y {
			s.write()
		}
	}
}

// narrow sums the points of a row up, each times its units.
func (s *shrinker) narrow(points []uint8) {
	clear(s.row)
	x, filled := 0, 0
	for i := 0; i < len(points); i += channels {
		for left := s.to.X; left > 0; {
			n := min(left, s.from.X-filled)
			to := s.row[x : x+channels : x+channels]
			for c := range to {
				to[c] += uint64(points[i+c]) * uint64(n)
			}
			left -= n
			if filled += n; filled == s.from.X {
				x, filled = x+channels, 0
			}
		}
	}
}

// write writes the current row and begins the next.
func (s *shrinker) write() {
	area := uint64(s.from.X) * uint64(s.from.Y)
	to := s.out.Pix[s.y*s.out.Stride:]
	for i, sum := range s.sums {
		to[i] = uint8((sum + area/2) / area)
	}
	clear(s.sums)
	s.filled = 0
	s.y++
}

// grey returns a picture all points of which are grey in a form that says so.
func grey(from *image.RGBA) *image.Gray {
	out := image.NewGray(from.Rect)
	for i := range out.Pix {
		out.Pix[i] = from.Pix[i*channels]
	}
	return out
}

// rotate returns a picture as the orientation of EXIF says that it is shown.
func rotate(from image.Image, orientation int) image.Image {
	if orientation <= 1 || orientation > 8 {
		return from
	}
	size := from.Bounds().Size()
	w, h := size.X, size.Y
	to := size
	if orientation >= 5 { // on its side
		to = image.Pt(h, w)
	}
	var out draw.Image = image.NewRGBA(image.Rectangle{Max: to})
	if from.ColorModel() == color.GrayModel {
		out = image.NewGray(image.Rectangle{Max: to})
	}
	source := [...]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, h - 1 - x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return w - 1 - y, x },
	}[orientation]
	for y := range to.Y {
		for x := range to.X {
			fromX, fromY := source(x, y)
			out.Set(x, y, from.At(fromX, fromY))
		}
	}
	return out
}
