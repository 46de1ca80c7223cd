package stricttoml

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"

	"annals/internal/diag"
)

// Keys knows where the keys and values of one text stand. It is never changed
// after Decode made it, and safe for concurrent use.
//
// A path names a key: "title", "vote.yes", "sources[1].url", "topics[2]" (an
// element), "" (the text as a whole). A name with other characters than letters,
// digits, - and _ is quoted, which Join does. For a path that is not there, the
// nearest parent that is there answers.
type Keys struct {
	*text
	broken bool
	slips  []string // keys of the whole that unknown ones are near to
}

// text is a text whose keys are known, or can be found again.
type text struct {
	place
	root *node

	src   string // to find the keys again; "" where that is never needed
	again sync.Once
}

// Light returns the same Keys without the places, which are found again from the
// text when one is first asked for. It is for Keys that are kept for the rare
// case of a mistake that shows later. The text itself is shared with the values
// that were read from it.
func (k Keys) Light() Keys {
	if k.text != nil && k.src != "" {
		k.text = &text{place: place{file: k.file, firstLine: k.firstLine, size: k.size}, src: k.src}
	}
	return k
}

// findAgain finds the keys if they are not known.
func (t *text) findAgain() {
	t.again.Do(func() {
		if t.root == nil {
			src := []byte(t.src)
			t.lines = newPlace(t.file, t.firstLine, src).lines
			t.root = locate(&unstable.Parser{}, src, func(span, *diag.Problem) {}).root // what is wrong was told
		}
	})
}

// Key returns where the name of a key stands; of a list element, its value.
func (k Keys) Key(path string) diag.Range {
	n, _ := k.find(path)
	if n == nil || n == k.root {
		return k.beginning()
	}
	return k.at(n.key)
}

// Value returns where the value of a key stands, with its quotes or brackets;
// for a table, where its header stands.
func (k Keys) Value(path string) diag.Range {
	n, _ := k.find(path)
	if n == nil || n == k.root {
		return k.beginning()
	}
	return k.at(n.value)
}

// Place puts an error about the value of a key at the value. A *diag.Problem
// that points into the value is placed exactly there.
func (k Keys) Place(path string, code diag.Code, err error) diag.Diagnostic {
	problem := diag.AsProblem(err, code)
	if n, exact := k.find(path); exact && n != k.root {
		return k.problem(n, problem)
	}
	return whole(problem).At(k.Key(path))
}

// Has reports whether a key was given, be its value right or wrong.
func (k Keys) Has(path string) bool {
	_, exact := k.find(path)
	return exact
}

// Absent reports whether a key of the text as a whole is surely not there:
// everything could be read, and no unknown key is a slip of the pen for it.
func (k Keys) Absent(key string) bool {
	return !k.broken && !k.Has(Join("", key)) && !slices.Contains(k.slips, key)
}

// Order returns the names of the keys below path, as they follow one another in
// the text.
func (k Keys) Order(path string) []string {
	n, exact := k.find(path)
	if !exact || !n.kind.isTable() {
		return nil
	}
	names := make([]string, len(n.children))
	for i, c := range n.children {
		names[i] = c.name
	}
	return names
}

// Broken reports that a part of the text could not be read at all, so that the
// absence of a key means nothing.
func (k Keys) Broken() bool { return k.broken }

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
	k.findAgain()
	n = k.root
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
	if n.kind != kindList && n.kind != kindTables || i >= len(n.children) {
		return nil
	}
	return n.children[i]
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

// place turns offsets into lines and columns.
type place struct {
	file      string
	firstLine int
	size      int
	lines     []int // offsets where lines begin
}

func newPlace(file string, firstLine int, src []byte) place {
	lines := make([]int, 1, bytes.Count(src, []byte{'\n'})+1)
	for i, c := range src {
		if c == '\n' {
			lines = append(lines, i+1)
		}
	}
	return place{file, firstLine, len(src), lines}
}

// beginning is the place of what concerns the text as a whole.
func (k Keys) beginning() diag.Range {
	if k.text == nil {
		return diag.Range{Position: diag.Position{Column: 1}}
	}
	return k.place.beginning()
}

func (p place) beginning() diag.Range {
	return diag.Range{Position: diag.Position{File: p.file, Line: p.firstLine, Column: 1}}
}

// at returns the range of a span; of one that goes on over several lines, the
// part on its first line.
func (p place) at(s span) diag.Range {
	i, found := slices.BinarySearch(p.lines, s.start)
	if !found {
		i--
	}
	end := p.size
	if i+1 < len(p.lines) {
		end = p.lines[i+1] - 1
	}
	start := p.lines[i]
	return diag.Range{
		Position: diag.Position{File: p.file, Line: p.firstLine + i, Column: s.start - start + 1},
		End:      max(s.start, min(s.end, end)) - start + 1,
	}
}

// problem places a problem of a value. What it says about a part of the value
// holds for the source only where the two agree byte by byte.
func (p place) problem(n *node, problem *diag.Problem) diag.Diagnostic {
	if problem.Length == 0 {
		return problem.At(p.at(n.value))
	}
	if n.plain {
		return problem.At(p.at(span{n.value.start + 1, n.value.end - 1}))
	}
	return whole(problem).At(p.at(n.value))
}

// whole returns the problem as one of a value as a whole.
func whole(problem *diag.Problem) *diag.Problem {
	p := *problem
	p.Length = 0
	return &p
}
