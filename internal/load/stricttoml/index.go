package stricttoml

import (
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2/unstable"

	"annals/internal/diag"
)

// text is a decoded text with its index of positions, which can be dropped and
// rebuilt.
type text struct {
	file       string
	source     string
	misspelled []string // top-level keys for which an unknown one is probably a typo
	firstLine  int32
	broken     bool // absent keys may be in a part that could not be parsed
	unparsed   bool // rejected by checkLimits: must not be parsed

	mu     sync.Mutex
	cached *sourceIndex // guarded by mu; nil until first use
}

// sourceIndex holds what can be rebuilt from the source. Each field is nil until
// first use.
type sourceIndex struct {
	root  *node
	lines []int // see text.lines
}

// rejectedText returns the text of an input that checkLimits rejected. It has no
// keys, and only the part before the fault, for the position.
func rejectedText(file string, firstLine int, before string) *text {
	return &text{file: file, firstLine: int32(firstLine), source: before, broken: true, unparsed: true}
}

// index returns the index. The caller holds mu.
func (t *text) index() *sourceIndex {
	if t.cached == nil {
		t.cached = &sourceIndex{}
	}
	return t.cached
}

// keep stores the tree of keys in the index.
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
	default: // problems were reported by Decode
		p.root = locate(&unstable.Parser{}, nil, []byte(t.source), t.source, func(span, *diag.Problem) {}).root
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

// beginning is the position of problems that concern the text as a whole.
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

// problem returns a diagnostic for the value of n. A part of the value that the
// problem names is used only if source and value agree byte by byte.
func (t *text) problem(n *node, problem *diag.Problem) diag.Diagnostic {
	if problem.Length == 0 {
		return problem.At(t.at(n.value))
	}
	if n.plain {
		return problem.At(t.at(span{n.value.start + 1, n.value.end - 1}))
	}
	return withoutRange(problem).At(t.at(n.value))
}

// withoutRange returns a copy of the problem that concerns the whole value.
func withoutRange(problem *diag.Problem) *diag.Problem {
	p := *problem
	p.Length = 0
	return &p
}
