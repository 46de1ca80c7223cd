package stricttoml

import "reflect"

// Shape tells what TOML a Go type takes. It is the plan by which a Decoder
// fills that type, so what is told by it and what is refused cannot disagree.
// Shapes can be compared: equal ones describe the same type.
type Shape struct{ plan *plan }

// Key is one key that a table may hold.
type Key struct {
	Name     string
	Required bool
	Is       string // what the tag `is:"…"` says of the value, or ""; the decoder ignores it
	Shape    Shape
}

// Shape returns what the decoder takes.
func (d *Decoder[T]) Shape() Shape { return Shape{d.plan} }

// Want returns what a value has to be. Of WantCustom, only the Go type knows
// more.
func (s Shape) Want() Want { return s.target().want }

// Elem returns the shape of the elements of a WantList or a WantMap.
func (s Shape) Elem() Shape { return Shape{s.target().elem} }

// Zero returns the zero value of the Go type, for telling types apart.
func (s Shape) Zero() any { return reflect.Zero(s.target().typ).Interface() }

// Keys returns the keys of a WantTable, in the order of the struct.
func (s Shape) Keys() []Key {
	p := s.target()
	keys := make([]Key, len(p.fields))
	for i, f := range p.fields {
		keys[i] = Key{f.name, f.required, f.is, Shape{f.plan}}
	}
	return keys
}

// target is the plan of what a pointer points to.
func (s Shape) target() *plan {
	p := s.plan
	for p.want == WantPointer {
		p = p.elem
	}
	return p
}
