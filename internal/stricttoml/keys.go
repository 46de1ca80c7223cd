package stricttoml

import (
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
)

// Keys knows where the keys and values of one text stand. What it says never
// changes after Decode made it, and it is safe for concurrent use.
//
// A path names a key: "title", "vote.yes", "sources[1].url", "topics[2]" (an
// element), "" (the text as a whole). A name with other characters than letters,
// digits, - and _ is quoted, which Join does. For a path that is not there, the
// nearest parent that is there answers.
type Keys struct{ *text }

// Key returns where the name of a key stands; of a list element, its value.
func (k Keys) Key(path string) diag.Range {
	n, _ := k.find(path)
	if n == nil || n.isRoot() {
		return k.beginning()
	}
	return k.at(n.key)
}

// Value returns where the value of a key stands, with its quotes or brackets;
// for a table, where its header stands.
func (k Keys) Value(path string) diag.Range {
	n, _ := k.find(path)
	if n == nil || n.isRoot() {
		return k.beginning()
	}
	return k.at(n.value)
}

// Diagnostic puts an error about the value of a key at the value. A *diag.Problem
// that points into the value is placed exactly there.
func (k Keys) Diagnostic(path string, code diag.Code, err error) diag.Diagnostic {
	problem := diag.AsProblem(err, code)
	if n, exact := k.find(path); exact && !n.isRoot() {
		return k.problem(n, problem)
	}
	return withoutRange(problem).At(k.Key(path))
}

// Has reports whether a key was given, be its value right or wrong.
func (k Keys) Has(path string) bool {
	_, exact := k.find(path)
	return exact
}

// Absent reports whether a key of the text as a whole is surely not there:
// everything could be read, and no unknown key is a slip of the pen for it.
func (k Keys) Absent(key string) bool {
	return !k.Broken() && !k.Has(Join("", key)) && (k.text == nil || !slices.Contains(k.misspelled, key))
}

// Order returns the names of the keys below path, as they follow one another in
// the text.
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

// Broken reports that a part of the text could not be read at all, so that the
// absence of a key means nothing.
func (k Keys) Broken() bool { return k.text != nil && k.broken }

// Forget lets go of the places, which are found again from the text when one is
// next asked for. It is for Keys that are kept for the rare case of a mistake
// that shows later. The text itself stays with the Keys: no value holds on to it.
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

// find walks to the node of a path, or to its nearest parent.
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
	c := n.first
	for range i {
		c = c.next
	}
	return c
}

// cutPath takes the first step off a path: a name, or an index (else -1).
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
