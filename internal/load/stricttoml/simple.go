package stricttoml

import (
	"strconv"
	"strings"
	"time"
)

// simpleValues returns the values of a text of which nothing is written in an unusual way,
// as nearly all front matter is: what decodeTOML returns, at a fraction of the time, from
// the tree alone. It reports whether the text is one.
//
// Simple are keys without dots, headers, lists, texts on one line without escapes, decimal
// numbers, truth values and days. A test compares both ways to read.
func (d *document) simpleValues() (map[string]any, bool) {
	if d.broken || d.dotted || len(d.blanks) > 0 || strings.ContainsFunc(d.text, isControl) {
		return nil, false
	}
	return d.simpleTable(d.root)
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r == '\uFEFF' }

func (d *document) simpleTable(n *node) (map[string]any, bool) {
	values := make(map[string]any, n.size)
	for c := range n.children {
		v, ok := d.simpleValue(c)
		if !ok {
			return nil, false
		}
		values[c.name] = v
	}
	return values, true
}

func (d *document) simpleValue(n *node) (any, bool) {
	raw := d.text[n.value.start:n.value.end]
	switch n.kind {
	case kindText:
		return raw[1 : len(raw)-1], n.plain
	case kindInteger:
		i, err := strconv.ParseInt(raw, 10, 64)
		return i, err == nil && strconv.FormatInt(i, 10) == raw
	case kindBool:
		return raw == "true", true
	case kindLocalDate:
		t, err := time.Parse(time.DateOnly, raw)
		return LocalDate{t.Year(), int(t.Month()), t.Day()}, err == nil
	case kindList:
		return d.simpleList(n)
	case kindTable:
		return d.simpleTable(n)
	case kindTables:
		return d.simpleTables(n)
	}
	return nil, false
}

func (d *document) simpleList(n *node) (values []any, ok bool) {
	values = make([]any, 0, n.size)
	for c := range n.children {
		v, ok := d.simpleValue(c)
		if !ok {
			return nil, false
		}
		values = append(values, v)
	}
	return values, true
}

func (d *document) simpleTables(n *node) (values []map[string]any, ok bool) {
	values = make([]map[string]any, 0, n.size)
	for c := range n.children {
		v, ok := d.simpleTable(c)
		if !ok {
			return nil, false
		}
		values = append(values, v)
	}
	return values, true
}
