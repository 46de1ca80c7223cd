package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"
)

// footnotesID is the id of the heading above the footnotes.
const footnotesID = "footnotes"

// maxIDLength bounds an id, in bytes, before a number is added.
const maxIDLength = 120

// ids allocates the ids of one text.
type ids struct {
	reserved map[string]bool // of the page around the text; shared by all texts
	taken    map[string]bool
	next     map[string]int // suffix to try next for an id that is taken
	given    map[string]*givenID
	givenTo  map[ast.Node]string
}

// givenID is an id that an editor gave to a heading.
type givenID struct {
	at     byteRange
	warned bool // that another heading would have it, too
}

func newIDs(reserved map[string]bool) ids {
	return ids{reserved: reserved, taken: map[string]bool{}, next: map[string]int{}}
}

// reserve returns the ids that no heading may take.
func reserve(page []string) map[string]bool {
	reserved := map[string]bool{footnotesID: true}
	for _, id := range page {
		reserved[id] = true
	}
	return reserved
}

// give reserves the id for its heading.
func (s *ids) give(h headingID) {
	if s.given == nil {
		s.given, s.givenTo = map[string]*givenID{}, map[ast.Node]string{}
	}
	s.given[h.id], s.givenTo[h.heading] = &givenID{at: h.at}, h.id
	s.taken[h.id] = true
}

// free returns id with the first number that makes it unique among the ids so far.
func (s *ids) free(id string) string {
	if isNoteID(id) {
		id = "section-" + id
	}
	for n := max(s.next[id], 2); ; n++ {
		if other := id + "-" + strconv.Itoa(n); !s.isTaken(other) {
			s.next[id] = n
			return other
		}
	}
}

func (s *ids) isTaken(id string) bool { return s.reserved[id] || s.taken[id] }

// newID returns a unique id for the text of a heading. Equal headings get "-2",
// "-3" … in source order.
func (s *ids) newID(text string) string {
	id := slug(text)
	if s.isTaken(id) {
		id = s.free(id)
	}
	s.taken[id] = true
	return id
}

// slug keeps the letters, marks and digits of any script, in lower case and
// normal form C, and replaces everything between them by a hyphen.
func slug(text string) string {
	b := make([]byte, 0, maxIDLength+utf8.UTFMax)
	gap := false
	for _, r := range nfc(text) {
		switch {
		case r == '\'' || r == '’': // don't, states'
			continue
		case !isIDRune(r):
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, '-')
		}
		gap = false
		if r = unicode.ToLower(r); len(b)+utf8.RuneLen(r) > maxIDLength {
			break
		}
		b = utf8.AppendRune(b, r)
	}
	s := strings.TrimSuffix(string(b), "-")
	switch {
	case s == "":
		return "section"
	case isNoteID(s):
		return "section-" + s // fn-1 and fnref-1 belong to footnotes
	}
	return nfc(s) // lower case can undo the normal form
}

// isIDRune reports whether r is a letter, mark or digit, which slug keeps.
func isIDRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func nfc(s string) string {
	if isASCII(s) || norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}
