package program

import (
	"html/template"
	"reflect"
	"slices"
)

// function is a call of a function of the FuncMap.
type function struct {
	fun  reflect.Value
	args []expr
}

func (f *function) eval(s *state) value { return s.call(f.fun, f.args) }

// Dictionary is a function that makes a map from pairs of a key and a value and
// has no other effect, as in {{template "x" (dict "Page" $ "Item" .)}}. Where the
// map would be the dot of a template, the program passes the values in slots and
// may not call the function.
type Dictionary func(pairs ...any) (map[string]any, error)

// dictionary is a call of a Dictionary.
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

// newFunction compiles a call of a function of the FuncMap.
func newFunction(name string, fun any, args []expr) expr {
	if f, ok := fun.(Dictionary); ok {
		return &dictionary{fun: f, args: args}
	}
	v := reflect.ValueOf(fun)
	checkCall(name, v.Type(), len(args))
	return &function{fun: v, args: args}
}

// checkCall bails unless a template can call the function with argCount
// arguments. Functions that take or return a reflect.Value are not supported,
// since they could tell this executor from text/template's.
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

// call calls a function that checkCall has accepted.
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

// parameter returns the type of parameter i.
func parameter(t reflect.Type, i int) reflect.Type {
	if last := t.NumIn() - 1; t.IsVariadic() && i >= last {
		return t.In(last).Elem()
	}
	return t.In(i)
}

// directCall calls a method of receiver without reflection.
type directCall func(s *state, receiver any, args []expr) value

// Methods that are called without reflection: those that templates call most, by
// name and signature. All others are called by reflection.
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
	hasURL     interface{ URL(path string) string }
	hasPage    interface{ Page(address string) string }
	hasIsPlain interface{ IsPlain() bool }
)

// newDirectCall returns nil if the method must be called by reflection.
func newDirectCall(name string, receiver any) directCall {
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
	case "IsPlain":
		_, implemented = receiver.(hasIsPlain)
		call = func(_ *state, receiver any, _ []expr) value {
			return value{ref: reflect.ValueOf(receiver.(hasIsPlain).IsPlain())}
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

// intArgument evaluates e for a parameter of type int.
func (s *state) intArgument(e expr) int { return int(s.argument(e, intType).Int()) }
