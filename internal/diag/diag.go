// Package diag defines diagnostics: reports of mistakes in a site, each with a
// position, a message and a hint how to fix it.
//
// A mistake of an author is a Diagnostic, collected in a List so that one run
// reports them all; a failing machine (disk, permission) is an ordinary error
// and never a Diagnostic. Parsers of single values (a date, a symbol, an
// address) know no file: they return a *Problem, and the caller that knows the
// position turns it into a Diagnostic with Problem.At or List.Add.
//
// WriteText, WriteJSON and WriteGitHub print a List for people, for programs
// and as GitHub workflow commands. The package never reads files.
package diag

import (
	"cmp"
	"slices"
)

// Severity decides whether a diagnostic stops publication.
type Severity uint8

// An Error stops publication; a Warning does not, unless the build is strict.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning", as all output formats spell it.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Position is a position in a file of the site. Line and Column count from 1;
// Column counts bytes, which the forms of output turn into what their readers count. A
// Line of 0 means the file as a whole.
type Position struct {
	File   string // relative to the site folder, slash-separated
	Line   int
	Column int
}

// Range is part of one line, from Position up to the column End, exclusive. End
// is 0 if it is not known.
type Range struct {
	Position
	End int
}

// Diagnostic is one reported mistake.
type Diagnostic struct {
	Range
	Severity Severity
	Code     Code
	Message  string // what is wrong: one sentence without a full stop
	Hint     string // how to fix it; may be "", and may show lines to write below its first
}

// List collects diagnostics. The zero value is ready to use.
type List []Diagnostic

// Error appends an error.
func (l *List) Error(at Range, code Code, message, hint string) {
	*l = append(*l, Diagnostic{Range: at, Severity: Error, Code: code, Message: message, Hint: hint})
}

// Warn appends a warning.
func (l *List) Warn(at Range, code Code, message, hint string) {
	*l = append(*l, Diagnostic{Range: at, Severity: Warning, Code: code, Message: message, Hint: hint})
}

// Add appends err as a diagnostic at a range. An error that is not a *Problem
// becomes a message with the given code.
func (l *List) Add(at Range, code Code, err error) {
	*l = append(*l, AsProblem(err, code).At(at))
}

// Sort orders the list by file, line, column, severity, code and message, and
// removes duplicates, so that output is deterministic.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message),
		)
	})
	*l = slices.Compact(*l)
}

// Counts returns the numbers of errors and of warnings.
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

// In returns the list with messages and hints in another language. words returns a
// text in that language, or as it is.
func (l List) In(words func(english string) string) List {
	all := slices.Clone(l)
	for i := range all {
		all[i].Message, all[i].Hint = words(all[i].Message), words(all[i].Hint)
	}
	return all
}

// HasErrors reports whether the list contains an error.
func (l List) HasErrors() bool {
	errors, _ := l.Counts()
	return errors > 0
}

// Promote turns every warning into an error, for strict builds.
func (l List) Promote() {
	for i := range l {
		l[i].Severity = Error
	}
}
