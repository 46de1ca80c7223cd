package html

import (
	"strings"

	"annals/internal/site"
)

// FilterView is the terms by which the entries of a page can be filtered. Each
// value links to the page of its term; static/filters.js filters in place.
type FilterView struct {
	InPlace bool // the page shows the entries themselves
	Groups  []FilterGroup
}

// FilterGroup is the terms of one vocabulary that entries of the page have.
type FilterGroup struct {
	Kind   string // "types", "bodies", "topics" or "actors"
	Name   string
	Values []FilterValue
}

// FilterValue is a term, with the number of its entries on the page.
type FilterValue struct {
	Link
	Term  string // as EntrySummary.Terms has it: "topics/food"
	Count int
}

// filter returns the filter for the entries of a page, or nil if there are fewer
// than two.
func (f *format) filter(c *Context, entries []*site.Entry, inPlace bool) *FilterView {
	if len(entries) < 2 {
		return nil
	}
	counts := map[*site.Term]int{}
	for _, e := range entries {
		for _, t := range e.Terms() {
			counts[t]++
		}
	}
	v := &FilterView{InPlace: inPlace}
	for _, vocabulary := range f.site.Vocabularies() {
		g := FilterGroup{Kind: vocabulary.Name, Name: c.locale.T("nav." + messageName(vocabulary.Name))}
		for _, t := range vocabulary.Terms {
			if n := counts[t]; n > 0 {
				g.Values = append(g.Values, FilterValue{Link: *c.termLink(t), Term: termKey(t), Count: n})
			}
		}
		if len(g.Values) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}

// termKey returns a key that is unique over all vocabularies: "topics/food".
func termKey(t *site.Term) string { return string(appendTermKey(nil, t)) }

func appendTermKey(dst []byte, t *site.Term) []byte {
	return append(append(append(dst, t.Vocabulary...), '/'), t.ID...)
}

func termKeys(e *site.Entry) string {
	var buf [256]byte
	keys := buf[:0]
	for i, t := range e.Terms() {
		if i > 0 {
			keys = append(keys, ' ')
		}
		keys = appendTermKey(keys, t)
	}
	return string(keys)
}

// Digits returns the digits from zero to nine in the page's language, for scripts
// that format counts.
func (c *Context) Digits() string {
	var b strings.Builder
	for n := range 10 {
		b.WriteString(c.Number(n))
	}
	return b.String()
}
