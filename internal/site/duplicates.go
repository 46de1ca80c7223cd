package site

import (
	"cmp"
	"fmt"

	"annals/internal/diag"
)

// act is what one document makes of one day. Two entries of one act are most often
// one entry, written twice or copied.
type act struct{ symbol, date, kind string }

// duplicateEntries warns of entries that share a symbol, the day and the type with
// another. Drafts count too: they are most easily deleted while they are drafts.
func (r *resolver) duplicateEntries() {
	first := map[act]*document{}
	for i := range r.documents {
		d := &r.documents[i]
		if d.Entry == nil || d.Entry.Date.IsZero() {
			continue
		}
		for _, s := range d.Entry.Symbols {
			this := act{s.String(), d.Entry.Date.String(), d.Entry.Type}
			before := cmp.Or(first[this], d)
			first[this] = before
			if before == d {
				continue
			}
			r.problems.Warn(d.At("symbol"), diag.DuplicateEntry, fmt.Sprintf("%s has the symbol %s, the day and the type of this entry, too", before.File, s),
				fmt.Sprintf("keep one of the two; parts of one act stand in one entry, each in [[stages]] (%q)", "annals help votes"))
			break
		}
	}
}
