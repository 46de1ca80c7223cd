package program

import "reflect"

// member is .Name: a field, a method (with arguments) or a map key, depending on
// the type of the value.
type member struct {
	of     expr // nil if the value is in the slot from
	from   slot
	name   string
	key    reflect.Value // the name, for maps
	args   []expr
	unwrap bool // the member is a whole pipeline
	cache  typeCache[memberInfo]
}

// memberInfo is what the name resolves to for one type.
type memberInfo struct {
	field  []int    // as reflect.StructField.Index; nil for a method or key
	kind   textKind // of the field
	isAny  bool     // the field is an interface
	method *method  // nil for a field or key
	isDict bool     // a key of a map[string]any, the type of dict; else of another map
}

// method is a method of the type or, for an addressable value, of its pointer.
type method struct {
	index  int
	byAddr bool
	direct directCall // nil if it is called by reflection
}

func newMember(of expr, name string) *member {
	m := &member{of: of, name: name, key: reflect.ValueOf(name)}
	if from, ok := of.(slot); ok {
		m.of, m.from = nil, from
	}
	return m
}

func (m *member) eval(s *state) value {
	v := m.receiver(s)
	if !v.IsValid() {
		return value{}
	}
	v, isNil := indirect(v)
	if isNil {
		return m.ofNil(s, v)
	}
	addressable := v.CanAddr()
	f := m.cache.lookup(v.Type(), addressable)
	if f == nil {
		f = m.cache.add(v.Type(), addressable, m.resolve(v))
	}
	switch {
	case f.field != nil:
		if f.isAny && m.unwrap {
			return f.get(v).unwrapped()
		}
		return f.get(v)
	case f.method != nil:
		return m.result(f.method.call(s, v, m.args))
	case f.isDict:
		return m.result(dictEntry(v.Interface().(map[string]any), m.name))
	}
	return m.result(value{ref: v.MapIndex(m.key)})
}

// receiver evaluates the value that has the member.
func (m *member) receiver(s *state) reflect.Value {
	if m.of == nil {
		if at := &s.stack[s.base+int(m.from)]; at.kind == noText {
			return at.ref
		}
		bail("no %s in a text", m.name)
	}
	v := m.of.eval(s)
	if v.kind != noText {
		bail("no %s in a text", m.name)
	}
	return v.ref
}

func (m *member) result(v value) value {
	if m.unwrap {
		return v.unwrapped()
	}
	return v
}

// dictEntry looks up a key without the copy that reflection would make.
func dictEntry(m map[string]any, name string) value {
	x, ok := m[name]
	switch {
	case !ok:
		return value{}
	case x == nil:
		return value{ref: reflect.Zero(anyType)}
	}
	v := valueOf(reflect.ValueOf(x))
	v.inAny = true
	return v
}

func (f *memberInfo) get(v reflect.Value) value {
	for i, index := range f.field {
		if i > 0 && v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		v = v.Field(index) // panics if an embedded pointer is nil
	}
	if f.kind != noText {
		return value{kind: f.kind, text: v.String()}
	}
	return value{ref: v}
}

// ofNil calls a method of a nil pointer.
func (m *member) ofNil(s *state, v reflect.Value) value {
	if v.Kind() == reflect.Pointer {
		if f := m.method(v); f != nil {
			return m.result(f.call(s, v, m.args))
		}
	}
	bail("%s of nil", m.name)
	return value{}
}

func (f *method) call(s *state, v reflect.Value, args []expr) value {
	if f.byAddr {
		v = v.Addr()
	}
	if f.direct != nil {
		return f.direct(s, v.Interface(), args)
	}
	return s.call(v.Method(f.index), args)
}

// method returns the method called m.name, or nil.
func (m *member) method(v reflect.Value) *method {
	f := &method{byAddr: v.CanAddr() && v.Kind() != reflect.Pointer}
	if f.byAddr {
		v = v.Addr()
	}
	found, ok := v.Type().MethodByName(m.name)
	if !ok {
		return nil
	}
	f.index = found.Index
	checkCall(m.name, v.Method(f.index).Type(), len(m.args))
	if v.Kind() != reflect.Pointer || !v.IsNil() {
		f.direct = newDirectCall(m.name, v.Interface())
	}
	return f
}

// resolve resolves the name for the type of v. As in text/template, methods take
// precedence over fields.
func (m *member) resolve(v reflect.Value) memberInfo {
	if f := m.method(v); f != nil {
		return memberInfo{method: f}
	}
	if len(m.args) > 0 {
		bail("arguments for %s", m.name)
	}
	switch v.Kind() {
	case reflect.Struct:
		if f, ok := v.Type().FieldByName(m.name); ok && f.IsExported() {
			return memberInfo{field: f.Index, kind: textKindOf(f.Type), isAny: f.Type.Kind() == reflect.Interface}
		}
	case reflect.Map:
		if stringType.AssignableTo(v.Type().Key()) {
			return memberInfo{isDict: v.Type() == dictType}
		}
	}
	bail("no %s in %s", m.name, v.Type())
	return memberInfo{}
}
