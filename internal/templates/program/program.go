// Package program executes templates that html/template has parsed and escaped,
// many times faster than html/template's own executor.
//
// # The idea
//
// html/template decides how each value must be escaped by rewriting the parse
// tree: {{.Title}} becomes {{.Title | _html_template_htmlescaper}}. That is done
// once and is left to html/template. What is slow is how text/template then walks
// the tree: for every value it looks up fields and methods by name, calls methods
// and escapers through reflection, and converts what they return. This package
// compiles the rewritten tree into small nodes (steps that print, expressions
// that give a value). A node remembers what a name meant for the type that it
// met, in a memo: the second time it takes the field by its index. Methods and
// functions with the signatures that themes use most are called directly, and
// the escapers write straight into the output. A map that a call spells out,
// {{template "x" (dict "Page" $)}}, is handed over in slots. Programs of one Library share the
// nodes of what they both call.
//
// # The fallback
//
// The program knows most of the language of templates, not all of it, and it
// words no error. Where the compiler meets something that it does not know, the
// whole template is left to html/template. Where execution meets anything
// unusual (an error, a nil where something must be, a comparison that makes no
// sense, a panic), it gives up: the half-made output is thrown away and
// html/template executes the template on the same data, whose output or error
// counts. Fallbacks tells how often that was.
//
// So the output is html/template's as long as every node that does not give up
// does what text/template and html/template do. Tests hold them to it: pages of
// whole sites, tables of the language, and a fuzz target that composes templates,
// contexts and hostile values.
//
// # What it asks of the data
//
// Data must not change while it is printed, and its methods must be free of side
// effects: html/template may call them a second time.
package program

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"sync/atomic"
)

// Library makes programs of the templates of one set. What several of them call
// is compiled once. It is safe for concurrent use, and so are they.
type Library struct {
	set    *template.Template
	funcs  template.FuncMap
	states sync.Pool

	compiling sync.Mutex
	units     map[string]*unit // guarded by compiling
}

// NewLibrary returns the library of a set, which was parsed with funcs. The set
// must not be parsed into any more when one of the programs is executed.
func NewLibrary(set *template.Template, funcs template.FuncMap) *Library {
	return &Library{set: set, funcs: funcs, units: map[string]*unit{}}
}

// Program is one template with all that it calls.
type Program struct {
	*Library
	name string

	compile     sync.Once
	main        *unit // nil where html/template executes the template
	unsupported error // why there is no main
	fallbacks   atomic.Int64
}

// Program makes a program of the template called name. It is compiled when it is
// first executed.
func (l *Library) Program(name string) *Program { return &Program{Library: l, name: name} }

// Execute prints data. The error is html/template's, or the writer's.
func (p *Program) Execute(w io.Writer, data any) error {
	if p.Unsupported() == nil {
		s, _ := p.states.Get().(*state)
		if s == nil {
			s = &state{}
		}
		defer func() { s.reset(); p.states.Put(s) }()
		if s.execute(p.main, data) {
			_, err := w.Write(s.out)
			return err
		}
	}
	p.fallbacks.Add(1)
	return p.Original(w, data)
}

// Original prints data as html/template does: what Execute is held to.
func (p *Program) Original(w io.Writer, data any) error {
	return p.set.ExecuteTemplate(w, p.name, data)
}

// Escape makes html/template work out now how each value must be escaped, where it
// would do so at the first execution. The error is what it finds wrong, a
// *template.Error, then and at every execution.
func (p *Program) Escape() error {
	if err, ok := errors.AsType[*template.Error](p.Original(stopWriter{}, nil)); ok {
		return err
	}
	return nil
}

// closed ends an execution at the first word.
type stopWriter struct{}

func (stopWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// Unknown tells what the compiler does not know in the template, so that
// html/template has to execute it; nil where it knows everything.
func (p *Program) Unsupported() error {
	p.compile.Do(func() {
		if p.unsupported = p.Escape(); p.unsupported == nil {
			p.main, p.unsupported = p.unit(p.name)
		}
	})
	return p.unsupported
}

// Fallbacks returns how many executions were html/template's.
func (p *Program) Fallbacks() int64 { return p.fallbacks.Load() }

// surrender is what a node panics with when it gives up.
type unsupported struct{ reason string }

func bail(format string, args ...any) { panic(unsupported{fmt.Sprintf(format, args...)}) }

// state is one execution.
type state struct {
	out   []byte
	stack []value // the slots of all units at work
	base  int     // where those of the innermost begin
	depth int
}

const (
	maxDepth  = 1000    // of templates that call templates; html/template allows more
	maxBuffer = 1 << 20 // bytes of output that are kept for the next execution
)

// execute reports whether the program could do it.
func (s *state) execute(u *unit, data any) (done bool) {
	defer func() {
		// Whatever went wrong, here or in a method of the data, html/template
		// finds the words for it.
		if recover() != nil {
			done = false
		}
	}()
	u.run(s, valueOf(reflect.ValueOf(data)))
	return true
}

// reset makes the state ready for the next execution and lets go of the data.
func (s *state) reset() {
	if cap(s.out) > maxBuffer {
		s.out = nil
	}
	clear(s.stack[:cap(s.stack)])
	s.out, s.stack, s.base, s.depth = s.out[:0], s.stack[:0], 0, 0
}
