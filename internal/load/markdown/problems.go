package markdown

import (
	"fmt"

	"annals/internal/diag"
)

// problems collects the diagnostics of one text: the first maxProblems of each
// kind, and the number of the rest.
type problems struct {
	list  diag.List
	kinds []kind // in the order of their first diagnostics
}

// kind counts the diagnostics of one code and severity.
type kind struct {
	first diag.Diagnostic // that is not in the list
	code  diag.Code
	level diag.Severity
	count int
}

func (p *problems) Error(at diag.Range, code diag.Code, message, hint string) {
	p.add(diag.Diagnostic{Range: at, Severity: diag.Error, Code: code, Message: message, Hint: hint})
}

func (p *problems) Warn(at diag.Range, code diag.Code, message, hint string) {
	p.add(diag.Diagnostic{Range: at, Severity: diag.Warning, Code: code, Message: message, Hint: hint})
}

func (p *problems) add(d diag.Diagnostic) {
	k := p.kindOf(d)
	k.count++
	switch {
	case k.count <= maxProblems:
		p.list = append(p.list, d)
	case k.count == maxProblems+1:
		k.first = d
	}
}

func (p *problems) kindOf(d diag.Diagnostic) *kind {
	for i := range p.kinds {
		if k := &p.kinds[i]; k.code == d.Code && k.level == d.Severity {
			return k
		}
	}
	p.kinds = append(p.kinds, kind{code: d.Code, level: d.Severity})
	return &p.kinds[len(p.kinds)-1]
}

// all returns the diagnostics. If some were left out, one more reports their
// number, at the position of the first of them.
func (p *problems) all() diag.List {
	for _, k := range p.kinds {
		if k.count <= maxProblems {
			continue
		}
		d := k.first
		if k.count > maxProblems+1 {
			d.Message = fmt.Sprintf("the text has %d more problems of this kind", k.count-maxProblems)
			d.Hint = "fix those that are named, then check again"
		}
		p.list = append(p.list, d)
	}
	return p.list
}
