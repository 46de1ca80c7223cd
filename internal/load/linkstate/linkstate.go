// Package linkstate stores the results of link checks: when each outside address
// last answered and, if it does not answer, since when. They are kept in the file
// content/_links.toml, which "annals check --links" writes and editors keep under
// version control with the texts.
//
// Its input is the text of that file and the answers of a check; its output is a
// State, and a State as text again: one line per address, in alphabetical order,
// with dates without times, so that the results of two editors merge. Whether an
// address is dead depends on the file alone and not on the clock, so that the same
// files give the same pages.
//
// The package makes no requests (package linkcheck does) and reads no files.
package linkstate

import (
	"strings"
	"time"

	"annals/internal/record/edtf"
)

// DeadAfterDays is the number of days between the first and the last check that found
// an address broken after which it counts as dead, so that a short failure of a
// server has no effect.
const DeadAfterDays = 7

// Answer is the result of checking an address.
type Answer uint8

// The answers. Unknown is a result that depends on the network, or on how the
// server treats programs, and says nothing about the address.
const (
	Unknown Answer = iota
	Well
	Broken
)

// State is the state of all addresses. It is immutable.
type State map[string]Link

// Link is the state of one address. The zero value means that it never gave a
// clear answer.
type Link struct {
	Well    edtf.Day // the last day on which it answered; zero: never
	Since   edtf.Day // the first day on which it was broken; zero: it answers
	Checked edtf.Day // the last day on which it was broken; zero: it answers
}

// IsDead reports whether the address has been broken for DeadAfterDays days.
func (l Link) IsDead() bool {
	return l.Since != edtf.Day{} && days(l.Since, l.Checked) >= DeadAfterDays
}

// Key returns the key of an address in a State: without the fragment, which is
// never sent.
func Key(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// Dead returns the state of an address, and whether it is dead.
func (s State) Dead(address string) (Link, bool) {
	l := s[Key(address)]
	return l, l.IsDead()
}

// HasDead reports whether any address is dead.
func (s State) HasDead() bool {
	for _, l := range s {
		if l.IsDead() {
			return true
		}
	}
	return false
}

// IsDue reports whether an address should be checked on a day: unless it
// answered less than maxAge days before.
func (s State) IsDue(address string, day edtf.Day, maxAge int) bool {
	l := s[Key(address)]
	if l.Well == (edtf.Day{}) || l.Since != (edtf.Day{}) {
		return true
	}
	age := days(l.Well, day)
	return age < 0 || age >= maxAge
}

// Next returns the state after a check on a day. Addresses for which keep
// returns false are dropped.
func (s State) Next(day edtf.Day, answers map[string]Answer, keep func(address string) bool) State {
	next := State{}
	for address, link := range s {
		if keep(address) {
			next[address] = link
		}
	}
	for address, answer := range answers {
		switch link := next[address]; {
		case !keep(address):
		case answer == Well:
			next[address] = Link{Well: day}
		case answer == Broken:
			if link.Since == (edtf.Day{}) {
				link.Since = day
			}
			link.Checked = day
			next[address] = link
		}
	}
	return next
}

// days returns the number of days between two days.
func days(from, to edtf.Day) int {
	return int(noon(to).Sub(noon(from)) / (24 * time.Hour))
}

func noon(d edtf.Day) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
}
