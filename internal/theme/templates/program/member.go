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

// holder is the value that has members: the one at the end of pointers and
// interfaces, which may be a nil.
type holder struct {
	reflect.Value
	key typeKey // zero if there is no value, or nil
}

func holderOf(v reflect.Value) holder {
	if !v.IsValid() {
		return holder{}
	}
	end, isNil := indirect(v)
	if isNil {
		return holder{Value: end}
	}
	return holder{end, keyOf(end)}
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
	var own holder
	h := m.holder(s, &own)
	if h.key == (typeKey{}) {
		return m.ofNothing(s, h.Value)
	}
	f := m.cache.lookup(h.key)
	if f == nil {
		f = m.cache.add(h.key, m.resolve(h.Value))
	}
	switch {
	case f.field != nil:
		v := h.Field(f.field[0])
		if len(f.field) > 1 {
			v = embedded(v, f.field[1:])
		}
		if f.kind != noText {
			return value{kind: f.kind, text: v.String()}
		}
		if f.isAny && m.unwrap {
			return value{ref: v}.unwrapped()
		}
		return value{ref: v}
	case f.method != nil:
		return m.result(f.method.call(s, h.Value, m.args))
	case f.isDict:
		return m.result(dictEntry(h.Interface().(map[string]any), m.name))
	}
	return m.result(value{ref: h.MapIndex(m.key)})
}

// holder returns what has the member: that of a slot, else own.
func (m *member) holder(s *state, own *holder) *holder {
	if m.of != nil {
		*own = holderOf(m.reflected(m.of.eval(s)))
		return own
	}
	at := &s.stack[s.base+int(m.from)]
	if !at.found {
		at.holder, at.found = holderOf(m.reflected(at.value)), true
	}
	return &at.holder
}

// reflected bails for a text, which has no members.
func (m *member) reflected(v value) reflect.Value {
	if v.kind != noText {
		bail("no %s in a text", m.name)
	}
	return v.ref
}

// embedded returns a field of an embedded struct.
func embedded(v reflect.Value, index []int) reflect.Value {
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		v = v.Field(i) // panics if an embedded pointer is nil
	}
	return v
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

// ofNothing returns the member of no value, or calls a method of a nil pointer.
func (m *member) ofNothing(s *state, v reflect.Value) value {
	switch v.Kind() {
	case reflect.Invalid:
		return value{}
	case reflect.Pointer:
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
