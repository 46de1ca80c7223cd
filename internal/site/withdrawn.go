package site

import (
	"cmp"
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
)

// Withdrawal is an entry that was withdrawn: its address, the day and the reason. It has
// a page in every language and is in none of the lists of entries.
type Withdrawal struct {
	ID     string // "2018/ga-73-180", as that of the entry was
	File   string
	Day    edtf.Day
	Reason lang.Text
	Year   *Year // nil if nothing else stands in its year
}

// Address returns the output file, language-neutral: that of the entry.
func (w *Withdrawal) Address() string { return addressOf(layout.KindEntry, w.ID) }

// makeWithdrawn collects the withdrawn entries, the newest withdrawal first.
func (r *resolver) makeWithdrawn() {
	for i := range r.documents {
		d := &r.documents[i]
		if d.Withdrawal == nil {
			continue
		}
		d.withdrawal = &Withdrawal{ID: d.ID, File: d.File, Day: d.Withdrawal.Date.Day, Reason: d.Withdrawal.Reason}
		r.site.Withdrawn = append(r.site.Withdrawn, d.withdrawal)
		r.lastEdit = later(r.lastEdit, d.withdrawal.Day)
	}
	slices.SortFunc(r.site.Withdrawn, func(a, b *Withdrawal) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.ID, b.ID))
	})
}

// withdrawnPart reports a file that is left of a withdrawn entry. It reports whether the
// entry with this id is one.
func (r *resolver) withdrawnPart(id string, at diag.Range, severity diag.Severity, message string) bool {
	d := r.documents.find(entryFile(id))
	if d == nil || d.Withdrawal == nil {
		return false
	}
	r.problems = append(r.problems, diag.Diagnostic{
		Range: at, Severity: severity, Code: diag.WithdrawnContent, Message: message, Hint: content.WithdrawHint(id),
	})
	return true
}

const outOfText = "take the link out, and look whether the words around it still tell what was withdrawn"

// withdrawnLink is the problem of a link to a withdrawn entry.
func withdrawnLink(d *document, hint string) *diag.Problem {
	return &diag.Problem{
		Code: diag.WithdrawnLink, Warning: true,
		Message: fmt.Sprintf("%s was withdrawn on %s, and nothing but that is found behind this link", d.ID, d.Withdrawal.Date.Day),
		Hint:    hint,
	}
}

// LinkNotes returns the function that gives note for each link of a text that leads to a
// withdrawn entry; nil on a site without any.
func (s *Site) LinkNotes(t *Text, note string) func(i int) string {
	if len(s.Withdrawn) == 0 {
		return nil
	}
	return func(i int) string {
		if t.targets[i].withdrawn {
			return note
		}
		return ""
	}
}
