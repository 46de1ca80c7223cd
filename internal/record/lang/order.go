package lang

import (
	"bytes"
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortBy sorts items by name in the collation of the language tag. It is stable.
func SortBy[T any](items []T, tag string, name func(T) string) {
	if len(items) < 2 {
		return
	}
	type keyed struct {
		item T
		key  []byte // collation key of the name
	}
	c := acquireCollator(tag)
	defer c.release()
	sorted := make([]keyed, len(items))
	for i, item := range items {
		sorted[i] = keyed{item, c.KeyFromString(&c.keys, name(item))}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i := range sorted {
		items[i] = sorted[i].item
	}
}

// collator sorts in one language. Making one costs more than sorting a list.
type collator struct {
	*collate.Collator
	keys collate.Buffer
	pool *sync.Pool
}

var collators sync.Map // by tag, a *sync.Pool of those that are not in use

func acquireCollator(tag string) *collator {
	pool, ok := collators.Load(tag)
	if !ok {
		pool, _ = collators.LoadOrStore(tag, new(sync.Pool))
	}
	free := pool.(*sync.Pool)
	if c, ok := free.Get().(*collator); ok {
		return c
	}
	return &collator{Collator: collate.New(language.Make(tag)), pool: free}
}

func (c *collator) release() {
	c.keys.Reset()
	c.pool.Put(c)
}
