package program

import (
	"html/template"
	"reflect"
)

// textKind is the type of a value that is a text, as escapers distinguish it.
type textKind uint8

const (
	noText  textKind = iota // not a text
	plain                   // a string
	markup                  // a template.HTML
	address                 // a template.URL
)

// value is the result of an expression. Texts are kept apart from other values,
// since they then need no reflection.
type value struct {
	kind  textKind
	inAny bool          // text/template would hold it in an interface
	text  string        // unless kind is noText
	ref   reflect.Value // if kind is noText; invalid for no value
}

var (
	stringType  = reflect.TypeFor[string]()
	intType     = reflect.TypeFor[int]()
	markupType  = reflect.TypeFor[template.HTML]()
	addressType = reflect.TypeFor[template.URL]()
	valueType   = reflect.TypeFor[reflect.Value]()
	anyType     = reflect.TypeFor[any]()
	dictType    = reflect.TypeFor[map[string]any]()
	errorType   = reflect.TypeFor[error]()
)

// textKindOf returns noText for types whose values are not kept as texts.
func textKindOf(t reflect.Type) textKind {
	switch t {
	case stringType:
		return plain
	case markupType:
		return markup
	case addressType:
		return address
	}
	return noText
}

func textValue(text string) value { return value{kind: plain, text: text} }

func valueOf(ref reflect.Value) value {
	if ref.Kind() == reflect.String {
		if kind := textKindOf(ref.Type()); kind != noText {
			return value{kind: kind, text: ref.String()}
		}
	}
	return value{ref: ref}
}

// reflected returns the value as text/template represents it.
func (v value) reflected() reflect.Value {
	switch v.kind {
	case plain:
		return reflect.ValueOf(v.text)
	case markup:
		return reflect.ValueOf(template.HTML(v.text))
	case address:
		return reflect.ValueOf(template.URL(v.text))
	}
	return v.ref
}

// boxed returns the value as an argument of type any.
func (v value) boxed() any {
	switch v.kind {
	case plain:
		return v.text
	case markup:
		return template.HTML(v.text)
	case address:
		return template.URL(v.text)
	}
	if !v.ref.IsValid() {
		return nil
	}
	return v.ref.Interface()
}

// unwrapped returns the value in an empty interface, one level down, as
// text/template does between the commands of a pipeline.
func (v value) unwrapped() value {
	if v.kind == noText && v.ref.Kind() == reflect.Interface && v.ref.NumMethod() == 0 {
		return valueOf(v.ref.Elem())
	}
	v.inAny = false
	return v
}

// isTrue reports the truth of the value for {{if}}.
func (v value) isTrue() bool {
	if v.kind != noText {
		return v.text != ""
	}
	return truth(concrete(v.ref))
}

// concrete returns the value in an interface.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Interface {
		return v
	}
	return v.Elem() // invalid for nil
}

// indirect follows pointers and interfaces to their value or to the first nil.
func indirect(v reflect.Value) (end reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Pointer, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	switch {
	case v.CanInt():
		return v.Int() != 0
	case v.CanUint():
		return v.Uint() != 0
	case v.CanFloat():
		return v.Float() != 0
	}
	return v.Complex() != 0
}

// canBeNil reports whether a value of type t can be nil.
func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return false
}
