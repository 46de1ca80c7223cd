package stricttoml

import (
	"reflect"
	"slices"
	"time"

	"annals/internal/diag"
)

// filler puts values into a struct. It walks the tree of positions and the
// values side by side.
type filler struct {
	place
	src    []byte
	whole  string // src, of which the texts that are filled in are parts
	root   *plan
	broken bool     // absent keys may be among what could not be read
	slips  []string // keys of the whole that unknown ones are near to
	list   diag.List
}

// target is what a value is for: the key it stands under, for messages.
type target struct {
	field *field // nil for names that the site chose
	name  string
	path  string // the name with those of the tables around it, as in a [header]
}

// below returns the target for a key of the table that is filled for this one.
func (to target) below(field *field, name string) target {
	return target{field, name, Join(to.path, name)}
}

// table fills the struct dst from a table. A key that is near to an unknown one
// does not count as missing: one slip of the pen is one error.
func (f *filler) table(p *plan, n *node, values map[string]any, dst reflect.Value, to target) {
	var meant []string
	for _, c := range n.children {
		field := p.byName[c.name]
		if field == nil {
			f.unknown(p, n, c)
			meant = append(meant, Suggest(c.name, p.names()))
			continue
		}
		v, ok := f.valueOf(c, values)
		if !ok {
			continue
		}
		f.value(field.plan, c, v, dst.FieldByIndex(field.index), to.below(field, c.name))
	}
	if to.path == "" {
		f.slips = meant
	}
	if f.broken || n.broken {
		return
	}
	for _, field := range p.fields {
		if field.required && n.child(field.name) == nil && !slices.Contains(meant, field.name) {
			f.missing(field, n, to)
		}
	}
}

// valueOf returns the value of a key, or false where there is none to use.
func (f *filler) valueOf(c *node, values map[string]any) (any, bool) {
	if c.broken {
		return nil, false
	}
	v, ok := values[c.name]
	if !ok && !c.lost() {
		f.disagree(c)
	}
	return v, ok
}

// value fills dst. It reports whether the value was of the right type.
func (f *filler) value(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	switch p.want {
	case WantPointer:
		elem := reflect.New(p.elem.typ)
		ok := f.value(p.elem, n, v, elem.Elem(), to)
		if ok {
			dst.Set(elem)
		}
		return ok
	case WantList:
		return f.elements(p, n, v, dst, to)
	case WantMap:
		return f.names(p, n, v, dst, to)
	case WantTable:
		values, ok := v.(map[string]any)
		if !ok {
			return f.wrongType(p, n, to)
		}
		f.table(p, n, values, dst, to)
		return true
	}
	f.hidden(n, v)
	return f.leaf(p, n, v, dst, to)
}

// leaf fills dst from a value that is used as it is.
func (f *filler) leaf(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	switch p.want {
	case WantCustom:
		if err := dst.Addr().Interface().(fromTOML).FromTOML(f.plainValue(n, v)); err != nil {
			f.list = append(f.list, f.problem(n, diag.AsProblem(err, diag.InvalidValue)))
		}
		return true
	case WantAny:
		dst.Set(reflect.ValueOf(f.plainValue(n, v)))
		return true
	}
	switch v := plainScalar(v).(type) {
	case string:
		if p.want == WantText {
			dst.SetString(f.own(n, v))
			return true
		}
	case int64:
		if p.want == WantInteger {
			dst.SetInt(v)
			return true
		}
		if p.want == WantFloat {
			dst.SetFloat(float64(v))
			return true
		}
	case float64:
		if p.want == WantFloat {
			dst.SetFloat(v)
			return true
		}
	case bool:
		if p.want == WantBool {
			dst.SetBool(v)
			return true
		}
	case LocalDate, LocalTime, LocalDateTime, time.Time:
		if reflect.TypeOf(v) == p.typ {
			dst.Set(reflect.ValueOf(v))
			return true
		}
	}
	return f.wrongType(p, n, to)
}

// elements fills a slice. An element of the wrong type leaves a zero value in
// its place, so that indexes in the slice are indexes in the text.
func (f *filler) elements(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	if n.kind != kindList && n.kind != kindTables {
		f.wrongType(p, n, to)
		values, ok := v.(map[string]any)
		if !ok || p.elem.want != WantTable {
			return false
		}
		// One [table] where a list of them was meant: its keys can be checked.
		one := reflect.MakeSlice(p.typ, 1, 1)
		f.table(p.elem, n, values, one.Index(0), to)
		dst.Set(one)
		return false
	}
	values := reflect.ValueOf(v)
	if values.Kind() != reflect.Slice || values.Len() != n.readable() {
		f.disagree(n)
		return false
	}
	list := reflect.MakeSlice(p.typ, len(n.children), len(n.children))
	next := 0
	for i, c := range n.children {
		if c.broken {
			continue
		}
		f.value(p.elem, c, values.Index(next).Interface(), list.Index(i), to)
		next++
	}
	dst.Set(list)
	return true
}

// names fills a map whose keys the site chooses.
func (f *filler) names(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	values, ok := v.(map[string]any)
	if !ok {
		return f.wrongType(p, n, to)
	}
	m := reflect.MakeMapWithSize(p.typ, len(n.children))
	for _, c := range n.children {
		f.hiddenKey(c)
		v, ok := f.valueOf(c, values)
		if !ok {
			continue
		}
		elem := reflect.New(p.elem.typ).Elem()
		if f.value(p.elem, c, v, elem, to.below(to.field, c.name)) {
			m.SetMapIndex(reflect.ValueOf(c.name).Convert(p.typ.Key()), elem)
		}
	}
	dst.Set(m)
	return true
}

// disagree is the answer to a text that the two parsers read differently: what
// it means is not certain, so it is refused.
func (f *filler) disagree(n *node) {
	f.list.Error(f.at(n.key), diag.TOMLSyntax,
		"this is written in a way that can be read in two ways",
		"write it more simply: one key and one value on each line")
}
