package program

import (
	"reflect"
	"sync/atomic"
)

// memo remembers what was worked out for each type that came by. A node of a
// template meets one type nearly always, two or three at most, so that a list is
// the fastest map. It is safe for concurrent use.
type memo[T any] struct{ first atomic.Pointer[remembered[T]] }

type remembered[T any] struct {
	typ         reflect.Type
	addressable bool
	what        T
	next        *remembered[T]
}

// find returns nil where nothing is remembered.
func (m *memo[T]) find(typ reflect.Type, addressable bool) *T {
	for r := m.first.Load(); r != nil; r = r.next {
		if r.typ == typ && r.addressable == addressable {
			return &r.what
		}
	}
	return nil
}

// remember adds what find did not find. Two goroutines may both add it, which
// does no harm.
func (m *memo[T]) remember(typ reflect.Type, addressable bool, what T) *T {
	r := &remembered[T]{typ: typ, addressable: addressable, what: what}
	for {
		r.next = m.first.Load()
		if m.first.CompareAndSwap(r.next, r) {
			return &r.what
		}
	}
}
