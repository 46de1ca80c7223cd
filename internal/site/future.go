package site

import (
	"fmt"

	"annals/internal/diag"
	"annals/internal/record/edtf"
)

// farAhead is the number of years after which an event in the future is more likely a
// mistake in its year.
const farAhead = 10

// futureDays reports days of editorial work that have not come yet: they would become
// the date of the whole site. It warns of events that are many years away, unless an
// embargo shows that this is meant. The clock decides here about problems only: what is
// published does not depend on it.
func (r *resolver) futureDays() {
	today := later(r.in.Date, r.in.Today)
	if r.in.Today == (edtf.Day{}) {
		return
	}
	for i := range r.documents {
		d := &r.documents[i]
		if d.Withdrawal != nil && d.Withdrawal.Date.Compare(today) > 0 {
			r.futureDay(d, "withdrawn.date", today, "nothing can have been withdrawn on a day in the future")
		}
		if d.Entry == nil {
			continue
		}
		if d.Entry.Added.Compare(today) > 0 {
			r.futureDay(d, "added", today, "an entry cannot have joined the record on a day in the future")
		}
		for i := range d.Entry.Corrections {
			if d.Entry.Corrections[i].Date.Compare(today) > 0 {
				r.futureDay(d, fmt.Sprintf("corrections[%d].date", i), today, "nothing can have been corrected on a day in the future")
			}
		}
		for i := range d.Entry.Sources {
			if d.Entry.Sources[i].Accessed.Compare(today) > 0 {
				r.futureDay(d, fmt.Sprintf("sources[%d].accessed", i), today, "nobody can have read the source on a day in the future")
			}
		}
		if day, ok := d.Entry.Date.Earliest(); ok && day.Year > today.Year+farAhead && d.Entry.PublishAfter.IsZero() {
			r.problems.Warn(d.At("date"), diag.FutureDate, fmt.Sprintf("the event lies %d years in the future", day.Year-today.Year),
				"look whether the year is right; what is not to be read yet has publish_after")
		}
	}
}

func (r *resolver) futureDay(d *document, key string, today edtf.Day, message string) {
	r.problems.Error(d.At(key), diag.FutureDate, message,
		fmt.Sprintf("write the day on which it was done, %s at the latest; if the clock of this computer is wrong, set it", today))
}
