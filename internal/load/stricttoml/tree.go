package stricttoml

import "slices"

// kind is the type of a node's value.
type kind uint8

const (
	kindText kind = iota
	kindInteger
	kindFloat
	kindBool
	kindLocalDate
	kindLocalTime
	kindLocalDateTime
	kindDateTime
	kindList   // [1, 2]
	kindInline // { a = 1 }
	kindTable  // [a], or implied by [a.b] or a.b = 1
	kindTables // [[a]]
)

// description completes the message "but here it is …".
func (k kind) description() string {
	switch k {
	case kindText:
		return "text"
	case kindInteger:
		return "a whole number"
	case kindFloat:
		return "a number with a decimal point"
	case kindBool:
		return "true or false"
	case kindLocalDate:
		return "a date"
	case kindLocalTime:
		return "a time of day"
	case kindLocalDateTime:
		return "a date with a time"
	case kindDateTime:
		return "a date with a time and an offset"
	case kindList:
		return "a list"
	case kindTables:
		return "a list of tables"
	}
	return "a table"
}

// isRoot reports whether n is the text as a whole.
func (n *node) isRoot() bool { return n.key.end == 0 }

func (k kind) isTable() bool { return k == kindTable || k == kindInline }

// span is a stretch of the source, as byte offsets.
type span struct{ start, end int }

// node is a key or a list element with its position.
type node struct {
	name   string // "" for the root and for list elements
	kind   kind
	header bool // a table with a [header] of its own
	broken bool // reported as invalid: present, but without a value
	plain  bool // one-line text without escapes: bytes of source and value agree
	key    span // the name, or for list elements the value
	value  span // with quotes and brackets; of a table its [header]

	first, last *node            // child; nil where there is none
	next        *node            // child of the same parent
	size        int              // the number of children
	index       map[string]*node // of tables with many children
	elements    []*node          // of lists with many children
}

// nodeArena holds preallocated nodes, made 32 at a time.
type nodeArena []node

func (a *nodeArena) alloc() *node {
	if len(*a) == 0 {
		*a = make([]node, 32)
	}
	n := &(*a)[0]
	*a = (*a)[1:]
	return n
}

// indexFrom is the number of children from which a table or a list has an index: a
// linear search is faster below it, and quadratic above it.
const indexFrom = 32

func (n *node) add(c *node) {
	if n.last == nil {
		n.first = c
	} else {
		n.last.next = c
	}
	n.last = c
	n.size++
	switch {
	case n.index != nil:
		n.index[c.name] = c
	case n.elements != nil:
		n.elements = append(n.elements, c)
	case n.size < indexFrom:
	case n.kind.isTable():
		n.index = make(map[string]*node, 2*indexFrom)
		for c := range n.children {
			n.index[c.name] = c
		}
	default:
		n.elements = slices.Collect(n.children)
	}
}

// children yields the keys of a table or the elements of a list, in order.
func (n *node) children(yield func(*node) bool) {
	for c := n.first; c != nil && yield(c); c = c.next {
	}
}

// child returns the child of that name, or nil.
func (n *node) child(name string) *node {
	if n.index != nil {
		return n.index[name]
	}
	for c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// allBroken reports whether no part of a node is valid.
func (n *node) allBroken() bool {
	if n.broken || n.header || n.size == 0 {
		return n.broken
	}
	for c := range n.children {
		if !c.allBroken() {
			return false
		}
	}
	return true
}

// readableCount returns the number of a list's elements that are not broken.
func (n *node) readableCount() int {
	count := 0
	for c := range n.children {
		if !c.broken {
			count++
		}
	}
	return count
}

// textSize returns an upper limit for the bytes of all strings below a node.
func (n *node) textSize() int {
	size := 0
	if n.kind == kindText {
		size = n.value.end - n.value.start - len(`""`)
	}
	for c := range n.children {
		size += c.textSize()
	}
	return size
}

// part is one name of a dotted key.
type part struct {
	name string
	at   span
}

// conflict is a name that a statement gives again: path ends with the repeated
// part, holder is the node that already has the name.
type conflict struct {
	path   []part
	holder *node
}

// duplicate returns the part that repeats a name.
func (c *conflict) duplicate() part { return c.path[len(c.path)-1] }

// joinParts returns the parts as one path.
func joinParts(parts []part) string {
	path := ""
	for _, p := range parts {
		path = Join(path, p.name)
	}
	return path
}

// openTable adds the table of a [header], or returns the implied one.
func (n *node) openTable(path []part, header span, arena *nodeArena) (*node, *conflict) {
	parent, taken := n.descend(path[:len(path)-1], arena)
	if taken != nil {
		return nil, taken
	}
	last := path[len(path)-1]
	t := parent.child(last.name)
	if t == nil {
		t = arena.alloc()
		*t = node{name: last.name, kind: kindTable, header: true, key: last.at, value: header}
		parent.add(t)
		return t, nil
	}
	if t.kind != kindTable || t.header {
		return nil, &conflict{path, t}
	}
	t.header, t.key, t.value = true, last.at, header
	return t, nil
}

// openElement appends an element to the list of tables of a [[header]].
func (n *node) openElement(path []part, header span, arena *nodeArena) (*node, *conflict) {
	parent, taken := n.descend(path[:len(path)-1], arena)
	if taken != nil {
		return nil, taken
	}
	last := path[len(path)-1]
	list := parent.child(last.name)
	if list == nil {
		list = arena.alloc()
		*list = node{name: last.name, kind: kindTables, key: last.at, value: header}
		parent.add(list)
	}
	if list.kind != kindTables {
		return nil, &conflict{path, list}
	}
	element := arena.alloc()
	*element = node{kind: kindTable, header: true, key: last.at, value: header}
	list.add(element)
	return element, nil
}

// set puts a value under a key, which may be dotted.
func (n *node) set(path []part, value *node, arena *nodeArena) *conflict {
	parent, taken := n.descend(path[:len(path)-1], arena)
	if taken != nil {
		return taken
	}
	last := path[len(path)-1]
	if existing := parent.child(last.name); existing != nil {
		return &conflict{path, existing}
	}
	value.name, value.key = last.name, last.at
	parent.add(value)
	return nil
}

// descend returns the table that path names and adds the tables it implies.
func (n *node) descend(path []part, arena *nodeArena) (*node, *conflict) {
	for i, p := range path {
		next := n.child(p.name)
		switch {
		case next == nil:
			next = arena.alloc()
			*next = node{name: p.name, kind: kindTable, key: p.at, value: p.at}
			n.add(next)
		case next.kind == kindTables:
			next = next.last
		case next.kind != kindTable:
			return nil, &conflict{path[:i+1], next}
		}
		n = next
	}
	return n, nil
}
