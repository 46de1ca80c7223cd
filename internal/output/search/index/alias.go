package index

import "slices"

// Alias is an abbreviation of a name. A document that has the name in full is also
// found by the abbreviation.
type Alias struct{ Name, Abbreviation string }

// aliases finds names in the sequence of a Reader's terms. The terms of all names have
// the lowest ids, so that other words cost one comparison.
type aliases struct {
	names    [][]alias // by the id of the last term of the name
	seen     []uint32  // by id: where the term was last
	position uint32
	found    []uint32 // scratch
}

// alias is the terms of a name but the last, and that of the abbreviation.
type alias struct {
	before       []uint32
	abbreviation uint32
}

func newAliases(terms *vocabulary, all []Alias) aliases {
	var a aliases
	ids := func(text string) (ids []uint32) {
		Words(AppendFold(nil, text), func(term []byte) { ids = append(ids, terms.id(term)) })
		return ids
	}
	for _, one := range all {
		name, abbreviation := ids(one.Name), ids(one.Abbreviation)
		if len(name) < 2 || len(abbreviation) != 1 {
			continue
		}
		last := name[len(name)-1]
		a.names = append(a.names, make([][]alias, max(0, int(last)+1-len(a.names)))...)
		a.names[last] = append(a.names[last], alias{name[:len(name)-1], abbreviation[0]})
	}
	a.names = append(a.names, make([][]alias, terms.count()-len(a.names))...)
	a.seen = make([]uint32, len(a.names))
	return a
}

// restart is called before each text: no name goes on from one to the next.
func (a *aliases) restart() { a.position += 2 }

// next is called with the id of each term of a text. It returns the abbreviations of
// the names that end with it. It is small, so that it is inlined for other words.
func (a *aliases) next(id uint32) []uint32 {
	a.position++
	if int(id) >= len(a.names) {
		return nil
	}
	return a.ending(id)
}

func (a *aliases) ending(id uint32) []uint32 {
	a.found = a.found[:0]
	for _, name := range a.names[id] {
		if a.precede(name.before) && !slices.Contains(a.found, name.abbreviation) {
			a.found = append(a.found, name.abbreviation)
		}
	}
	a.seen[id] = a.position
	return a.found
}

// precede reports whether the last terms were these.
func (a *aliases) precede(before []uint32) bool {
	for i, id := range before {
		if a.seen[id]+uint32(len(before)-i) != a.position {
			return false
		}
	}
	return true
}
