package program

import (
	"reflect"
	"sync/atomic"
)

// memo remembers what was worked out for each type that came by. A node of a
// template meets one type nearly always, two or three at most, so that a list is
// the fastest map. It is safe for concurrent use.
type typeCache[T any] struct {
	first atomic.Pointer[typeCacheEntry[T]]
}

type typeCacheEntry[T any] struct {
	typ         reflect.Type
	addressable bool
	result      T
	next        *typeCacheEntry[T]
}

// find returns nil where nothing is remembered.
func (m *typeCache[T]) lookup(typ reflect.Type, addressable bool) *T {
	for r := m.first.Load(); r != nil; r = r.next {
		if r.typ == typ && r.addressable == addressable {
			return &r.result
		}
	}
	return nil
}

// remember adds what find did not find. Two goroutines may both add it, which
// does no harm.
func (m *typeCache[T]) add(typ reflect.Type, addressable bool, result T) *T {
	r := &typeCacheEntry[T]{typ: typ, addressable: addressable, result: result}
	for {
		r.next = m.first.Load()
		if m.first.CompareAndSwap(r.next, r) {
			return &r.result
		}
	}
}
