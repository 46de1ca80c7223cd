// Package linkstate is what is remembered of addresses outside the site: when
// each last answered and, of those that do not, since when. The memory is the
// file content/_links.toml, which "annals check --links" writes and editors keep
// under version control with the texts.
//
// Its input is the text of that file and the answers of a check; its output is a
// State, and a State as text again: one line an address, in alphabetical order,
// dates without times, so that two editors' checks merge. Whether an address is
// dead follows from the file alone and never from the clock, so that the same
// files make the same pages.
//
// The package asks nobody (package linkcheck does) and touches no disk.
package linkstate

import (
	"strings"
	"time"

	"annals/internal/edtf"
)

// File is where the memory stands, relative to the site.
const File = "content/_links.toml"

// Patience is how many days must lie between the first and the last check that
// found an address broken before it counts as dead: one bad night breaks
// nothing.
const Patience = 7

// Answer is what asking for an address came to.
type Answer uint8

// The answers. Only the first two say something of the address; Unknown is an
// answer that says something of the network, or of whom the server likes.
const (
	Unknown Answer = iota
	Well
	Broken
)

// State is the memory of all addresses. It is never changed once it is made.
type State map[string]Link

// Link is the memory of one address. The zero value is that of an address that
// never gave a clear answer.
type Link struct {
	Well    edtf.Day // the last day on which it answered; zero when it never did
	Since   edtf.Day // the first day on which it was broken; zero when it answers
	Checked edtf.Day // the last day on which it was broken; zero when it answers
}

// IsDead reports whether the address was broken for long enough.
func (l Link) IsDead() bool {
	return l.Since != edtf.Day{} && days(l.Since, l.Checked) >= Patience
}

// Key returns the address as a State knows it: without the place on the page,
// which is never sent.
func Key(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// Dead returns the memory of an address, and whether it is dead.
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

// IsDue reports whether an address should be asked on a day: unless it answered
// less than maxAge days before.
func (s State) IsDue(address string, day edtf.Day, maxAge int) bool {
	l := s[Key(address)]
	if l.Well == (edtf.Day{}) || l.Since != (edtf.Day{}) {
		return true
	}
	age := days(l.Well, day)
	return age < 0 || age >= maxAge
}

// Next returns the memory after a check on a day. Answers go by address;
// addresses that keep refuses are forgotten.
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

// days returns how many days lie between two.
func days(from, to edtf.Day) int {
	return int(noon(to).Sub(noon(from)) / (24 * time.Hour))
}

func noon(d edtf.Day) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
}
