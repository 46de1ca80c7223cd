package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
)

// printer returns the text of a value of one type.
type printer func(reflect.Value) (string, textKind)

// text returns the text of a value before escaping.
func (p *printAction) text(v value) (string, textKind) {
	if v.kind != noText {
		return v.text, v.kind
	}
	ref := concrete(v.ref)
	if !ref.IsValid() {
		return "", plain
	}
	key := keyOf(ref)
	cached := p.cache.lookup(key)
	if cached == nil {
		cached = p.cache.add(key, printerOf(ref.Type()))
	}
	return (*cached)(ref)
}

var (
	formatterType = reflect.TypeFor[fmt.Formatter]()
	stringerType  = reflect.TypeFor[fmt.Stringer]()
)

// printerOf returns the fastest printer with the result of fmt.Sprint.
func printerOf(t reflect.Type) printer {
	if kind := textKindOf(t); kind != noText {
		return func(v reflect.Value) (string, textKind) { return v.String(), kind }
	}
	isOwn := t.Implements(formatterType) || t.Implements(errorType)
	switch {
	case isOwn || t.Kind() == reflect.Pointer:
		return anyText
	case t.Implements(stringerType):
		return stringerText
	}
	switch t.Kind() {
	case reflect.String:
		return func(v reflect.Value) (string, textKind) { return v.String(), plain }
	case reflect.Bool:
		return func(v reflect.Value) (string, textKind) { return strconv.FormatBool(v.Bool()), plain }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) (string, textKind) { return strconv.FormatInt(v.Int(), 10), plain }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(v reflect.Value) (string, textKind) { return strconv.FormatUint(v.Uint(), 10), plain }
	}
	return anyText
}

// stringerText calls String, through the address if there is one, to save a copy.
func stringerText(v reflect.Value) (string, textKind) {
	if v.CanAddr() {
		v = v.Addr()
	}
	return v.Interface().(fmt.Stringer).String(), plain
}

// anyText returns the text of any value as html/template does.
func anyText(v reflect.Value) (string, textKind) {
	a := v.Interface()
	switch text := indirectAny(a).(type) {
	case string:
		return text, plain
	case template.HTML:
		return string(text), markup
	case template.URL:
		return string(text), address
	case template.CSS:
		return string(text), plain
	case template.HTMLAttr:
		return string(text), plain
	case template.JS:
		return string(text), plain
	case template.JSStr:
		return string(text), plain
	case template.Srcset:
		return string(text), plain
	}
	return fmt.Sprint(indirectToStringer(a)), plain
}

func indirectAny(a any) any {
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return v.Interface()
}

// indirectToStringer follows pointers until a Stringer, an error or the last value.
func indirectToStringer(a any) any {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a)
	for !v.Type().Implements(stringerType) && !v.Type().Implements(errorType) && v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return v.Interface()
}
