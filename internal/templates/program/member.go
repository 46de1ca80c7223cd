package program

import "reflect"

// member is a field, a method or a key of a map: .Name, or with arguments
// .Name "a" 1. Which of them depends on the value.
type member struct {
	of    expr // nil where it is the value in a slot
	from  slot
	name  string
	key   reflect.Value // the name, for maps
	args  []expr
	opens bool // it is all of a pipeline
	known memo[found]
}

// found is what the name means for one type.
type found struct {
	field  []int   // its index, after those of the structs it is embedded in
	is     content // of the field
	isAny  bool    // the field
	method *method // where field is nil
	named  bool    // where both are nil, a key of a map[string]any, the type of dict; else of any other map
}

// method is one of the type or, where the value has an address, of its pointer.
type method struct {
	index  int
	byAddr bool
	direct direct // nil where it is called by reflection
}

func newMember(of expr, name string) *member {
	m := &member{of: of, name: name, key: reflect.ValueOf(name)}
	if from, ok := of.(slot); ok {
		m.of, m.from = nil, from
	}
	return m
}

func (m *member) eval(s *state) value {
	v := m.holder(s)
	if !v.IsValid() {
		return value{}
	}
	v, isNil := indirect(v)
	if isNil {
		return m.ofNil(s, v)
	}
	addressable := v.CanAddr()
	f := m.known.find(v.Type(), addressable)
	if f == nil {
		f = m.known.remember(v.Type(), addressable, m.resolve(v))
	}
	switch {
	case f.field != nil:
		if f.isAny && m.opens {
			return f.get(v).opened()
		}
		return f.get(v)
	case f.method != nil:
		return m.result(f.method.call(s, v, m.args))
	case f.named:
		return m.result(entry(v.Interface().(map[string]any), m.name))
	}
	return m.result(value{ref: v.MapIndex(m.key)})
}

// holder is the value that has the member.
func (m *member) holder(s *state) reflect.Value {
	if m.of == nil {
		if at := &s.stack[s.base+int(m.from)]; at.is == noText {
			return at.ref
		}
		giveUp("no %s in a text", m.name)
	}
	v := m.of.eval(s)
	if v.is != noText {
		giveUp("no %s in a text", m.name)
	}
	return v.ref
}

func (m *member) result(v value) value {
	if m.opens {
		return v.opened()
	}
	return v
}

// entry is what reflection would find, without the copy that it makes.
func entry(m map[string]any, name string) value {
	x, ok := m[name]
	switch {
	case !ok:
		return value{}
	case x == nil:
		return value{ref: reflect.Zero(anyType)}
	}
	v := valueOf(reflect.ValueOf(x))
	v.held = true
	return v
}

func (f *found) get(v reflect.Value) value {
	for i, index := range f.field {
		if i > 0 && v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		v = v.Field(index) // panics where an embedded pointer is nil
	}
	if f.is != noText {
		return value{is: f.is, text: v.String()}
	}
	return value{ref: v}
}

// ofNil calls a method of a nil pointer; nothing else can be had of one.
func (m *member) ofNil(s *state, v reflect.Value) value {
	if v.Kind() == reflect.Pointer {
		if f := m.method(v); f != nil {
			return m.result(f.call(s, v, m.args))
		}
	}
	giveUp("%s of nil", m.name)
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

// method returns the method of that name; nil where there is none.
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
		f.direct = directly(m.name, v.Interface(), len(m.args))
	}
	return f
}

// resolve finds out what the name means for v: a method first, as in
// text/template.
func (m *member) resolve(v reflect.Value) found {
	if f := m.method(v); f != nil {
		return found{method: f}
	}
	if len(m.args) > 0 {
		giveUp("arguments for %s", m.name)
	}
	switch v.Kind() {
	case reflect.Struct:
		if f, ok := v.Type().FieldByName(m.name); ok && f.IsExported() {
			return found{field: f.Index, is: contentOf(f.Type), isAny: f.Type.Kind() == reflect.Interface}
		}
	case reflect.Map:
		if stringType.AssignableTo(v.Type().Key()) {
			return found{named: v.Type() == namedType}
		}
	}
	giveUp("no %s in %s", m.name, v.Type())
	return found{}
}
