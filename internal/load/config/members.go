package config

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"annals/internal/diag"
	"annals/internal/load/stricttoml"
)

// Members is the number of members of an organ by year.
type Members struct {
	from []since // by year
}

// since is a number of members from a year on.
type since struct{ year, number int }

// In returns the number of members in a year, and false if it is unknown.
func (m Members) In(year int) (n int, ok bool) {
	for _, s := range m.from {
		if s.year > year {
			break
		}
		n, ok = s.number, true
	}
	return n, ok
}

// IsZero reports whether no number is known.
func (m Members) IsZero() bool { return len(m.from) == 0 }

// firstYear is earlier than the year of any entry.
const firstYear = -1 << 31

// maxMembers is above the number of members of any real organ.
const maxMembers = 10_000

// members reads `members`: a number, or a table of first year to number.
func (r *reader) members(path string, v any) Members {
	switch v := v.(type) {
	case nil:
		return Members{}
	case int64:
		if n, ok := r.memberCount(path, v); ok {
			return Members{[]since{{firstYear, n}}}
		}
		return Members{}
	case map[string]any:
		return r.membersByYear(path, v)
	}
	r.valueError(path, diag.WrongType, `"members" must be a whole number, or a table of first year and number`,
		"write members = 47, or members = { 2006 = 47 }")
	return Members{}
}

func (r *reader) membersByYear(path string, table map[string]any) Members {
	var m Members
	for _, key := range r.keys.Order(path) {
		at := stricttoml.Join(path, key)
		year, err := strconv.Atoi(key)
		if err != nil || year < 1 || year > 9999 || strconv.Itoa(year) != key {
			r.keyError(at, diag.InvalidValue, fmt.Sprintf("%q is no year", key), "write the first year in which the number holds: { 2006 = 47 }")
			continue
		}
		if n, ok := r.memberCount(at, table[key]); ok {
			m.from = append(m.from, since{year, n})
		}
	}
	slices.SortFunc(m.from, func(a, b since) int { return cmp.Compare(a.year, b.year) })
	return m
}

func (r *reader) memberCount(path string, v any) (int, bool) {
	n, ok := v.(int64)
	if !ok {
		r.valueError(path, diag.WrongType, "a number of members must be a whole number", "write it in digits, without quotes: 47")
		return 0, false
	}
	if n < 1 || n > maxMembers {
		r.valueError(path, diag.InvalidValue, fmt.Sprintf("%d members cannot be", n), "write how many members the organ has")
		return 0, false
	}
	return int(n), true
}
