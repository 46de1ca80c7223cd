package site

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/load/content"
)

// duplicateEntries warns of entries that share a symbol, the day and the type with
// another: most often one entry that was written twice, or copied. Drafts count too,
// since they are most easily deleted while they are drafts.
func (r *resolver) duplicateEntries() {
	known := map[string][]*content.Document{} // by symbol
	for i := range r.documents {
		d := r.documents[i].Document
		if d.Entry == nil || d.Entry.Date.IsZero() {
			continue
		}
		reported := false
		for _, s := range d.Entry.Symbols {
			if before := sameAct(known[s.String()], d); before != nil && !reported {
				reported = true
				r.problems.Warn(d.At("symbol"), diag.DuplicateEntry, fmt.Sprintf("%s has the symbol %s, the day and the type of this entry, too", before.File, s),
					fmt.Sprintf("keep one of the two; parts of one act stand in one entry, each in [[stages]] (%q)", "annals help votes"))
			}
			known[s.String()] = append(known[s.String()], d)
		}
	}
}

// sameAct returns the first of other entries that has the day and the type of d, or nil.
func sameAct(others []*content.Document, d *content.Document) *content.Document {
	for _, other := range others {
		if other != d && other.Entry.Type == d.Entry.Type && other.Entry.Date.String() == d.Entry.Date.String() {
			return other
		}
	}
	return nil
}
