package program

import (
	"reflect"
	"sync/atomic"
)

// typeCache caches a result for each type. It is a linked list, because a node
// sees one type nearly always, two or three at most. It is safe for concurrent use.
type typeCache[T any] struct {
	first atomic.Pointer[typeCacheEntry[T]]
}

type typeCacheEntry[T any] struct {
	typ         reflect.Type
	addressable bool
	result      T
	next        *typeCacheEntry[T]
}

// lookup returns nil if the type is not cached.
func (c *typeCache[T]) lookup(typ reflect.Type, addressable bool) *T {
	for r := c.first.Load(); r != nil; r = r.next {
		if r.typ == typ && r.addressable == addressable {
			return &r.result
		}
	}
	return nil
}

// add adds an entry. If two goroutines add the same type, either entry may be
// used.
func (c *typeCache[T]) add(typ reflect.Type, addressable bool, result T) *T {
	r := &typeCacheEntry[T]{typ: typ, addressable: addressable, result: result}
	for {
		r.next = c.first.Load()
		if c.first.CompareAndSwap(r.next, r) {
			return &r.result
		}
	}
}
