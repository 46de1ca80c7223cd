package program

import (
	"cmp"
	"reflect"
)

// equalsOne reports whether the first argument equals one of the others.
func equalsOne(s *state, args []expr) bool {
	first := args[0].eval(s)
	rest := make([]value, len(args)-1) // all are evaluated before any is compared
	for i, e := range args[1:] {
		rest[i] = e.eval(s)
	}
	for _, other := range rest {
		if equal(first, other) {
			return true
		}
	}
	return false
}

func equal(a, b value) bool {
	if a.kind != noText && b.kind != noText {
		return a.text == b.text
	}
	x, y := concrete(a.reflected()), concrete(b.reflected())
	if isBasic(x) && isBasic(y) {
		if x.Kind() == reflect.Bool && y.Kind() == reflect.Bool {
			return x.Bool() == y.Bool()
		}
		if x.CanComplex() && y.CanComplex() {
			return x.Complex() == y.Complex()
		}
		return compare(x, y).equal
	}
	switch {
	case x.IsValid() && y.IsValid() && x.Kind() != y.Kind():
		bail("%s and %s compared", x.Type(), y.Type())
	case isNil(x) || isNil(y):
		return isNil(x) == isNil(y)
	case !y.Type().Comparable():
		bail("%s compared", y.Type())
	}
	return x.Interface() == y.Interface()
}

// isBasic reports whether v is a bool, a number or a string.
func isBasic(v reflect.Value) bool {
	return v.CanInt() || v.CanUint() || v.CanFloat() || v.CanComplex() || v.Kind() == reflect.String || v.Kind() == reflect.Bool
}

func isNil(v reflect.Value) bool {
	return !v.IsValid() || canBeNil(v.Type()) && v.IsNil()
}

// ordering of two values. Both fields are false if the first is greater or if
// either is NaN.
type ordering struct{ less, equal bool }

func order(s *state, args []expr) ordering {
	a, b := s.reflectArgument(args[0]), s.reflectArgument(args[1])
	return compare(concrete(a), concrete(b))
}

func compare(a, b reflect.Value) ordering {
	switch {
	case a.CanInt() && b.CanInt():
		return ordered(a.Int(), b.Int())
	case a.CanUint() && b.CanUint():
		return ordered(a.Uint(), b.Uint())
	case a.CanInt() && b.CanUint():
		if a.Int() < 0 {
			return ordering{less: true}
		}
		return ordered(uint64(a.Int()), b.Uint())
	case a.CanUint() && b.CanInt():
		if b.Int() < 0 {
			return ordering{}
		}
		return ordered(a.Uint(), uint64(b.Int()))
	case a.CanFloat() && b.CanFloat():
		return ordered(a.Float(), b.Float())
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return ordered(a.String(), b.String())
	}
	bail("%s and %s compared", a.Kind(), b.Kind())
	return ordering{}
}

func ordered[T cmp.Ordered](a, b T) ordering { return ordering{less: a < b, equal: a == b} }
