package stricttoml

import "reflect"

// Shape describes the TOML that a Go type accepts. It is derived from the plan by
// which a Decoder fills that type, so the two cannot differ. Shapes are
// comparable: equal ones describe the same type.
type Shape struct{ plan *plan }

// Key is one key that a table may hold.
type Key struct {
	Name     string
	Required bool
	Is       string // the tag `is:"…"`, or "": what the value refers to; the decoder ignores it
	Shape    Shape
}

// Shape returns the shape of the decoder's type.
func (d *Decoder[T]) Shape() Shape { return Shape{d.plan} }

// Want returns the kind of value. For WantCustom, only the Go type's FromTOML
// knows what is valid.
func (s Shape) Want() Want { return s.target().want }

// Elem returns the shape of the elements of a WantList or a WantMap.
func (s Shape) Elem() Shape { return Shape{s.target().elem} }

// Zero returns the zero value of the Go type, to distinguish types.
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

// Find returns the key of a WantTable that a name of another program or language stands
// for, or "".
func (s Shape) Find(name string) string { return s.target().inner().known(name) }

// In returns the shape of a key's value, behind lists and pointers; false if there is none.
func (s Shape) In(key string) (Shape, bool) {
	if f := s.target().inner().byName[key]; f != nil {
		return Shape{f.plan.inner()}, true
	}
	return Shape{}, false
}

// target returns the plan behind all pointers.
func (s Shape) target() *plan {
	p := s.plan
	for p.want == WantPointer {
		p = p.elem
	}
	return p
}
