package program

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// unit is a template as it is called.
type unit struct {
	body  steps
	slots int // how many values it keeps
}

// The first slots of every unit.
const (
	dotSlot   slot = 0 // the dot that it was called with
	rootSlot  slot = 1 // $
	fieldSlot slot = 2 // the first of its form
	noSlot    slot = -1
)

// room makes room for the unit's slots and returns where they begin.
func (u *unit) room(s *state) (top int) {
	top = len(s.stack)
	s.stack = slices.Grow(s.stack, u.slots)[:top+u.slots]
	return top
}

// runAt runs the unit on slots that hold what it was called with.
func (u *unit) runAt(top int, s *state) {
	if s.depth++; s.depth > maxDepth {
		giveUp("templates call each other more than %d times", maxDepth)
	}
	base := s.base
	s.base = top
	u.body.run(s)
	s.base, s.stack, s.depth = base, s.stack[:top], s.depth-1
}

func (u *unit) run(s *state, dot value) {
	top := u.room(s)
	s.stack[top+int(dotSlot)], s.stack[top+int(rootSlot)] = dot, dot
	u.runAt(top, s)
}

// call is {{template}}.
type call struct {
	unit *unit
	dot  expr // nil where none is given
}

func (c *call) run(s *state) flow {
	var dot value
	if c.dot != nil {
		dot = c.dot.eval(s)
	}
	c.unit.run(s, dot)
	return onward
}

// form is the names in a map that a template is called with, where the call spells
// them out: {{template "x" (dict "Page" $ "Item" .)}}. The template then has the
// values in slots, and the map is made only where it is asked for as a whole. The
// form is nil for any other dot.
type form []string

// spread is such a call.
type spread struct {
	unit   *unit
	values []expr // of the form
}

func (c *spread) run(s *state) flow {
	top := c.unit.room(s)
	for i, e := range c.values {
		s.stack[top+int(fieldSlot)+i] = e.eval(s).handed()
	}
	c.unit.runAt(top, s)
	return onward
}

// handed is the value as a map of any values gives it back.
func (v value) handed() value {
	if v.is == noText {
		a := v.boxed()
		if a == nil {
			return value{ref: reflect.Zero(anyType)}
		}
		v = valueOf(reflect.ValueOf(a))
	}
	v.held = true
	return v
}

// call compiles {{template}}.
func (b *block) call(n *parse.TemplateNode) step {
	if n.Pipe == nil {
		return &call{unit: b.unit(n.Name, nil)}
	}
	dot := b.undeclared(n.Pipe)
	names, values := formOf(dot)
	if names == nil {
		return &call{unit: b.unit(n.Name, nil), dot: dot}
	}
	return &spread{unit: b.unit(n.Name, names), values: values}
}

// formOf takes apart what makes a map of names that are spelled out.
func formOf(e expr) (names form, values []expr) {
	switch e := e.(type) {
	case *pipeline:
		if len(e.stages) == 0 {
			return formOf(e.first)
		}
	case *gathering:
		return e.names, e.values
	case *dictionary:
		if len(e.args)%2 != 0 {
			return nil, nil
		}
		for i := 0; i < len(e.args); i += 2 {
			name, ok := e.args[i].(*constant)
			if !ok || name.is != plain || slices.Contains(names, name.text) {
				return nil, nil
			}
			names, values = append(names, name.text), append(values, e.args[i+1])
		}
	}
	return names, values
}

// isSpread tells whether e is the dot of a unit whose dot has a form.
func (b *block) isSpread(e expr) bool {
	return b.form != nil && (e == dotSlot || e == rootSlot)
}

// handed is what names lead to from a dot that has a form: a slot, and the rest of
// the names.
func (b *block) handed(names []string, args []expr) (expr, []string) {
	if len(names) == 0 {
		return b.gathering(), nil
	}
	if len(names) == 1 && len(args) > 0 {
		giveUp("arguments for %s", names[0])
	}
	i := slices.Index(b.form, names[0])
	if i < 0 {
		return nothing{}, names[1:]
	}
	return fieldSlot + slot(i), names[1:]
}

// gathering makes the map of a form after all.
type gathering struct {
	names  form
	values []expr
}

func (b *block) gathering() *gathering {
	g := &gathering{names: b.form}
	for i := range b.form {
		g.values = append(g.values, fieldSlot+slot(i))
	}
	return g
}

func (g *gathering) eval(s *state) value {
	m := make(map[string]any, len(g.names))
	for i, e := range g.values {
		m[g.names[i]] = e.eval(s).boxed()
	}
	return value{ref: reflect.ValueOf(m)}
}
