package stricttoml

import (
	"cmp"
	"fmt"
	"strings"

	"annals/internal/diag"
)

// unknown reports a key that its table does not have; for [[tables]], each of
// them.
func (f *filler) unknown(p *plan, parent, n *node, similar string) {
	if n.kind == kindTables {
		for element := range n.children {
			f.unknownAt(p, parent, n, element.key, similar)
		}
		return
	}
	f.unknownAt(p, parent, n, n.key, similar)
}

func (f *filler) unknownAt(p *plan, parent, n *node, at span, similar string) {
	message := fmt.Sprintf("unknown key %q", n.name)
	f.list.Error(f.at(at), diag.UnknownKey, message, f.unknownHint(p, parent, n, similar))
}

// maxListed is the largest number of keys that a hint lists.
const maxListed = 24

func (f *filler) unknownHint(p *plan, parent, n *node, similar string) string {
	name := n.name
	if similar != "" {
		if parent.child(similar) != nil && !n.kind.isTable() && n.kind != kindTables {
			return fmt.Sprintf("did you mean %q? It stands here already, so delete this line", similar)
		}
		if table := p.byName[similar].plan; table.inner().isTable() && !n.kind.isTable() && n.kind != kindTables {
			to := target{name: similar, path: Join(f.path(), similar)}
			return fmt.Sprintf("write %s on a line of its own, below all other facts, and under it: %s", to.line(table, ""), requiredLines(table.inner()))
		}
		return fmt.Sprintf("did you mean %q?", similar)
	}
	hint := f.otherTableHint(p, parent, name)
	if hint == "" && len(p.fields) <= maxListed {
		hint = "known here: " + strings.Join(p.names(), ", ")
	}
	return hint
}

// requiredLines shows the keys that a table needs, and those that it usually has.
func requiredLines(p *plan) string {
	var lines []string
	for _, f := range p.fields {
		if f.required || f.isUsual {
			lines = append(lines, f.name+" = "+cmp.Or(f.example, f.plan.example()))
		}
	}
	return strings.Join(lines, ", ")
}

// otherTableHint returns a hint for a top-level key that was written below a
// [table], or a key of a table that was written at the top level; else "".
func (f *filler) otherTableHint(p *plan, parent *node, name string) string {
	if p != f.root && f.root.byName[name] != nil && parent.header {
		return fmt.Sprintf("%q does not belong to %s: move the line up, above the first [table]",
			name, f.src[parent.value.start:parent.value.end])
	}
	for _, field := range f.root.fields {
		header, inner := "["+field.name+"]", field.plan
		for inner.want == WantPointer || inner.want == WantList {
			if inner.want == WantList {
				header = "[[" + field.name + "]]"
			}
			inner = inner.elem
		}
		if inner.want == WantTable && inner != p && inner.byName[name] != nil {
			return fmt.Sprintf("%q belongs below %s", name, header)
		}
	}
	return ""
}

// missing reports a required key that a table lacks.
func (f *filler) missing(field *field, in *node) {
	at := f.beginning()
	if in.key.end > 0 {
		at = f.at(in.value)
	}
	below := target{field, field.name, Join(f.path(), field.name)}
	f.list.Error(at, diag.MissingKey, fmt.Sprintf("%q is missing", field.name), "add "+below.line(field.plan, cmp.Or(field.example, field.plan.example())))
}

// wrongType reports a value of the wrong type. It returns false, the result of
// its callers.
func (f *filler) wrongType(p *plan, n *node, to target) bool {
	to.path = f.path()
	subject := fmt.Sprintf("%q must be", to.name)
	if n.name == "" && (n.kind != kindTable || !n.header) {
		subject = fmt.Sprintf("each item of %q must be", to.name)
	}
	message := fmt.Sprintf("%s %s, but here it is %s", subject, p.description(), n.kind.description())
	f.list.Error(f.at(n.value), diag.WrongType, message, f.wrongTypeHint(p, n, to))
	return false
}
