package picture

import (
	"image"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

const (
	maxParts       = 20_000  // per glyph; no letter has so many
	maxCachedParts = 200_000 // total of the outlines that a Press caches
)

type glyphKey struct {
	face  *font.Face
	glyph font.GID
}

// outline is the shape of a glyph. An em has em units; y grows downwards.
type outline []part

// part is a line or a curve. Its start is the end of the part before it, so points has
// only the points after it.
type part struct {
	op     opentype.SegmentOp
	points [3]point
}

type point struct{ x, y int }

// outline returns the shape of a glyph; it is empty if the glyph cannot be drawn.
func (p *Press) outline(face *font.Face, glyph font.GID) outline {
	key := glyphKey{face, glyph}
	if cached, ok := p.outlines[key]; ok {
		return cached
	}
	data, ok := face.GlyphDataOutline(glyph)
	if !ok || len(data.Segments) > maxParts {
		data.Segments = nil
	}
	o := make(outline, len(data.Segments))
	scale := func(v float32) int { return int(int64(v*64) * em / 64 / int64(face.Upem())) }
	for i, s := range data.Segments {
		o[i].op = s.Op
		for j, a := range s.Args {
			o[i].points[j] = point{scale(a.X), -scale(a.Y)}
		}
	}
	if p.cachedParts += len(o); p.cachedParts > maxCachedParts {
		clear(p.outlines)
		p.cachedParts = len(o)
	}
	p.outlines[key] = o
	return o
}

// stepsPerPixel is the resolution of paths: that of the rasterizer.
const stepsPerPixel = 512

// path is an outline at its position on the page, in steps.
type path []part

// at scales an outline and moves it to a position, given in 1/em of a pixel.
func (o outline) at(size, x, y int) path {
	moved := make(path, len(o))
	toSteps := func(v, origin int) int { return (v*size + origin) / (em / stepsPerPixel) }
	for i, part := range o {
		moved[i].op = part.op
		for j, q := range part.points {
			moved[i].points[j] = point{toSteps(q.x, x), toSteps(q.y, y)}
		}
	}
	return moved
}

// ends returns the points of the part that are in use.
func (s *part) ends() []point {
	switch s.op {
	case opentype.SegmentOpQuadTo:
		return s.points[:2]
	case opentype.SegmentOpCubeTo:
		return s.points[:3]
	}
	return s.points[:1]
}

// bounds returns a rectangle of pixels that contains the path.
func (p path) bounds() image.Rectangle {
	if len(p) == 0 {
		return image.Rectangle{}
	}
	low, high := p[0].points[0], p[0].points[0]
	for i := range p {
		for _, q := range p[i].ends() {
			low.x, low.y = min(low.x, q.x), min(low.y, q.y)
			high.x, high.y = max(high.x, q.x), max(high.y, q.y)
		}
	}
	return image.Rect(low.x/stepsPerPixel-1, low.y/stepsPerPixel-1, high.x/stepsPerPixel+2, high.y/stepsPerPixel+2)
}

// trace adds the path to a rasterizer whose origin is the pixel corner of the page.
func (p path) trace(r *vector.Rasterizer, corner image.Point) {
	t := tracer{raster: r, corner: point{corner.X * stepsPerPixel, corner.Y * stepsPerPixel}}
	for i := range p {
		s := &p[i]
		if s.op == opentype.SegmentOpMoveTo {
			r.ClosePath()
			t.move(s.points[0])
			continue
		}
		points := [4]point{t.pen}
		t.bend(points[:1+copy(points[1:], s.ends())])
	}
	r.ClosePath()
}

type tracer struct {
	raster *vector.Rasterizer
	corner point
	pen    point
}

func (t *tracer) move(to point) {
	t.raster.MoveTo(t.local(to))
	t.pen = to
}

func (t *tracer) line(to point) {
	t.raster.LineTo(t.local(to))
	t.pen = to
}

func (t *tracer) local(q point) (x, y float32) {
	return float32(q.x-t.corner.x) / stepsPerPixel, float32(q.y-t.corner.y) / stepsPerPixel
}

// bend adds a Bézier curve as straight lines. Their number depends on the curvature.
func (t *tracer) bend(points []point) {
	bow := 0
	for i := 1; i+1 < len(points); i++ {
		a, b, c := points[i-1], points[i], points[i+1]
		bow = max(bow, abs(a.x-2*b.x+c.x)+abs(a.y-2*b.y+c.y))
	}
	lines := 1
	for lines < 64 && lines*lines*stepsPerPixel < bow*2 {
		lines++
	}
	for i := 1; i < lines; i++ {
		t.line(along(points, i, lines))
	}
	t.line(points[len(points)-1])
}

// along returns the point at i/n of a Bézier curve, in integer arithmetic.
func along(points []point, i, n int) point {
	var q [4]point
	k := copy(q[:], points)
	for ; k > 1; k-- {
		for j := range k - 1 {
			q[j].x += (q[j+1].x - q[j].x) * i / n
			q[j].y += (q[j+1].y - q[j].y) * i / n
		}
	}
	return q[0]
}

func abs(n int) int { return max(n, -n) }
