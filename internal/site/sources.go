package site

import (
	"cmp"
	"slices"
)

// Publisher is who published sources of the record.
type Publisher struct {
	Name    string // "" for sources that name none
	Sources []*SourceUse
}

// SourceUse is a source with the entries that rest on it.
type SourceUse struct {
	Source
	Entries []*Entry
}

// publishers gathers the sources of all entries: publishers by name, those
// without a name last, the sources of one in order of time of their entries.
// One address is one source.
func (r *resolver) publishers() {
	byName := map[string]*Publisher{}
	byURL := map[string]*SourceUse{}
	for _, e := range r.site.Entries {
		for _, s := range e.Sources {
			if use := byURL[s.URL]; use != nil {
				if use.Entries[len(use.Entries)-1] != e {
					use.Entries = append(use.Entries, e)
				}
				continue
			}
			p := byName[s.Publisher]
			if p == nil {
				p = &Publisher{Name: s.Publisher}
				byName[s.Publisher] = p
				r.site.Publishers = append(r.site.Publishers, p)
			}
			use := &SourceUse{Source: s, Entries: []*Entry{e}}
			byURL[s.URL] = use
			p.Sources = append(p.Sources, use)
		}
	}
	slices.SortFunc(r.site.Publishers, func(a, b *Publisher) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(b.Name, a.Name)
		}
		return cmp.Compare(a.Name, b.Name)
	})
}

// corrections gathers the corrections of all entries, newest first.
func (r *resolver) corrections() {
	for _, e := range r.site.Entries {
		r.site.Corrections = append(r.site.Corrections, e.Corrections...)
	}
	slices.SortStableFunc(r.site.Corrections, func(a, b Correction) int { return b.Date.Compare(a.Date) })
}
