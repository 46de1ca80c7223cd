package entryjson

import (
	"strconv"

	"annals/internal/jsonobject"
	"annals/internal/jsonstr"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/site"
)

// object describes the JSON objects that are made of a T, by their members in order. Both
// the objects and their schema are made from it, so the two cannot differ.
type object[T any] []member[T]

type member[T any] struct {
	key      string
	what     string // of the schema
	form     form
	required bool
	value    value[T]
}

// value appends what a member of an object has, or nothing if it is not known.
type value[T any] func(w *writer, of T)

// writer appends the objects of one file to its buffer.
type writer struct {
	site  *site.Site
	out   []byte
	words []byte // buffer
	html  []byte // buffer
	err   error  // the last
}

// write appends the object that is made of a T.
func (o object[T]) write(w *writer, of T) {
	separator := byte('{')
	for i := range o {
		start := len(w.out)
		w.out = append(append(append(w.out, separator, '"'), o[i].key...), `":`...)
		begin := len(w.out)
		if o[i].value(w, of); len(w.out) == begin {
			w.out = w.out[:start]
			continue
		}
		separator = ','
	}
	if separator == '{' {
		w.out = append(w.out, '{')
	}
	w.out = append(w.out, '}')
}

// string appends a string, or nothing if it is empty.
func (w *writer) string(s string) {
	if s != "" {
		w.out = jsonstr.AppendData(w.out, s)
	}
}

func (w *writer) number(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }

// day appends a day, or nothing if it is not known.
func (w *writer) day(d edtf.Day, known bool) {
	if known && d != (edtf.Day{}) {
		w.string(d.String())
	}
}

// text appends a text of the record: a string, or an object with one for each language.
func (w *writer) text(t lang.Text) {
	languages := t.Languages()
	if languages == nil {
		all, _ := t.In("", "")
		w.string(all)
		return
	}
	separator := byte('{')
	for _, tag := range languages {
		if own, in := t.In(tag, tag); in == tag && own != "" {
			w.out = jsonstr.AppendData(append(w.out, separator), tag)
			w.out = jsonstr.AppendData(append(w.out, ':'), own)
			separator = ','
		}
	}
	if separator == ',' {
		w.out = append(w.out, '}')
	}
}

// list appends what write appends for each of n items, or nothing if there is none.
func (w *writer) list(n int, write func(i int)) {
	for i := range n {
		separator := byte(',')
		if i == 0 {
			separator = '['
		}
		w.out = append(w.out, separator)
		write(i)
	}
	if n > 0 {
		w.out = append(w.out, ']')
	}
}

// schema returns the schema of the objects.
func (o object[T]) schema(s *site.Site) jsonobject.Object {
	var required []string
	var properties jsonobject.Object
	for _, m := range o {
		if m.required {
			required = append(required, m.key)
		}
		properties = append(properties, jsonobject.Member{Key: m.key, Value: append(jsonobject.Object{{"description", m.what}}, m.form(s)...)})
	}
	all := jsonobject.Object{{"type", "object"}, {"additionalProperties", false}}
	if required != nil {
		all = append(all, jsonobject.Member{Key: "required", Value: required})
	}
	return append(all, jsonobject.Member{Key: "properties", Value: properties})
}

// within returns the members of a part as members of the whole; of gives the part, nil for
// none.
func within[T, P any](o object[*P], of func(T) *P) object[T] {
	var all object[T]
	for _, m := range o {
		all = append(all, member[T]{m.key, m.what, m.form, false, func(w *writer, whole T) {
			if part := of(whole); part != nil {
				m.value(w, part)
			}
		}})
	}
	return all
}
