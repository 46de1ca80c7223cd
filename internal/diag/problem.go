package diag

import "errors"

// Problem is an error in a single value, as a parser returns it that does not
// know the value's file.
type Problem struct {
	Code    Code
	Message string // what is wrong: one sentence without a full stop
	Hint    string // how to fix it; may be ""
	Instead string // what the hint says to write, if it is one value; else ""
	Warning bool   // severity Warning instead of Error

	// Offset and Length, in bytes, select the part of the value that is wrong;
	// a Length of 0 selects the whole value.
	Offset, Length int
}

// Error returns the message, followed by the hint in parentheses if any.
func (p *Problem) Error() string {
	if p.Hint == "" {
		return p.Message
	}
	return p.Message + " (" + p.Hint + ")"
}

// At returns the problem as a diagnostic for the value at a range. Offset and
// Length narrow the range if they lie within it, as for values without escapes.
func (p *Problem) At(at Range) Diagnostic {
	if p.Length > 0 && at.End > 0 && at.Column+p.Offset+p.Length <= at.End {
		at.Column += p.Offset
		at.End = at.Column + p.Length
	}
	severity := Error
	if p.Warning {
		severity = Warning
	}
	return Diagnostic{Range: at, Severity: severity, Code: p.Code, Message: p.Message, Hint: p.Hint}
}

// AsProblem returns the *Problem in err's chain, or a new one with err's text
// and the given code.
func AsProblem(err error, code Code) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	return &Problem{Code: code, Message: err.Error()}
}
