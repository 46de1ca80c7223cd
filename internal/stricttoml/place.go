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
	file      string
	whole     string
	slips     []string // keys of the whole that unknown ones are near to
	firstLine int32
	broken    bool // absent keys may be among what could not be read
	refused   bool // no parser shall see it

	mu     sync.Mutex
	places *places // nil until somebody asks
}

// places is what can be found again.
type places struct {
	root  *node // nil until a key is asked for
	lines []int // offsets where lines begin, and one beyond the end; nil until an offset is
}

// refused returns the text of which only the part before a fault is known, and
// no key.
func refused(file string, firstLine int, before string) *text {
	return &text{file: file, firstLine: int32(firstLine), whole: before, broken: true, refused: true}
}

// looked returns the places, which the caller has locked.
func (t *text) looked() *places {
	if t.places == nil {
		t.places = &places{}
	}
	return t.places
}

// keep remembers the tree of keys.
func (t *text) keep(root *node) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.looked().root = root
}

func (t *text) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.places = nil
}

// tree returns the tree of keys.
func (t *text) tree() *node {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.looked()
	switch {
	case p.root != nil:
	case t.refused:
		p.root = &node{kind: kindTable}
	default: // what is wrong was told
		p.root = locate(&unstable.Parser{}, []byte(t.whole), t.whole, func(span, *diag.Problem) {}).root
	}
	return p.root
}

// lines returns the offsets where lines begin, and one beyond the end.
func (t *text) lines() []int {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.looked()
	if p.lines != nil {
		return p.lines
	}
	p.lines = make([]int, 1, strings.Count(t.whole, "\n")+2)
	for i := range len(t.whole) {
		if t.whole[i] == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	p.lines = append(p.lines, len(t.whole)+1)
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
	return whole(problem).At(t.at(n.value))
}

// whole returns the problem as one of a value as a whole.
func whole(problem *diag.Problem) *diag.Problem {
	p := *problem
	p.Length = 0
	return &p
}
