package program

import (
	"cmp"
	"reflect"
	"slices"
)

// step is a node that produces output or controls the flow.
type step interface{ run(*state) flow }

// flow is how a step ended.
type flow uint8

const (
	next      flow = iota
	broken         // by {{break}}
	continued      // by {{continue}}
)

func (f flow) run(*state) flow { return f }

type steps []step

func (list steps) run(s *state) flow {
	for _, each := range list {
		if f := each.run(s); f != next {
			return f
		}
	}
	return next
}

// literalText is the text between actions.
type literalText struct{ text []byte }

func (t *literalText) run(s *state) flow {
	s.out = append(s.out, t.text...)
	return next
}

// assign is {{$x := …}} and {{$x = …}}.
type assign struct {
	value expr
	to    slot
}

func (a *assign) run(s *state) flow {
	s.set(a.to, a.value.eval(s))
	return next
}

// branch is {{if}} and {{with}}.
type branch struct {
	cond            expr
	vars            []slot // {{if $x := …}}
	dot             slot   // of {{with}}; noSlot for {{if}}
	then, otherwise steps
}

func (b *branch) run(s *state) flow {
	v := b.cond.eval(s)
	for _, to := range b.vars {
		s.set(to, v)
	}
	if !v.isTrue() {
		return b.otherwise.run(s)
	}
	if b.dot != noSlot {
		s.set(b.dot, v)
	}
	return b.then.run(s)
}

// loop is {{range}}.
type loop struct {
	over            expr
	vars            []slot // {{range $x := …}} or {{range $i, $x := …}}
	dot             slot
	body, otherwise steps
}

func (l *loop) run(s *state) flow {
	v := l.over.eval(s)
	for _, to := range l.vars {
		s.set(to, v) // visible in {{else}}
	}
	list, _ := indirect(v.reflected())
	var ran bool
	switch {
	case list.Kind() == reflect.Slice || list.Kind() == reflect.Array:
		ran = l.elements(s, list)
	case list.Kind() == reflect.Map:
		ran = l.entries(s, list)
	case (list.CanInt() || list.CanUint()) && len(l.vars) < 2:
		ran = l.count(s, list)
	case list.IsValid():
		bail("range over %s", list.Kind())
	}
	if ran {
		return next
	}
	return l.otherwise.run(s)
}

// elements iterates over a list; it returns false if the list is empty.
func (l *loop) elements(s *state, list reflect.Value) bool {
	var index reflect.Value
	for i := 0; i < list.Len(); i++ {
		if len(l.vars) == 2 {
			index = reflect.ValueOf(i)
		}
		if !l.once(s, index, list.Index(i)) {
			break
		}
	}
	return list.Len() > 0
}

// entries iterates over a map; it returns false if the map is empty.
func (l *loop) entries(s *state, m reflect.Value) bool {
	for _, key := range sortedKeys(m) {
		if !l.once(s, key, m.MapIndex(key)) {
			break
		}
	}
	return m.Len() > 0
}

// count iterates over the integers below a limit.
func (l *loop) count(s *state, to reflect.Value) (ran bool) {
	for n := range to.Seq() {
		ran = true
		if !l.once(s, reflect.Value{}, n) {
			break
		}
	}
	return ran
}

// once runs the body for one element; it returns false after {{break}}.
func (l *loop) once(s *state, index, element reflect.Value) bool {
	v := valueOf(element)
	switch len(l.vars) {
	case 1:
		s.set(l.vars[0], v)
	case 2:
		s.set(l.vars[0], valueOf(index))
		s.set(l.vars[1], v)
	}
	s.set(l.dot, v)
	return l.body.run(s) != broken
}

// sortedKeys returns a map's keys in the order of text/template.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	switch m.Type().Key().Kind() {
	case reflect.String:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) })
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.Uint(), b.Uint()) })
	default:
		if len(keys) > 1 {
			bail("range over %s", m.Type())
		}
	}
	return keys
}
