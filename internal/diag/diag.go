// Package diag holds what Annals tells a person about a mistake in a site:
// where it is, what is wrong in plain words, and how to mend it.
//
// A mistake of an author is a Diagnostic, collected in a List so that one run
// reports them all; a failing machine (disk, permission) is an ordinary error
// and never a Diagnostic. Parsers of small values (a date, a symbol, an
// address) know no file: they return a *Problem, and whoever knows where the
// value stands turns it into a Diagnostic with Problem.At.
//
// The package never reads files and never prints by itself; the Write
// functions render a List for a terminal, for machines and for GitHub.
package diag

import (
	"cmp"
	"slices"
)

// Severity tells whether a diagnostic stops publication.
type Severity uint8

// An Error stops publication; a Warning does not, unless the build is strict.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning", as printed and as in the JSON form.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Position is a place in a file of the site.
// Line and Column count from 1; Column counts bytes. A Line of 0 means the
// file as a whole.
type Position struct {
	File   string // relative to the site folder, with slashes
	Line   int
	Column int
}

// Range is a stretch of one line: a Position and the column just after the
// last byte. End is 0 where the end is not known.
type Range struct {
	Position
	End int
}

// Diagnostic is one mistake, ready to be shown.
type Diagnostic struct {
	Range
	Severity Severity
	Code     Code   // stable name, listed in codes.go
	Message  string // what is wrong, one sentence without a full stop
	Hint     string // how to mend it, or ""
}

// List collects diagnostics. The zero value is empty and ready.
type List []Diagnostic

// Error appends an error.
func (l *List) Error(at Range, code Code, message, hint string) {
	*l = append(*l, Diagnostic{Range: at, Severity: Error, Code: code, Message: message, Hint: hint})
}

// Warn appends a warning.
func (l *List) Warn(at Range, code Code, message, hint string) {
	*l = append(*l, Diagnostic{Range: at, Severity: Warning, Code: code, Message: message, Hint: hint})
}

// Add appends what err tells, placed within at. An error that is no *Problem
// becomes a plain message under the given code.
func (l *List) Add(at Range, code Code, err error) {
	*l = append(*l, AsProblem(err, code).At(at))
}

// Sort orders the list by file, line, column, code and message, and drops exact
// repetitions, so that the same mistakes always print the same way.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message),
		)
	})
	*l = slices.Compact(*l)
}

// Counts returns how many errors and how many warnings the list holds.
func (l List) Counts() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors reports whether anything in the list stops publication.
func (l List) HasErrors() bool {
	errors, _ := l.Counts()
	return errors > 0
}

// Promote turns every warning into an error: what --strict asks for.
func (l List) Promote() {
	for i := range l {
		l[i].Severity = Error
	}
}
