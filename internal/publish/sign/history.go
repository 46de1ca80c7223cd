package sign

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"time"

	"annals/internal/publish/minisign"
)

// MaxHistory is the size of the longest history that is read, in bytes: that of ten
// publications a day for fifty years.
const MaxHistory = 16 << 20

// History is the list of all publications of a site, to which lines are only ever added:
//
//	1 2026-11-29 824 SHA-256-OF-THE-MANIFEST   a publication: number, day, files
//	key RWT… added                             a new key, which the old one introduced
//	again 11                                   the next publication is the eleventh once more
//
// It is immutable.
type History struct {
	lines []string // with their line breaks
	last  Publication
}

// Publication is one publication of a site.
type Publication struct {
	Number   int
	Day      string // 2026-11-29
	Files    int
	Manifest [sha256.Size]byte // the checksum of manifest.sha256
}

var errHistory = errors.New("this is no history of publications")

// ParseHistory reads a history; an empty one is that of a site that was never signed.
func ParseHistory(text []byte) (History, error) {
	var h History
	for line := range strings.Lines(string(text)) {
		p, ok := h.parseLine(line)
		if !ok {
			return History{}, fmt.Errorf("line %d: %w", len(h.lines)+1, errHistory)
		}
		h.lines = append(h.lines, line)
		h.last = p
	}
	return h, nil
}

// parseLine returns the last publication once the line is added, and whether it may be.
func (h History) parseLine(line string) (Publication, bool) {
	words := strings.Split(strings.TrimSuffix(line, "\n"), " ")
	switch {
	case len(words) == 3 && words[0] == "key":
		key, err := minisign.ParsePublicKey(words[1])
		return h.last, err == nil && line == keyLine(key)
	case len(words) == 2 && words[0] == "again":
		n, err := strconv.Atoi(words[1])
		return h.last, err == nil && n >= 1 && n <= h.last.Number && line == fmt.Sprintf("again %d\n", n)
	case len(words) != 4:
		return h.last, false
	}
	p := Publication{Day: words[1]}
	var err error
	p.Number, err = strconv.Atoi(words[0])
	if err == nil {
		p.Files, err = strconv.Atoi(words[2])
	}
	if n, hexErr := hex.Decode(p.Manifest[:], []byte(words[3])[:min(len(words[3]), 2*sha256.Size)]); hexErr != nil || n != sha256.Size {
		return h.last, false
	}
	isNext := p.Number == h.last.Number+1 && p.Day >= h.last.Day && p.Files >= 0
	return p, err == nil && isDay(p.Day) && isNext && line == p.line()
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func (p Publication) line() string {
	return fmt.Sprintf("%d %s %d %x\n", p.Number, p.Day, p.Files, p.Manifest)
}

func keyLine(key minisign.PublicKey) string { return fmt.Sprintf("key %s added\n", key) }

// Text returns the history as it is published.
func (h History) Text() []byte { return []byte(strings.Join(h.lines, "")) }

// Last returns the newest publication; its number is 0 if there is none.
func (h History) Last() Publication { return h.last }

// ErrClock is returned by With for a day before that of the newest publication.
var ErrClock = errors.New("the day is before that of the newest publication")

// With returns the history with one more publication, whose number it sets. The newest
// publication is not added again.
func (h History) With(day string, files int, manifest [sha256.Size]byte) (History, error) {
	if h.last.Number > 0 && h.last.Manifest == manifest && h.last.Files == files {
		return h, nil
	}
	if day < h.last.Day {
		return History{}, ErrClock
	}
	p := Publication{Number: h.last.Number + 1, Day: day, Files: files, Manifest: manifest}
	if _, ok := h.parseLine(p.line()); !ok {
		return History{}, errHistory
	}
	return h.add(p.line(), p), nil
}

// WithKey returns the history with a new key.
func (h History) WithKey(key minisign.PublicKey) History {
	if h.hasLine(keyLine(key)) {
		return h
	}
	return h.add(keyLine(key), h.last)
}

func (h History) add(line string, last Publication) History {
	return History{lines: append(h.lines[:len(h.lines):len(h.lines)], line), last: last}
}

func (h History) hasLine(line string) bool {
	for _, l := range h.lines {
		if l == line {
			return true
		}
	}
	return false
}

// Lacks returns what of an older history is gone or changed in this one, such as
// "publication 9"; "" if this one is the same or only longer.
func (h History) Lacks(older History) string {
	for i, line := range older.lines {
		if i < len(h.lines) && h.lines[i] == line {
			continue
		}
		first, _, _ := strings.Cut(line, " ")
		if _, err := strconv.Atoi(first); err == nil {
			return "publication " + first
		}
		return fmt.Sprintf("the line %q", strings.TrimSuffix(line, "\n"))
	}
	return ""
}

// Root returns the root of the lines' Merkle tree (RFC 6962), with SHA-256. Line breaks are
// no part of the leaves.
func (h History) Root() [sha256.Size]byte {
	leaves := make([][]byte, len(h.lines))
	for i, line := range h.lines {
		leaves[i] = bytes.TrimSuffix([]byte(line), []byte("\n"))
	}
	return root(leaves)
}

func root(leaves [][]byte) [sha256.Size]byte {
	switch len(leaves) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, leaves[0]...))
	}
	split := 1 << (bits.Len(uint(len(leaves)-1)) - 1) // the largest power of two below the number
	left, right := root(leaves[:split]), root(leaves[split:])
	return sha256.Sum256(bytes.Join([][]byte{{1}, left[:], right[:]}, nil))
}
