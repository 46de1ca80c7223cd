package stricttoml

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/invisible"
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

// hidden reports invisible characters in a value, at any depth.
func (f *filler) hidden(n *node, v any) {
	switch v := v.(type) {
	case string:
		for at, r := range invisible.All(v, invisible.Value) {
			f.hiddenAt(n, v, at, r)
			return
		}
	case map[string]any:
		for c := range n.children {
			f.hiddenKey(c)
			if e, ok := v[c.name]; ok && !c.broken {
				f.hidden(c, e)
			}
		}
	case []any:
		for c := range n.children {
			if len(v) > 0 {
				f.hidden(c, v[0])
				v = v[1:]
			}
		}
	case []map[string]any:
		for c := range n.children {
			if len(v) > 0 {
				f.hidden(c, v[0])
				v = v[1:]
			}
		}
	}
}

// hiddenAt reports the invisible character r at offset at of the text of n.
func (f *filler) hiddenAt(n *node, text string, at int, r rune) {
	position := n.value
	raw, size := string(f.src[n.value.start:n.value.end]), utf8.RuneLen(r)
	if i := strings.Index(raw, string(r)); n.plain {
		position = span{n.value.start + 1 + at, n.value.start + 1 + at + size}
	} else if i >= 0 {
		position = span{n.value.start + i, n.value.start + i + size}
	}
	f.list.Error(f.at(position), diag.HiddenCharacter, "this text holds a character that cannot be seen: "+invisible.Name(r), invisible.Hint(text, at))
}

func (f *filler) hiddenKey(n *node) {
	for at, r := range invisible.All(n.name, invisible.Value) {
		f.list.Error(f.at(n.key), diag.HiddenCharacter, "this key holds a character that cannot be seen: "+invisible.Name(r), invisible.Hint(n.name, at))
		return
	}
}
