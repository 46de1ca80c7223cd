package templates

import (
	"errors"
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
)

// Failure is an error of executing a template.
type Failure struct {
	At      diag.Range
	Code    diag.Code
	Message string
	Hint    string
}

// Error returns the message with its position.
func (f *Failure) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.At.File, f.At.Line, f.At.Column, f.Message)
}

// Diagnostic returns the failure as a diagnostic that names the rendered page.
func (f *Failure) Diagnostic(page string) diag.Diagnostic {
	return diag.Diagnostic{
		Range: f.At, Code: f.Code,
		Message: fmt.Sprintf("while rendering %s: %s", page, f.Message), Hint: f.Hint,
	}
}

// positionPattern matches errors of the standard library, which have the position
// only in their text.
var positionPattern = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(\d+):(?:(\d+):)? (.*)$`)

// splitPosition splits an error of the standard library into position and message.
// Its columns count from 0.
func splitPosition(err error) (at diag.Range, message string, ok bool) {
	m := positionPattern.FindStringSubmatch(err.Error())
	if m == nil {
		return at, err.Error(), false
	}
	at.File = folder + "/" + m[1]
	at.Line, _ = strconv.Atoi(m[2])
	at.Column = 1
	if column, err := strconv.Atoi(m[3]); err == nil {
		at.Column = column + 1
	}
	return at, m[4], true
}

var (
	undefined = regexp.MustCompile(`^function "([^"]+)" not defined$`)
	noField   = regexp.MustCompile(`can't evaluate field (\S+) in type (\S+)`)
	noValue   = regexp.MustCompile(`nil pointer evaluating \S*\.(\S+)$`)
	executing = regexp.MustCompile(`(?s)^executing "[^"]*" at <(.*?)>: (.*)$`)
)

const guide = "annals help templates lists every field and function"

// parseFailure converts a syntax error.
func parseFailure(err error, f file) diag.Diagnostic {
	at, message, ok := splitPosition(err)
	if !ok {
		at = diag.Range{Position: diag.Position{File: f.path(), Line: 1, Column: 1}}
	}
	d := diag.Diagnostic{Range: at, Code: diag.TemplateSyntax, Message: message, Hint: guide}
	if m := undefined.FindStringSubmatch(message); m != nil {
		d.Message = fmt.Sprintf("there is no function %q", m[1])
		names := slices.Sorted(maps.Keys(functions()))
		names = append(names, "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "print", "printf", "println", "slice", "urlquery")
		if similar := near.Word(m[1], names); similar != "" {
			d.Hint = fmt.Sprintf("did you mean %s?", similar)
		}
	}
	return d
}

// escapeFailure converts an error of html/template's escaping: unsafe HTML, a
// missing partial. If it has no position, it is reported at the top of own, the
// page's file, although the frame may be the cause.
func escapeFailure(err error, own string, files map[string]file) (diag.Diagnostic, bool) {
	escape, ok := errors.AsType[*template.Error](err)
	if !ok {
		return diag.Diagnostic{}, false
	}
	top := diag.Range{Position: diag.Position{File: folder + "/" + own, Line: 1, Column: 1}}
	at, _, hasPosition := splitPosition(err)
	if !hasPosition {
		at = top
	}
	d := diag.Diagnostic{Range: at, Code: diag.TemplateSyntax, Message: escape.Description, Hint: guide}
	_, name, _ := strings.Cut(escape.Description, "no such template ")
	switch escape.ErrorCode {
	case template.ErrNoSuchTemplate:
		if d.Hint = missingHint(strings.Trim(name, `"`), files); name == `"main"` {
			d.Range, d.Message = top, `this file does not define "main", which base.html prints`
			d.Hint = `put the page between {{define "main"}} and {{end}}`
		}
	case template.ErrBranchEnd, template.ErrRangeLoopReentry:
		d.Message = "the branches of this action leave the markup in different places"
		d.Hint = "close each tag and each quotation mark in the branch that opens it"
	case template.ErrEndContext:
		d.Message = "the page ends within a tag, an attribute or a script that is never closed"
		d.Hint = "look for a missing quotation mark or > here, in base.html and in the partials"
	}
	return d, true
}

func missingHint(name string, files map[string]file) string {
	return near.Hint(name, slices.Sorted(maps.Keys(files)), `a partial is named by its path, such as "partials/card.html"`)
}

// asFailure converts an error of executing a template; it returns other errors as
// they are.
func asFailure(err error) error {
	if err == nil {
		return nil
	}
	at, message, ok := splitPosition(err)
	if !ok {
		return err
	}
	f := &Failure{At: at, Code: diag.TemplateFailed, Message: message, Hint: guide}
	if m := executing.FindStringSubmatch(message); m != nil {
		f.Message = fmt.Sprintf("{{%s}}: %s", m[1], m[2])
	}
	if m := noField.FindStringSubmatch(message); m != nil {
		f.Message = fmt.Sprintf("there is no field .%s here", m[1])
		f.Hint = typeHint(m[2])
	}
	if m := noValue.FindStringSubmatch(message); m != nil {
		f.Message = fmt.Sprintf("there is nothing here that has a .%s", m[1])
		f.Hint = "what may be missing stands between {{with}} or {{if}} and {{end}}; " + guide
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		f.Code, f.Message, f.Hint = problem.Code, problem.Message, problem.Hint
	}
	return f
}

// typeHint describes the dot by the name of its Go type.
func typeHint(name string) string {
	if strings.HasPrefix(name, "[]") {
		return "this is a list: go through it with {{range}}; " + guide
	}
	return fmt.Sprintf("this is a %s; %s", name[strings.LastIndexByte(name, '.')+1:], guide)
}
