package html

import (
	"strings"

	"annals/internal/site"
)

// FilterView is what the entries of a page can be chosen by: each value is a
// page of its own, and static/filters.js chooses by it in place.
type FilterView struct {
	InPlace bool // the page shows the entries themselves
	Groups  []FilterGroup
}

// FilterGroup is the terms of one vocabulary that stand on entries of the page.
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

// filter returns the choice among the entries of a page, or nil where there is
// nothing to choose from.
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

// termKey tells terms of all vocabularies apart.
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

// Digits returns the digits from zero to nine as the page's language writes
// them, for scripts that count.
func (c *Context) Digits() string {
	var b strings.Builder
	for n := range 10 {
		b.WriteString(c.Number(n))
	}
	return b.String()
}
