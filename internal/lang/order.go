package lang

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortBy sorts items by name as readers of the language tag expect. Items of
// equal names keep their order.
func SortBy[T any](items []T, tag string, name func(T) string) {
	c := collate.New(language.Make(tag))
	slices.SortStableFunc(items, func(a, b T) int { return c.CompareString(name(a), name(b)) })
}
