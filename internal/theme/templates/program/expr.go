package program

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// expr is a node that evaluates to a value.
type expr interface{ eval(*state) value }

// slot is the index of a value in a unit's frame: the dot or a variable.
type slot int

func (e slot) eval(s *state) value { return s.stack[s.base+int(e)].value }

func (s *state) set(to slot, v value) { s.stack[s.base+int(to)].set(v) }

// cell is the content of a slot.
type cell struct {
	value
	holder holder // of its members; found at the first of them
	found  bool
}

func (c *cell) set(v value) { c.value, c.found = v, false }

// pipeline passes the result of each command to the next as its last argument.
type pipeline struct {
	first  expr
	stages []stage
}

// stage is a command of a pipeline that reads its last argument from a slot.
type stage struct {
	from    slot
	command expr
}

func (p *pipeline) eval(s *state) value {
	v := p.first.eval(s).unwrapped()
	for _, next := range p.stages {
		s.set(next.from, v)
		v = next.command.eval(s).unwrapped()
	}
	return v
}

// nilConstant is the argument nil.
type nilConstant struct{}

func (nilConstant) eval(*state) value { return value{} }

// constant is a string, number or boolean literal.
type constant struct {
	value // for parameters of type any
	node  parse.Node
}

func (c *constant) eval(*state) value { return c.value }

// newConstant returns false for a number that needs a type to have a value.
func newConstant(n parse.Node) (*constant, bool) {
	c := &constant{node: n}
	switch n := n.(type) {
	case *parse.StringNode:
		c.value = textValue(n.Text)
	case *parse.BoolNode:
		c.ref = reflect.ValueOf(n.True)
	case *parse.NumberNode:
		c.ref = idealConstant(n)
		return c, c.ref.IsValid()
	default:
		return nil, false
	}
	return c, true
}

// idealConstant returns the value of a number as text/template's function of that
// name does: a float or an int, depending on how it is written.
func idealConstant(n *parse.NumberNode) reflect.Value {
	isHex := len(n.Text) > 2 && n.Text[0] == '0' && strings.ContainsRune("xX", rune(n.Text[1])) && !strings.ContainsAny(n.Text, "pP")
	isRune := n.Text[0] == '\''
	switch {
	case n.IsComplex:
		return reflect.Value{}
	case n.IsFloat && !isHex && !isRune && strings.ContainsAny(n.Text, ".eEpP"):
		return reflect.ValueOf(n.Float64)
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return reflect.ValueOf(int(n.Int64))
	}
	return reflect.Value{}
}

// as converts the constant to a parameter type.
func (c *constant) as(t reflect.Type) reflect.Value {
	if t.Kind() == reflect.Interface && t.NumMethod() == 0 {
		return c.reflected()
	}
	v := reflect.New(t).Elem()
	switch n := c.node.(type) {
	case *parse.StringNode:
		if t.Kind() == reflect.String {
			v.SetString(n.Text)
			return v
		}
	case *parse.BoolNode:
		if t.Kind() == reflect.Bool {
			v.SetBool(n.True)
			return v
		}
	case *parse.NumberNode:
		switch {
		case v.CanInt() && n.IsInt:
			v.SetInt(n.Int64)
			return v
		case v.CanUint() && n.IsUint:
			v.SetUint(n.Uint64)
			return v
		case v.CanFloat() && n.IsFloat:
			v.SetFloat(n.Float64)
			return v
		}
	}
	bail("%s as %s", c.node, t)
	return v
}

// argument evaluates e for a parameter of type t.
func (s *state) argument(e expr, t reflect.Type) reflect.Value {
	switch e := e.(type) {
	case *constant:
		return e.as(t)
	case nilConstant:
		if !canBeNil(t) {
			bail("nil as %s", t)
		}
		return reflect.Zero(t)
	}
	return assignable(e.eval(s).reflected(), t)
}

// assignable converts v to type t as text/template does: it unpacks interfaces,
// dereferences pointers and takes addresses.
func assignable(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if !canBeNil(t) {
			bail("nothing as %s", t)
		}
		return reflect.Zero(t)
	}
	if v.Kind() == reflect.Interface && !v.IsNil() && !v.Type().AssignableTo(t) {
		v = v.Elem()
	}
	switch {
	case v.Type().AssignableTo(t):
		return v
	case v.Kind() == reflect.Pointer && !v.IsNil() && v.Type().Elem().AssignableTo(t):
		return v.Elem()
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(t):
		return v.Addr()
	}
	bail("%s as %s", v.Type(), t)
	return v
}

// stringArgument evaluates e for a parameter of type string.
func (s *state) stringArgument(e expr) string {
	v := e.eval(s)
	if v.kind == plain {
		return v.text
	}
	if _, isConstant := e.(*constant); isConstant {
		bail("a number as a text")
	}
	return assignable(v.reflected(), stringType).String()
}

// reflectArgument evaluates e for a parameter of type reflect.Value, which the
// predefined functions have.
func (s *state) reflectArgument(e expr) reflect.Value { return e.eval(s).reflected() }

// anyArguments evaluates a list for parameters of type any.
func (s *state) anyArguments(list []expr) []any {
	all := make([]any, len(list))
	for i, e := range list {
		all[i] = e.eval(s).boxed()
	}
	return all
}
