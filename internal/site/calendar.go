package site

import "annals/internal/record/edtf"

// CalendarDays returns the first and the last day of the entry in calendars, which is the
// same day for most. It is false for an entry that is in none: its days are not known
// exactly, or calendars have no such year.
func (e *Entry) CalendarDays() (first, last edtf.Day, ok bool) {
	first, last, ok = e.Date.Days()
	if !ok || first.Year < 1 || last.Year > 9999 {
		return edtf.Day{}, edtf.Day{}, false
	}
	if first != last && last.Next().Year > 9999 { // calendars name the day after the last one
		return edtf.Day{}, edtf.Day{}, false
	}
	return first, last, true
}

// HasCalendar reports whether one of entries is in calendars. A calendar of nothing is no
// valid file, so there is none.
func HasCalendar(entries []*Entry) bool {
	for _, e := range entries {
		if _, _, ok := e.CalendarDays(); ok {
			return true
		}
	}
	return false
}

// Calendar is the address of the calendar of the whole record, where there is one.
const Calendar = "calendar.ics"

// Calendar returns the address of the calendar of a topic, where there is one.
func (t *Term) Calendar() string { return t.Vocabulary + "/" + t.ID + ".ics" }
