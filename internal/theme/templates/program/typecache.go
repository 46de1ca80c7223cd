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
	key    typeKey
	result T
	next   *typeCacheEntry[T]
}

// typeKey stands for the type of a value, and whether the value is addressable. Two
// keys are compared several times faster than two of reflect.Type. The zero key is
// that of no value.
type typeKey struct {
	id          uintptr
	addressable bool
}

func keyOf(v reflect.Value) typeKey {
	return typeKey{reflect.ValueOf(v.Type()).Pointer(), v.CanAddr()}
}

// lookup returns nil if the type is not cached.
func (c *typeCache[T]) lookup(key typeKey) *T {
	for r := c.first.Load(); r != nil; r = r.next {
		if r.key == key {
			return &r.result
		}
	}
	return nil
}

// add adds an entry. If two goroutines add the same type, either entry may be
// used.
func (c *typeCache[T]) add(key typeKey, result T) *T {
	r := &typeCacheEntry[T]{key: key, result: result}
	for {
		r.next = c.first.Load()
		if c.first.CompareAndSwap(r.next, r) {
			return &r.result
		}
	}
}
