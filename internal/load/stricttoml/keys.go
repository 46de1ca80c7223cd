package stricttoml

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// Keys returns the positions of the keys and values of one text. It is immutable
// and safe for concurrent use.
//
// A path names a key: "title", "vote.yes", "sources[1].url", "topics[2]" (an
// element), "" (the text as a whole). A name with other characters than letters,
// digits, - and _ is quoted, which Join does. For a path that does not exist,
// Key and Value return the position of its nearest existing parent.
type Keys struct{ *text }

// Key returns the range of a key's name; for a list element, of its value.
func (k Keys) Key(path string) diag.Range {
	n, _ := k.find(path)
	if n == nil || n.isRoot() {
		return k.beginning()
	}
	return k.at(n.key)
}

// Value returns the range of a key's value, with its quotes or brackets; for a
// table, of its header.
func (k Keys) Value(path string) diag.Range {
	n, _ := k.find(path)
	if n == nil || n.isRoot() {
		return k.beginning()
	}
	return k.at(n.value)
}

// Diagnostic returns err, an error about the value of a key, with the range of
// the value; for a *diag.Problem about a part of the value, of that part.
func (k Keys) Diagnostic(path string, code diag.Code, err error) diag.Diagnostic {
	problem := diag.AsProblem(err, code)
	if n, exact := k.find(path); exact && !n.isRoot() {
		return k.problem(n, problem)
	}
	return withoutRange(problem).At(k.Key(path))
}

// Has reports whether a key is present, even with an invalid value.
func (k Keys) Has(path string) bool {
	_, exact := k.find(path)
	return exact
}

// Absent reports whether a top-level key is certainly absent: the whole text
// could be parsed, and no unknown key is probably a misspelling of it.
func (k Keys) Absent(key string) bool {
	return !k.Broken() && !k.Has(Join("", key)) && (k.text == nil || !slices.Contains(k.misspelled, key))
}

// Order returns the names of the keys below path in the order of the text.
func (k Keys) Order(path string) []string {
	n, exact := k.find(path)
	if !exact || !n.kind.isTable() {
		return nil
	}
	names := make([]string, 0, n.size)
	for c := range n.children {
		names = append(names, c.name)
	}
	return names
}

// Broken reports that a part of the text could not be parsed, so that a key that
// seems absent may be in that part.
func (k Keys) Broken() bool { return k.text != nil && k.broken }

// DropIndex releases the index of positions, which is rebuilt from the text when
// a method next needs it. It saves memory for Keys that are kept only for
// problems found later. The source text stays with the Keys; decoded values do
// not reference it.
func (k Keys) DropIndex() {
	if k.text != nil {
		k.dropIndex()
	}
}

// Join returns the path of a key below a path.
func Join(path, key string) string {
	if key == "" || countBareKey([]byte(key)) < len(key) {
		key = strconv.Quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// find returns the node of a path, or its nearest existing parent.
func (k Keys) find(path string) (n *node, exact bool) {
	if k.text == nil {
		return nil, false
	}
	n = k.tree()
	for path != "" {
		name, index, rest, ok := cutPath(path)
		if !ok {
			return n, false
		}
		next := n.child(name)
		if index >= 0 {
			next = n.element(index)
		}
		if next == nil {
			return n, false
		}
		n, path = next, rest
	}
	return n, true
}

// element returns the element of a list, or nil.
func (n *node) element(i int) *node {
	if n.kind != kindList && n.kind != kindTables || i >= n.size {
		return nil
	}
	if n.elements != nil {
		return n.elements[i]
	}
	c := n.first
	for range i {
		c = c.next
	}
	return c
}

// cutPath splits off the first step of a path: a name, or an index (else -1).
func cutPath(path string) (name string, index int, rest string, ok bool) {
	path = strings.TrimPrefix(path, ".")
	switch {
	case path == "":
		return "", -1, "", false
	case path[0] == '[':
		inside, rest, closed := strings.Cut(path[1:], "]")
		index, err := strconv.Atoi(inside)
		return "", index, rest, closed && err == nil && index >= 0
	case path[0] == '"':
		quoted, err := strconv.QuotedPrefix(path)
		if err != nil {
			return "", -1, "", false
		}
		name, err := strconv.Unquote(quoted)
		return name, -1, path[len(quoted):], err == nil
	}
	n := strings.IndexAny(path, ".[")
	if n < 0 {
		n = len(path)
	}
	return path[:n], -1, path[n:], true
}
