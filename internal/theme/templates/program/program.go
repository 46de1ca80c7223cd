// Package program executes templates that html/template has parsed and escaped,
// many times faster than html/template's own executor and with the same output.
//
// # Compilation
//
// html/template decides how each value must be escaped by rewriting the parse
// tree: {{.Title}} becomes {{.Title | _html_template_htmlescaper}}. This package
// leaves that to html/template and compiles the rewritten tree. text/template is
// slow because it looks up fields and methods by name for every value, calls
// methods and escapers by reflection, and converts their results. A compiled node
// caches what a name resolves to by type (typeCache); methods and functions with
// common signatures are called directly; escapers append to the output buffer; a
// map literal that is the dot of a call, as in {{template "x" (dict "Page" $)}}, is
// passed in slots. Programs of one Library share the templates that they call.
//
// # Fallback
//
// The compiler supports most of the template language. A template with an
// unsupported construct is executed by html/template. The executor reports no
// errors of its own: on any error, panic or unusual value it bails, its output is
// discarded, and html/template executes the template again on the same data.
// Program.Fallbacks counts these executions.
//
// So the output is html/template's as long as each node that does not bail does
// what text/template and html/template do. Tests compare the two: on whole sites,
// on tables of the language, and in a fuzz target that generates templates,
// contexts and hostile values.
//
// # Requirements on the data
//
// Data must not change during execution, and its methods must have no side effects,
// since html/template may call them again.
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

// Library makes the programs of one template set. Templates that several programs
// call are compiled once. A Library and its programs are safe for concurrent use.
type Library struct {
	set    *template.Template
	funcs  template.FuncMap
	states sync.Pool

	compiling sync.Mutex
	units     map[string]*unit // guarded by compiling
}

// NewLibrary returns the library of a set that was parsed with funcs. The set must
// not change after the first execution of a program.
func NewLibrary(set *template.Template, funcs template.FuncMap) *Library {
	return &Library{set: set, funcs: funcs, units: map[string]*unit{}}
}

// Program is an executable template.
type Program struct {
	*Library
	name string

	compile     sync.Once
	main        *unit // nil if html/template executes the template
	unsupported error // why main is nil
	fallbacks   atomic.Int64
}

// Program returns the program of the template called name. It is compiled at its
// first execution.
func (l *Library) Program(name string) *Program { return &Program{Library: l, name: name} }

// Execute writes the template applied to data. The error is html/template's or the
// writer's.
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

// Original executes the template by html/template. Execute has the same result.
func (p *Program) Original(w io.Writer, data any) error {
	return p.set.ExecuteTemplate(w, p.name, data)
}

// Escape makes html/template escape the template now rather than at its first
// execution. The error is a *template.Error.
func (p *Program) Escape() error {
	if err, ok := errors.AsType[*template.Error](p.Original(stopWriter{}, nil)); ok {
		return err
	}
	return nil
}

// stopWriter ends an execution at its first output.
type stopWriter struct{}

func (stopWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// Unsupported returns why html/template executes the template: the construct that
// the compiler does not support, or an error of Escape. It returns nil if the
// template is compiled.
func (p *Program) Unsupported() error {
	p.compile.Do(func() {
		if p.unsupported = p.Escape(); p.unsupported == nil {
			p.main, p.unsupported = p.unit(p.name)
		}
	})
	return p.unsupported
}

// Fallbacks returns the number of executions by html/template.
func (p *Program) Fallbacks() int64 { return p.fallbacks.Load() }

// unsupported is the panic value of bail.
type unsupported struct{ reason string }

func bail(format string, args ...any) { panic(unsupported{fmt.Sprintf(format, args...)}) }

// state is the state of one execution.
type state struct {
	out   []byte
	stack []cell // frames of all running units
	base  int    // offset of the innermost frame
	depth int
}

const (
	maxDepth  = 1000    // of template calls; html/template allows more
	maxBuffer = 1 << 20 // bytes; larger output buffers are not pooled
)

// execute returns false if it bailed; the output is then incomplete.
func (s *state) execute(u *unit, data any) (done bool) {
	defer func() {
		// Also recovers from panics in methods of the data: html/template turns
		// them into errors.
		if recover() != nil {
			done = false
		}
	}()
	u.run(s, valueOf(reflect.ValueOf(data)))
	return true
}

// reset prepares the state for its next execution and drops references to data.
func (s *state) reset() {
	if cap(s.out) > maxBuffer {
		s.out = nil
	}
	clear(s.stack[:cap(s.stack)])
	s.out, s.stack, s.base, s.depth = s.out[:0], s.stack[:0], 0, 0
}
