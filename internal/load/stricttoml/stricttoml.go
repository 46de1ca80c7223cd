package stricttoml

import (
	"fmt"
	"reflect"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"

	"annals/internal/diag"
)

// Decode decodes front matter into dst, a pointer to a struct. src begins at line
// firstLine of file. For a type that is decoded often, use a Decoder.
func Decode(file string, firstLine int, src []byte, dst any) (Keys, diag.List) {
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("stricttoml: Decode needs a pointer to a struct, not %T", dst))
	}
	return decode(planner{}.plan(v.Elem().Type()), FrontMatter, &unstable.Parser{}, file, firstLine, src, v.Elem())
}

// Decoder decodes TOML into one type. It is safe for concurrent use.
type Decoder[T any] struct {
	plan     *plan
	maxBytes int
	parsers  sync.Pool // of *unstable.Parser, which reuse their buffers
}

// For returns a decoder for the struct type T that accepts at most maxBytes
// (FrontMatter, File or GeneratedFile). It panics for a type that TOML cannot
// fill.
func For[T any](maxBytes int) *Decoder[T] {
	p := planner{}.plan(reflect.TypeFor[T]())
	if p.want != WantTable {
		panic(fmt.Sprintf("stricttoml: %v is no struct", p.typ))
	}
	return &Decoder[T]{plan: p, maxBytes: maxBytes, parsers: sync.Pool{New: func() any { return &unstable.Parser{} }}}
}

// Decode decodes src, which begins at line firstLine of file, into dst. The
// returned Keys are valid even when the list holds errors.
func (d *Decoder[T]) Decode(file string, firstLine int, src []byte, dst *T) (Keys, diag.List) {
	parser := d.parsers.Get().(*unstable.Parser)
	defer d.parsers.Put(parser)
	return decode(d.plan, d.maxBytes, parser, file, firstLine, src, reflect.ValueOf(dst).Elem())
}

// reporter receives a problem with the span of the source that it concerns.
type reporter func(at span, p *diag.Problem)

func decode(p *plan, maxBytes int, parser *unstable.Parser, file string, firstLine int, src []byte, dst reflect.Value) (Keys, diag.List) {
	if at, problem := checkLimits(src, maxBytes); problem != nil {
		t := rejectedText(file, firstLine, string(src[:at]))
		return Keys{t}, diag.List{problem.At(t.at(span{at, at}))}
	}
	t := &text{file: file, firstLine: int32(firstLine), source: string(src)}
	f := &filler{text: t, src: src, root: p, keyPath: make([]string, 0, 4)}
	report := func(at span, p *diag.Problem) { f.list = append(f.list, p.At(t.at(at))) }

	doc := locate(parser, p, src, t.source, report)
	values := decodeValues(doc, t.source, report)
	t.broken = doc.broken || values == nil
	if values != nil {
		f.copies.Grow(doc.root.textSize())
		f.table(p, doc.root, values, dst)
	}
	t.keep(doc.root)
	f.list.Sort()
	return Keys{t}, f.list
}
