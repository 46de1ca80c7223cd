package stricttoml

import (
	"reflect"
	"strings"

	"annals/internal/near"
)

// similar returns the key of a table that was probably intended by a name: one that other
// programs or languages call so, else one that is spelled alike, with or without accents.
func (p *plan) similar(name string) string {
	if known := p.known(name); known != "" {
		return known
	}
	return near.Word(name, p.names())
}

// known returns the key that has a name, or that others call so; else "".
func (p *plan) known(name string) string { return p.folded()[near.Fold(name)] }

// foldedNames returns the keys of a table by their names and by what others call them, as
// near.Fold spells both. Of several keys the first has a name, and one's own goes first.
func (p *plan) foldedNames() map[string]string {
	all := map[string]string{}
	add := func(name, key string) {
		if name = near.Fold(name); all[name] == "" {
			all[name] = key
		}
	}
	for _, f := range p.fields {
		add(f.name, f.name)
	}
	for _, f := range p.fields {
		for name := range strings.FieldsSeq(f.also) {
			add(name, f.name)
		}
	}
	return all
}

// at returns the plan of the table that a header opens, or nil if its keys are not known.
func (p *plan) at(section []part) *plan {
	for _, step := range section {
		if p = p.inner(); p == nil {
			return nil
		}
		switch p.want {
		case WantMap:
			p = p.elem
		case WantTable:
			f := p.byName[step.name]
			if f == nil {
				return nil
			}
			p = f.plan
		default:
			return nil
		}
	}
	return p.inner()
}

// inner returns the plan of a value behind pointers and lists.
func (p *plan) inner() *plan {
	for p != nil && (p.want == WantPointer || p.want == WantList) {
		p = p.elem
	}
	return p
}

// takesList reports whether a value may be a list of texts.
func (p *plan) takesList() bool {
	switch {
	case p == nil:
		return false
	case p.want == WantList:
		return p.elem.want == WantText
	case p.want == WantPointer:
		return p.elem.takesList()
	case p.want == WantAny:
		return true
	case p.want == WantCustom:
		return reflect.New(p.typ).Interface().(fromTOML).FromTOML([]any{"a", "b"}) == nil
	}
	return false
}

// scalar returns the kind of a value that is no list, behind pointers.
func (p *plan) scalar() Want {
	for p.want == WantPointer {
		p = p.elem
	}
	return p.want
}
