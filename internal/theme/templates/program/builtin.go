package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
)

// builtin is a call of a predefined function, such as eq.
type builtin struct {
	fun  func(*state, []expr) value
	args []expr
}

func (b *builtin) eval(s *state) value { return b.fun(s, b.args) }

// newBuiltin returns nil for an unsupported function or number of arguments.
func newBuiltin(name string, args []expr) expr {
	sig := builtins()[name]
	if sig.fun == nil || len(args) < sig.minArgs || sig.maxArgs >= 0 && len(args) > sig.maxArgs {
		return nil
	}
	return &builtin{fun: sig.fun, args: args}
}

type signature struct {
	fun              func(*state, []expr) value
	minArgs, maxArgs int // maxArgs is -1 for any number
}

// builtins returns the supported predefined functions: all but call.
func builtins() map[string]signature {
	return map[string]signature{
		"and":         {and, 1, -1},
		"or":          {or, 1, -1},
		"not":         {not, 1, 1},
		"eq":          {func(s *state, args []expr) value { return boolValue(equalsOne(s, args)) }, 2, -1},
		"ne":          {func(s *state, args []expr) value { return boolValue(!equalsOne(s, args)) }, 2, 2},
		"lt":          {func(s *state, args []expr) value { return boolValue(order(s, args).less) }, 2, 2},
		"le":          {func(s *state, args []expr) value { o := order(s, args); return boolValue(o.less || o.equal) }, 2, 2},
		"gt":          {func(s *state, args []expr) value { o := order(s, args); return boolValue(!o.less && !o.equal) }, 2, 2},
		"ge":          {func(s *state, args []expr) value { return boolValue(!order(s, args).less) }, 2, 2},
		"len":         {length, 1, 1},
		"index":       {index, 1, -1},
		"slice":       {slice, 1, 4},
		"print":       {builtinPrint, 0, -1},
		"println":     {func(s *state, args []expr) value { return textValue(fmt.Sprintln(s.anyArguments(args)...)) }, 0, -1},
		"printf":      {builtinPrintf, 1, -1},
		"html":        {func(s *state, args []expr) value { return textValue(template.HTMLEscaper(s.anyArguments(args)...)) }, 0, -1},
		"js":          {func(s *state, args []expr) value { return textValue(template.JSEscaper(s.anyArguments(args)...)) }, 0, -1},
		"urlquery":    {func(s *state, args []expr) value { return textValue(template.URLQueryEscaper(s.anyArguments(args)...)) }, 0, -1},
		"_eval_args_": {func(s *state, args []expr) value { return textValue(sprint(s.anyArguments(args))) }, 0, -1},
	}
}

func boolValue(b bool) value { return value{ref: reflect.ValueOf(b)} }

func and(s *state, args []expr) value { return firstWithTruth(false, s, args) }
func or(s *state, args []expr) value  { return firstWithTruth(true, s, args) }

// firstWithTruth returns the first argument of the given truth, else the last.
func firstWithTruth(truth bool, s *state, args []expr) (v value) {
	for _, e := range args {
		if v = e.eval(s); v.isTrue() == truth {
			return v
		}
	}
	return v
}

func not(s *state, args []expr) value { return boolValue(!args[0].eval(s).isTrue()) }

func builtinPrint(s *state, args []expr) value { return textValue(fmt.Sprint(s.anyArguments(args)...)) }

func builtinPrintf(s *state, args []expr) value {
	return textValue(fmt.Sprintf(s.stringArgument(args[0]), s.anyArguments(args[1:])...))
}

func length(s *state, args []expr) value {
	v, isNil := indirect(s.reflectArgument(args[0]))
	if isNil {
		bail("len of nil")
	}
	return value{ref: reflect.ValueOf(v.Len())} // panics if v has no length
}

// index implements the template function index.
func index(s *state, args []expr) value {
	item := concrete(s.reflectArgument(args[0]))
	if !item.IsValid() {
		bail("index of nil")
	}
	for _, e := range args[1:] {
		at := concrete(s.reflectArgument(e))
		var isNil bool
		if item, isNil = indirect(item); isNil {
			bail("index of nil")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			item = item.Index(position(at, item.Len()))
		case reflect.Map:
			if found := item.MapIndex(key(at, item.Type().Key())); found.IsValid() {
				item = found
			} else {
				item = reflect.Zero(item.Type().Elem())
			}
		default:
			bail("index of %s", item.Type())
		}
	}
	return valueOf(item)
}

// position converts v to an index of at most limit.
func position(v reflect.Value, limit int) int {
	n := -1
	switch {
	case v.CanInt():
		n = int(v.Int())
	case v.CanUint():
		n = int(v.Uint())
	}
	if n < 0 || n > limit {
		bail("the index %d", n)
	}
	return n
}

// key converts v to a map key of type t; integers convert into each other.
func key(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if !canBeNil(t) {
			bail("nil as a key")
		}
		return reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v
	}
	zero := reflect.Zero(t)
	if (v.CanInt() || v.CanUint()) && (zero.CanInt() || zero.CanUint()) {
		return v.Convert(t)
	}
	bail("%s as a key", v.Type())
	return v
}

// slice implements the template function slice.
func slice(s *state, args []expr) value {
	item, isNil := indirect(concrete(s.reflectArgument(args[0])))
	if isNil || !item.IsValid() {
		bail("slice of nil")
	}
	limit := item.Len()
	if item.Kind() != reflect.String {
		limit = item.Cap()
	}
	bounds := []int{0, item.Len()}
	for i, e := range args[1:] {
		bound := e.eval(s)
		if bound.inAny {
			bail("a bound within an any")
		}
		at := position(bound.reflected(), limit)
		if i < len(bounds) {
			bounds[i] = at
		} else {
			bounds = append(bounds, at)
		}
	}
	// Both panic if the bounds are out of order.
	if len(bounds) == 3 {
		return valueOf(item.Slice3(bounds[0], bounds[1], bounds[2]))
	}
	return valueOf(item.Slice(bounds[0], bounds[1]))
}

// sprint is fmt.Sprint, but follows pointers as html/template does.
func sprint(args []any) string {
	if len(args) == 1 {
		if text, ok := args[0].(string); ok {
			return text
		}
	}
	var b strings.Builder
	for i, a := range args {
		args[i] = indirectToStringer(a)
	}
	fmt.Fprint(&b, args...)
	return b.String()
}
