package program

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// unit is a compiled template.
type unit struct {
	body  steps
	slots int // size of its frame
}

// The first slots of every unit's frame.
const (
	dotSlot   slot = 0 // the initial dot
	rootSlot  slot = 1 // $
	fieldSlot slot = 2 // the first of its dictKeys
	noSlot    slot = -1
)

// pushFrame reserves the unit's slots on the stack and returns their offset.
func (u *unit) pushFrame(s *state) (top int) {
	top = len(s.stack)
	s.stack = slices.Grow(s.stack, u.slots)[:top+u.slots]
	return top
}

// runAt runs the unit with the frame at an offset, which holds dot and $.
func (u *unit) runAt(top int, s *state) {
	if s.depth++; s.depth > maxDepth {
		bail("templates call each other more than %d times", maxDepth)
	}
	base := s.base
	s.base = top
	u.body.run(s)
	s.base, s.stack, s.depth = base, s.stack[:top], s.depth-1
}

func (u *unit) run(s *state, dot value) {
	top := u.pushFrame(s)
	s.stack[top+int(dotSlot)].set(dot)
	s.stack[top+int(rootSlot)].set(dot)
	u.runAt(top, s)
}

// call is {{template}} with any dot.
type call struct {
	unit *unit
	dot  expr // may be nil
}

func (c *call) run(s *state) flow {
	var dot value
	if c.dot != nil {
		dot = c.dot.eval(s)
	}
	c.unit.run(s, dot)
	return next
}

// dictKeys are the keys of a map literal that is the dot of a template call, as in
// {{template "x" (dict "Page" $ "Item" .)}}. The unit then has the values in slots,
// and makes the map only if the dot is used as a whole. nil for any other dot.
type dictKeys []string

// dictCall is {{template}} with a map literal as the dot.
type dictCall struct {
	unit   *unit
	values []expr // of the unit's dictKeys
}

func (c *dictCall) run(s *state) flow {
	top := c.unit.pushFrame(s)
	for i, e := range c.values {
		s.stack[top+int(fieldSlot)+i].set(e.eval(s).throughAny())
	}
	c.unit.runAt(top, s)
	return next
}

// throughAny returns the value as it would be after storing it in a map[string]any.
func (v value) throughAny() value {
	if v.kind == noText {
		a := v.boxed()
		if a == nil {
			return value{ref: reflect.Zero(anyType)}
		}
		v = valueOf(reflect.ValueOf(a))
	}
	v.inAny = true
	return v
}

// call compiles {{template}}.
func (b *block) call(n *parse.TemplateNode) step {
	if n.Pipe == nil {
		return &call{unit: b.unit(n.Name, nil)}
	}
	dot := b.pipelineWithoutDecl(n.Pipe)
	keys, values := literalDict(dot)
	if keys == nil {
		return &call{unit: b.unit(n.Name, nil), dot: dot}
	}
	return &dictCall{unit: b.unit(n.Name, keys), values: values}
}

// literalDict returns the keys and values of a map literal with constant, distinct
// keys; nil for any other expression.
func literalDict(e expr) (keys dictKeys, values []expr) {
	switch e := e.(type) {
	case *pipeline:
		if len(e.stages) == 0 {
			return literalDict(e.first)
		}
	case *dictLiteral:
		return e.keys, e.values
	case *dictionary:
		if len(e.args)%2 != 0 {
			return nil, nil
		}
		for i := 0; i < len(e.args); i += 2 {
			name, ok := e.args[i].(*constant)
			if !ok || name.kind != plain || slices.Contains(keys, name.text) {
				return nil, nil
			}
			keys, values = append(keys, name.text), append(values, e.args[i+1])
		}
	}
	return keys, values
}

// isDictDot reports whether e is the dot of a unit whose dot is passed in slots.
func (b *block) isDictDot(e expr) bool {
	return b.keys != nil && (e == dotSlot || e == rootSlot)
}

// dictField compiles the first of the names as a key of such a dot, and returns the
// names that remain.
func (b *block) dictField(names []string, args []expr) (expr, []string) {
	if len(names) == 0 {
		return b.dictLiteral(), nil
	}
	if len(names) == 1 && len(args) > 0 {
		bail("arguments for %s", names[0])
	}
	i := slices.Index(b.keys, names[0])
	if i < 0 {
		return nilConstant{}, names[1:]
	}
	return fieldSlot + slot(i), names[1:]
}

// dictLiteral makes the map of a dot that was passed in slots.
type dictLiteral struct {
	keys   dictKeys
	values []expr
}

func (b *block) dictLiteral() *dictLiteral {
	d := &dictLiteral{keys: b.keys}
	for i := range b.keys {
		d.values = append(d.values, fieldSlot+slot(i))
	}
	return d
}

func (d *dictLiteral) eval(s *state) value {
	m := make(map[string]any, len(d.keys))
	for i, e := range d.values {
		m[d.keys[i]] = e.eval(s).boxed()
	}
	return value{ref: reflect.ValueOf(m)}
}
