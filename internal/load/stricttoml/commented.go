package stricttoml

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"
)

// commentedHeader is a [header] behind a #, under which all keys so far could be its own.
type commentedHeader struct {
	at     span
	header string
	table  *plan
	keys   []string
}

var headerInComment = regexp.MustCompile(`(?m)^[ \t]*#+[ \t]*(\[\[?[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]?)[ \t\r]*$`)

// isBelowComment reports whether a key belongs to a table whose header is a comment: the
// table has such a key, and where the key stands it is unknown or given already. gap is
// what stands before the key. The mistake is reported at the header, once.
func (l *locator) isBelowComment(gap span, key unstable.Iterator) bool {
	if l.plan == nil || l.current == nil {
		return false
	}
	l.findCommented(gap)
	c := &l.commented
	if c.table == nil || c.table.want != WantTable || !key.Next() {
		return false
	}
	name := string(key.Node().Data)
	if c.table.byName[name] == nil || slices.Contains(c.keys, name) {
		c.table = nil // another key begins here
		return false
	}
	c.keys = append(c.keys, name)
	here := l.table()
	if here == nil || here.want != WantTable || here.byName[name] != nil && l.current.child(name) == nil {
		return false
	}
	l.broken = true
	l.report(c.at, syntaxError(fmt.Sprintf("this line is a comment, so that %q and what follows belong to what stands above it", name),
		"take the # away: "+c.header))
	return true
}

// findCommented looks for a header behind a # in what stands before a key.
func (l *locator) findCommented(gap span) {
	between := l.src[gap.start:max(gap.start, gap.end)]
	comment := bytes.IndexByte(between, '#')
	if comment < 0 || bytes.IndexByte(between[comment:], '[') < 0 {
		return
	}
	for _, m := range headerInComment.FindAllSubmatchIndex(between, -1) {
		l.commented = commentedHeader{at: span{gap.start + m[2], gap.start + m[3]}, header: string(between[m[2]:m[3]])}
		if field := l.plan.byName[string(between[m[4]:m[5]])]; field != nil {
			l.commented.table = field.plan.inner()
		}
	}
}

// table returns the plan of the table that keys go into, or nil.
func (l *locator) table() *plan {
	if l.plan == nil || l.current == nil {
		return nil
	}
	return l.plan.at(l.section)
}
