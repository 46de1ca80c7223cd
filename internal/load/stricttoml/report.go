package stricttoml

import (
	"cmp"
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/near"
)

// unknown reports a key that its table does not have; for [[tables]], each of
// them.
func (f *filler) unknown(p *plan, parent, n *node) {
	if n.kind == kindTables {
		for element := range n.children {
			f.unknownAt(p, parent, n.name, element.key)
		}
		return
	}
	f.unknownAt(p, parent, n.name, n.key)
}

func (f *filler) unknownAt(p *plan, parent *node, name string, at span) {
	message := fmt.Sprintf("unknown key %q", name)
	f.list.Error(f.at(at), diag.UnknownKey, message, f.unknownHint(p, parent, name))
}

// maxListed is the largest number of keys that a hint lists.
const maxListed = 24

func (f *filler) unknownHint(p *plan, parent *node, name string) string {
	otherwise := f.otherTableHint(p, parent, name)
	if otherwise == "" && len(p.fields) <= maxListed {
		otherwise = "known here: " + strings.Join(p.names(), ", ")
	}
	return near.Hint(name, p.names(), otherwise)
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
