package diag

import "errors"

// Problem is a mistake in a single value, told by a parser that does not know
// which file the value came from. It is an error.
type Problem struct {
	Code    Code
	Message string // what is wrong, one sentence without a full stop
	Hint    string // how to mend it, or ""
	Warning bool   // true: worth telling, no reason to stop

	// Offset and Length, in bytes, narrow the problem to a part of the value;
	// a Length of 0 means the whole value.
	Offset, Length int
}

// Error returns the message, with the hint in parentheses where there is one.
func (p *Problem) Error() string {
	if p.Hint == "" {
		return p.Message
	}
	return p.Message + " (" + p.Hint + ")"
}

// At places the problem at a range. Offset and Length narrow the range when it
// is long enough to hold them, which is so for values without escapes.
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

// AsProblem returns the *Problem in err's chain, or wraps err's text in a new
// one with the given code.
func AsProblem(err error, code Code) *Problem {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	return &Problem{Code: code, Message: err.Error()}
}
