package lang

import (
	"bytes"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortBy sorts items by name in the collation of the language tag. It is stable.
func SortBy[T any](items []T, tag string, name func(T) string) {
	type keyed struct {
		item T
		key  []byte // collation key of the name
	}
	c := collate.New(language.Make(tag))
	var buffer collate.Buffer
	sorted := make([]keyed, len(items))
	for i, item := range items {
		sorted[i] = keyed{item, c.KeyFromString(&buffer, name(item))}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i := range sorted {
		items[i] = sorted[i].item
	}
}
