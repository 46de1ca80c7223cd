package stricttoml

import (
	"fmt"
	"strconv"
	"time"
)

// LocalDate is a day of the calendar, in no time zone.
type LocalDate struct{ Year, Month, Day int }

// IsZero reports whether no date was given.
func (d LocalDate) IsZero() bool { return d == LocalDate{} }

// String returns the form "2018-12-17".
func (d LocalDate) String() string {
	text := appendPadded(make([]byte, 0, len("2018-12-17")), d.Year, 4)
	text = appendPadded(append(text, '-'), d.Month, 2)
	return string(appendPadded(append(text, '-'), d.Day, 2))
}

// appendPadded appends n, which is not negative, with zeros in front.
func appendPadded(text []byte, n, width int) []byte {
	var buf [20]byte
	digits := strconv.AppendInt(buf[:0], int64(n), 10)
	return append(append(text, "0000"[min(len(digits), width):width]...), digits...)
}

// LocalTime is a time of day, in no time zone.
type LocalTime struct{ Hour, Minute, Second, Nanosecond int }

// String returns the form "15:04:05", with a fraction where there is one.
func (t LocalTime) String() string {
	s := fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
	if t.Nanosecond == 0 {
		return s
	}
	return s + fmt.Sprintf(".%09d", t.Nanosecond)
}

// LocalDateTime is a day and a time of day, in no time zone.
type LocalDateTime struct {
	Date LocalDate
	Time LocalTime
}

// String returns the form "2018-12-17T15:04:05".
func (t LocalDateTime) String() string { return t.Date.String() + "T" + t.Time.String() }

// The names of the locations by which BurntSushi/toml marks times that were
// written without an offset.
const (
	localDateName     = "date-local"
	localTimeName     = "time-local"
	localDateTimeName = "datetime-local"
)

// fromTime converts a time to the type without an offset that its location
// marks, so that the time zone of the machine never affects a date. A time with
// an offset keeps it as a fixed zone.
func fromTime(t time.Time) any {
	date := LocalDate{t.Year(), int(t.Month()), t.Day()}
	clock := LocalTime{t.Hour(), t.Minute(), t.Second(), t.Nanosecond()}
	switch t.Location().String() {
	case localDateName:
		return date
	case localTimeName:
		return clock
	case localDateTimeName:
		return LocalDateTime{date, clock}
	}
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// plainScalar replaces a time by the type of what was written; see fromTime.
func plainScalar(v any) any {
	if t, ok := v.(time.Time); ok {
		return fromTime(t)
	}
	return v
}
