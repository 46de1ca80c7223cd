package site

import (
	"cmp"
	"fmt"
	"slices"

	"annals/internal/diag"
)

// linkFollows links entries with those that they follow.
func (r *resolver) linkFollows() {
	for i := range r.documents {
		d := &r.documents[i]
		if d.Entry == nil {
			continue
		}
		for i, id := range d.Entry.Follows {
			before := r.documents.find(entryFile(id))
			switch {
			case id == "" || id == d.ID: // reported when the file was parsed
			case before != nil && before.withdrawal != nil:
				if d.entry != nil && !slices.Contains(d.entry.FollowsWithdrawn, before.withdrawal) {
					d.entry.FollowsWithdrawn = append(d.entry.FollowsWithdrawn, before.withdrawal)
				}
			case before != nil && before.Entry != nil:
				r.checkTime(d, i, before)
				if before.entry != nil && d.entry != nil {
					d.entry.Follows = append(d.entry.Follows, before.entry)
				}
			case !r.unread[entryFile(id)]:
				r.problems.Error(d.At(fmt.Sprintf("follows[%d]", i)), diag.UnknownEntry, fmt.Sprintf("there is no entry %q", id), r.suggester.entry(id))
			}
		}
	}
}

// checkTime warns where an entry follows one that certainly happened later.
func (r *resolver) checkTime(d *document, i int, before *document) {
	first, hasFirst := before.Entry.Date.Earliest()
	last, hasLast := d.Entry.Date.Latest()
	if !hasFirst || !hasLast || first.Compare(last) <= 0 || slices.Contains(before.Entry.Follows, d.ID) { // a circle is reported as one
		return
	}
	r.problems.Warn(d.At(fmt.Sprintf("follows[%d]", i)), diag.LaterEvent,
		fmt.Sprintf("%s came later: not before %s, and this entry not after %s", before.ID, first, last),
		fmt.Sprintf("delete it, or correct a date; if the other one followed from this one, write follows = [%q] in %s", d.ID, before.File))
}

// follows completes the links between entries that are in order.
func (r *resolver) follows() {
	for _, e := range r.site.Entries {
		slices.SortFunc(e.Follows, func(a, b *Entry) int { return cmp.Compare(a.Number, b.Number) })
		e.Follows = slices.Compact(e.Follows)
		for _, before := range e.Follows {
			before.FollowedBy = append(before.FollowedBy, e) // in time order, like the entries
		}
	}
	r.findCycles()
}

// findCycles reports each reference that closes a cycle. It walks depth first with its
// own stack, so that the length of a chain is not limited.
func (r *resolver) findCycles() {
	const open, done = 1, 2
	state := map[*Entry]int{}
	var stack []*Entry
	for _, start := range r.site.Entries {
		if len(start.Follows) == 0 {
			continue // cannot be part of a cycle
		}
		stack = append(stack[:0], start)
		for len(stack) > 0 {
			e := stack[len(stack)-1]
			if state[e] != 0 {
				state[e] = done
				stack = stack[:len(stack)-1]
				continue
			}
			state[e] = open
			for _, before := range e.Follows {
				switch state[before] {
				case open:
					r.reportCycle(e, before)
				case 0:
					if len(before.Follows) > 0 {
						stack = append(stack, before)
					}
				}
			}
		}
	}
}

// reportCycle reports that e follows an entry that leads back to e.
func (r *resolver) reportCycle(e, before *Entry) {
	d := r.documents.find(e.File)
	i := slices.Index(d.Entry.Follows, before.ID)
	r.problems.Error(d.At(fmt.Sprintf("follows[%d]", i)), diag.CircularReference,
		fmt.Sprintf("%s follows %s, which in the end follows it", e.ID, before.ID), "an event cannot lead to itself: take one of the two out")
}
