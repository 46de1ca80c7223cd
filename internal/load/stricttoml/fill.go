package stricttoml

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"annals/internal/diag"
)

// filler fills a struct. It walks the tree of positions and the decoded values
// side by side.
type filler struct {
	*text
	src     []byte // text.source as bytes
	root    *plan
	keyPath []string        // the keys from the root to the value being filled
	copies  strings.Builder // the strings of the struct, in one piece of memory
	list    diag.List
}

// target is the key that a value belongs to, for messages.
type target struct {
	field *field // of the nearest struct
	name  string
	path  string // the full path, as in a [header]; set for hints only
}

// path returns the path of the key being filled.
func (f *filler) path() string {
	path := ""
	for _, name := range f.keyPath {
		path = Join(path, name)
	}
	return path
}

// table fills the struct dst from a table. A key for which an unknown one is
// probably a misspelling is not reported as missing: one typo is one error.
func (f *filler) table(p *plan, n *node, values map[string]any, dst reflect.Value) {
	var suggested []string
	for c := range n.children {
		field := p.byName[c.name]
		if field == nil {
			similar := p.similar(c.name)
			f.unknown(p, n, c, similar)
			suggested = append(suggested, similar)
			continue
		}
		v, ok := f.valueOf(c, values)
		if !ok {
			continue
		}
		f.keyPath = append(f.keyPath, c.name)
		f.value(field.plan, c, v, dst.FieldByIndex(field.index), target{field: field, name: c.name})
		f.keyPath = f.keyPath[:len(f.keyPath)-1]
	}
	if len(f.keyPath) == 0 {
		f.misspelled = suggested
	}
	if f.broken || n.broken {
		return
	}
	for _, field := range p.fields {
		if field.required && n.child(field.name) == nil && !slices.Contains(suggested, field.name) {
			f.missing(field, n)
		}
	}
}

// valueOf returns the value of a key, or false if it has no usable one.
func (f *filler) valueOf(c *node, values map[string]any) (any, bool) {
	if c.broken {
		return nil, false
	}
	v, ok := values[c.name]
	if !ok && !c.allBroken() {
		f.ambiguous(c)
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
		return f.mapEntries(p, n, v, dst, to)
	case WantTable:
		values, ok := v.(map[string]any)
		if !ok {
			return f.wrongType(p, n, to)
		}
		f.table(p, n, values, dst)
		return true
	}
	f.checkTexts(n, v)
	return f.leaf(p, n, v, dst, to)
}

// leaf fills dst from a scalar, or from any value that the field takes as it is.
func (f *filler) leaf(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	switch p.want {
	case WantCustom:
		if err := dst.Addr().Interface().(fromTOML).FromTOML(f.plainValue(v)); err != nil {
			f.list = append(f.list, f.problem(n, diag.AsProblem(err, diag.InvalidValue)))
		}
		return true
	case WantAny:
		dst.Set(reflect.ValueOf(f.plainValue(v)))
		return true
	}
	switch v := plainScalar(v).(type) {
	case string:
		if p.want == WantText {
			dst.SetString(f.copyString(v))
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

// elements fills a slice. An element of the wrong type leaves a zero value, so
// that indexes in the slice are indexes in the text.
func (f *filler) elements(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	if n.kind != kindList && n.kind != kindTables {
		f.wrongType(p, n, to)
		values, ok := v.(map[string]any)
		if !ok || p.elem.want != WantTable {
			return false
		}
		// One [table] in place of a list of tables: its keys can be checked.
		single := reflect.MakeSlice(p.typ, 1, 1)
		f.table(p.elem, n, values, single.Index(0))
		dst.Set(single)
		return false
	}
	values := reflect.ValueOf(v)
	if values.Kind() != reflect.Slice || values.Len() != n.readableCount() {
		f.ambiguous(n)
		return false
	}
	list := reflect.MakeSlice(p.typ, n.size, n.size)
	at, next := 0, 0
	for c := range n.children {
		if !c.broken {
			f.value(p.elem, c, values.Index(next).Interface(), list.Index(at), to)
			next++
		}
		at++
	}
	dst.Set(list)
	return true
}

// mapEntries fills a map, whose keys are arbitrary names.
func (f *filler) mapEntries(p *plan, n *node, v any, dst reflect.Value, to target) bool {
	values, ok := v.(map[string]any)
	if !ok {
		return f.wrongType(p, n, to)
	}
	m := reflect.MakeMapWithSize(p.typ, n.size)
	for c := range n.children {
		f.hiddenKey(c)
		v, ok := f.valueOf(c, values)
		if !ok {
			continue
		}
		elem := reflect.New(p.elem.typ).Elem()
		f.keyPath = append(f.keyPath, c.name)
		if f.value(p.elem, c, v, elem, target{field: to.field, name: c.name}) {
			m.SetMapIndex(reflect.ValueOf(c.name).Convert(p.typ.Key()), elem)
		}
		f.keyPath = f.keyPath[:len(f.keyPath)-1]
	}
	dst.Set(m)
	return true
}

// ambiguous rejects a node that the two parsers read differently, since its
// meaning is not certain.
func (f *filler) ambiguous(n *node) {
	f.list.Error(f.at(n.key), diag.TOMLSyntax,
		"this is written in a way that can be read in two ways",
		"write it more simply: one key and one value on each line")
}
