// Package timeofday parses the time of an event within its day: "15:30", or with its
// offset from UTC, "15:30+09:00".
//
// It orders the events of one day and is shown as it was written. The package uses no
// clock and knows no time zone. Parse returns a *diag.Problem whose hint suggests, where
// possible, the same time in the right form.
package timeofday

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// Time is a time of day. The zero value is none. Times are comparable.
type Time struct {
	minute    int16 // of the day
	offset    int16 // from UTC, in minutes
	given     bool
	hasOffset bool
}

// Pattern matches the texts that Parse accepts, for schemas.
const Pattern = `^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$`

var form = regexp.MustCompile(Pattern)

// Parse parses a time. The error is a *diag.Problem.
func Parse(text string) (Time, error) {
	if form.MatchString(text) {
		return parse(text), nil
	}
	problem := &diag.Problem{
		Code:    diag.InvalidTime,
		Message: fmt.Sprintf("%q is no time of day", text),
		Hint:    `write it like "15:30", or with the offset from UTC "15:30+09:00"`,
	}
	if fixed := suggest(text); fixed != "" {
		problem.Instead = strconv.Quote(fixed)
		problem.Hint = fmt.Sprintf("write %q", fixed)
	}
	return Time{}, problem
}

// parse parses a text of the right form.
func parse(text string) Time {
	t := Time{minute: minutes(text[:5]), given: true}
	switch rest := text[5:]; {
	case rest == "Z":
		t.hasOffset = true
	case rest != "":
		t.hasOffset, t.offset = true, minutes(rest[1:])
		if rest[0] == '-' {
			t.offset = -t.offset
		}
	}
	return t
}

// minutes returns the minutes of "15:30".
func minutes(clock string) int16 {
	hours, _ := strconv.Atoi(clock[:2])
	rest, _ := strconv.Atoi(clock[3:])
	return int16(hours*60 + rest)
}

// loose matches times in the forms that people write.
var loose = regexp.MustCompile(`^\s*([0-9]{1,2})(?:[:.hH]([0-9]{2}))?(?::[0-9]{2}(?:\.[0-9]+)?)?\s*([aApP])?\.?[mM]?\.?\s*([zZ]|UTC)?\s*(?:([+-])([0-9]{1,2}):?([0-9]{2})?)?\s*$`)

// suggest returns the time that was probably intended, or "".
func suggest(text string) string {
	m := loose.FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[3] == "" {
		return ""
	}
	hours, _ := strconv.Atoi(m[1])
	if half := strings.ToLower(m[3]); half != "" {
		if hours < 1 || hours > 12 {
			return ""
		}
		hours %= 12
		if half == "p" {
			hours += 12
		}
	}
	fixed := fmt.Sprintf("%02d:%s", hours, cmp.Or(m[2], "00"))
	switch {
	case m[5] != "":
		offset, _ := strconv.Atoi(m[6])
		fixed += fmt.Sprintf("%s%02d:%s", m[5], offset, cmp.Or(m[7], "00"))
	case m[4] != "":
		fixed += "Z"
	}
	if !form.MatchString(fixed) {
		return ""
	}
	return fixed
}

// IsZero reports whether no time is given.
func (t Time) IsZero() bool { return !t.given }

// Clock returns the time without its offset: "15:30".
func (t Time) Clock() string { return fmt.Sprintf("%02d:%02d", t.minute/60, t.minute%60) }

// Offset returns the offset from UTC, "+09:00"; "" if none is given.
func (t Time) Offset() string {
	if !t.hasOffset {
		return ""
	}
	sign, offset := '+', t.offset
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("%c%02d:%02d", sign, offset/60, offset%60)
}

// String returns the time as in "15:30+09:00"; "" if none is given.
func (t Time) String() string {
	if t.IsZero() {
		return ""
	}
	return t.Clock() + t.Offset()
}

// Compare orders the times of one day. Those with an offset are compared as instants;
// one without counts as UTC. No time at all comes last.
func Compare(a, b Time) int {
	if a.given != b.given {
		if a.given {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.minute-a.offset, b.minute-b.offset)
}
