package stricttoml

import (
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"

	"annals/internal/diag"
)

// text is a text whose keys are known, or can be found again.
type text struct {
	file       string
	source     string
	misspelled []string // keys of the whole that unknown ones are near to
	firstLine  int32
	broken     bool // absent keys may be among what could not be read
	unparsed   bool // no parser shall see it

	mu     sync.Mutex
	cached *sourceIndex // nil until somebody asks
}

// places is what can be found again.
type sourceIndex struct {
	root  *node // nil until a key is asked for
	lines []int // offsets where lines begin, and one beyond the end; nil until an offset is
}

// refused returns the text of which only the part before a fault is known, and
// no key.
func rejectedText(file string, firstLine int, before string) *text {
	return &text{file: file, firstLine: int32(firstLine), source: before, broken: true, unparsed: true}
}

// looked returns the places, which the caller has locked.
func (t *text) index() *sourceIndex {
	if t.cached == nil {
		t.cached = &sourceIndex{}
	}
	return t.cached
}

// keep remembers the tree of keys.
func (t *text) keep(root *node) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.index().root = root
}

func (t *text) dropIndex() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.cached = nil
}

// tree returns the tree of keys.
func (t *text) tree() *node {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.index()
	switch {
	case p.root != nil:
	case t.unparsed:
		p.root = &node{kind: kindTable}
	default: // what is wrong was told
		p.root = locate(&unstable.Parser{}, []byte(t.source), t.source, func(span, *diag.Problem) {}).root
	}
	return p.root
}

// lines returns the offsets where lines begin, and one beyond the end.
func (t *text) lines() []int {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.index()
	if p.lines != nil {
		return p.lines
	}
	p.lines = make([]int, 1, strings.Count(t.source, "\n")+2)
	for i := range len(t.source) {
		if t.source[i] == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	p.lines = append(p.lines, len(t.source)+1)
	return p.lines
}

// beginning is the place of what concerns the text as a whole.
func (t *text) beginning() diag.Range {
	if t == nil {
		return diag.Range{Position: diag.Position{Column: 1}}
	}
	return diag.Range{Position: diag.Position{File: t.file, Line: int(t.firstLine), Column: 1}}
}

// at returns the range of a span; of one that goes on over several lines, the
// part on its first line.
func (t *text) at(s span) diag.Range {
	lines := t.lines()
	i, found := slices.BinarySearch(lines[:len(lines)-1], s.start)
	if !found {
		i--
	}
	start, end := lines[i], lines[i+1]-1
	return diag.Range{
		Position: diag.Position{File: t.file, Line: int(t.firstLine) + i, Column: s.start - start + 1},
		End:      max(s.start, min(s.end, end)) - start + 1,
	}
}

// problem places a problem of a value. What it says about a part of the value
// holds for the source only where the two agree byte by byte.
func (t *text) problem(n *node, problem *diag.Problem) diag.Diagnostic {
	if problem.Length == 0 {
		return problem.At(t.at(n.value))
	}
	if n.plain {
		return problem.At(t.at(span{n.value.start + 1, n.value.end - 1}))
	}
	return withoutRange(problem).At(t.at(n.value))
}

// whole returns the problem as one of a value as a whole.
func withoutRange(problem *diag.Problem) *diag.Problem {
	p := *problem
	p.Length = 0
	return &p
}
