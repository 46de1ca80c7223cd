package program

import (
	"html/template"
	"reflect"
	"slices"
)

// function is a call of a function of the set: {{dict "a" 1}}.
type function struct {
	fun  reflect.Value
	args []expr
}

func (f *function) eval(s *state) value { return s.call(f.fun, f.args) }

// Dictionary is a function that makes a map of pairs of a name and a value, and
// does nothing else: {{template "x" (dict "Page" $ "Item" .)}}. The map need not be
// made where it is the dot of a template.
type Dictionary func(pairs ...any) (map[string]any, error)

// dictionary is a call of one.
type dictionary struct {
	fun  Dictionary
	args []expr
}

func (d *dictionary) eval(s *state) value {
	m, err := d.fun(s.anyArguments(d.args)...)
	if err != nil {
		bail("%v", err)
	}
	return value{ref: reflect.ValueOf(m)}
}

// newFunction compiles a call of a function from the set.
func newFunction(name string, fun any, args []expr) expr {
	if f, ok := fun.(Dictionary); ok {
		return &dictionary{fun: f, args: args}
	}
	v := reflect.ValueOf(fun)
	checkCall(name, v.Type(), len(args))
	return &function{fun: v, args: args}
}

// checkCall gives up unless a function can be called with n arguments from a
// template. One that takes or returns a reflect.Value would see the difference.
func checkCall(name string, t reflect.Type, argCount int) {
	results := t.NumOut() == 1 || t.NumOut() == 2 && t.Out(1) == errorType
	switch {
	case !results:
		bail("%s returns %d values", name, t.NumOut())
	case t.Out(0) == valueType || slices.ContainsFunc(slices.Collect(t.Ins()), isReflected):
		bail("%s of reflection", name)
	case t.IsVariadic() && argCount < t.NumIn()-1, !t.IsVariadic() && argCount != t.NumIn():
		bail("%d arguments for %s", argCount, name)
	}
}

// call calls by reflection what checkCall has let pass.
func (s *state) call(fun reflect.Value, args []expr) value {
	t := fun.Type()
	values := make([]reflect.Value, len(args))
	for i, e := range args {
		values[i] = s.argument(e, parameter(t, i))
	}
	results := fun.Call(values)
	if len(results) == 2 && !results[1].IsNil() {
		bail("an error")
	}
	return valueOf(results[0])
}

func isReflected(t reflect.Type) bool { return t == valueType || t == reflect.SliceOf(valueType) }

// parameter is the type of a function's argument i.
func parameter(t reflect.Type, i int) reflect.Type {
	if last := t.NumIn() - 1; t.IsVariadic() && i >= last {
		return t.In(last).Elem()
	}
	return t.In(i)
}

// direct calls a method of receiver without reflection.
type directCall func(s *state, receiver any, args []expr) value

// The methods that templates call most, by name and signature. A view that has
// others, or the same with other signatures, is served as well, but by
// reflection.
type (
	hasHTML   interface{ HTML() template.HTML }
	hasString interface{ String() string }
	hasT      interface {
		T(id string, pairs ...any) (string, error)
	}
	hasN interface {
		N(id string, n int, pairs ...any) (string, error)
	}
	hasNumber interface{ Number(n int) string }
	hasAsset  interface {
		Asset(name string) (string, error)
	}
	hasURL  interface{ URL(path string) string }
	hasPage interface{ Page(address string) string }
)

// directly returns the way to call a method with n arguments directly, or nil.
func newDirectCall(name string, receiver any, n int) directCall {
	implemented := false
	var call directCall
	switch name {
	case "HTML":
		_, implemented = receiver.(hasHTML)
		call = func(_ *state, receiver any, _ []expr) value {
			return value{kind: markup, text: string(receiver.(hasHTML).HTML())}
		}
	case "String":
		_, implemented = receiver.(hasString)
		call = func(_ *state, receiver any, _ []expr) value { return textValue(receiver.(hasString).String()) }
	case "T":
		_, implemented = receiver.(hasT)
		call = func(s *state, receiver any, args []expr) value {
			return textOrBail(receiver.(hasT).T(s.stringArgument(args[0]), s.anyArguments(args[1:])...))
		}
	case "N":
		_, implemented = receiver.(hasN)
		call = func(s *state, receiver any, args []expr) value {
			return textOrBail(receiver.(hasN).N(s.stringArgument(args[0]), s.intArgument(args[1]), s.anyArguments(args[2:])...))
		}
	case "Number":
		_, implemented = receiver.(hasNumber)
		call = func(s *state, receiver any, args []expr) value {
			return textValue(receiver.(hasNumber).Number(s.intArgument(args[0])))
		}
	case "Asset":
		_, implemented = receiver.(hasAsset)
		call = func(s *state, receiver any, args []expr) value {
			return textOrBail(receiver.(hasAsset).Asset(s.stringArgument(args[0])))
		}
	case "URL":
		_, implemented = receiver.(hasURL)
		call = func(s *state, receiver any, args []expr) value {
			return textValue(receiver.(hasURL).URL(s.stringArgument(args[0])))
		}
	case "Page":
		_, implemented = receiver.(hasPage)
		call = func(s *state, receiver any, args []expr) value {
			return textValue(receiver.(hasPage).Page(s.stringArgument(args[0])))
		}
	}
	if !implemented {
		return nil
	}
	return call
}

func textOrBail(text string, err error) value {
	if err != nil {
		bail("%v", err)
	}
	return textValue(text)
}

// intArgument is argument for a parameter of type int.
func (s *state) intArgument(e expr) int { return int(s.argument(e, intType).Int()) }
