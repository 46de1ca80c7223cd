package program

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
)

// compiler compiles templates of a set to units.
type compiler struct {
	set      *template.Template
	funcs    template.FuncMap
	units    map[string]*unit
	escapers map[string]*escaper
}

// unit compiles a template and all templates that it calls. The error says which
// construct is not supported.
func (l *Library) unit(name string) (u *unit, err error) {
	l.compiling.Lock()
	defer l.compiling.Unlock()
	// Units are added to the library only if the whole template compiles.
	c := &compiler{set: l.set, funcs: l.funcs, units: maps.Clone(l.units), escapers: map[string]*escaper{}}
	defer func() {
		switch r := recover().(type) {
		case nil:
			l.units = c.units
		case unsupported:
			u, err = nil, fmt.Errorf("%s: %s", name, r.reason)
		default:
			panic(r)
		}
	}()
	return c.unit(name, nil), nil
}

// unit compiles a template once for each set of keys that its dot has in calls. A
// template may call itself.
func (c *compiler) unit(name string, dot dictKeys) *unit {
	key := strings.Join(append([]string{name}, dot...), "\x00")
	if u := c.units[key]; u != nil {
		return u
	}
	// html/template makes an unexported copy of a template that is called inside
	// a tag or a script; Lookup does not find it.
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		bail("the template %s is not there", name)
	}
	u := &unit{}
	c.units[key] = u
	b := &block{compiler: c, slots: new(fieldSlot + slot(len(dot))), names: []variable{{"$", rootSlot}}, dot: dotSlot, keys: dot}
	u.body = b.list(t.Tree.Root)
	u.slots = int(*b.slots)
	return u
}

// block compiles a list of nodes that share a variable scope.
type block struct {
	*compiler
	slots *slot      // number of slots of the unit so far
	names []variable // visible variables, innermost last
	dot   slot
	keys  dictKeys // of the unit's dot
}

type variable struct {
	name string
	at   slot
}

func (b *block) newSlot() slot {
	*b.slots++
	return *b.slots - 1
}

// inner returns a block for a scope nested in b.
func (b *block) inner() *block {
	in := *b
	in.names = slices.Clip(b.names)
	return &in
}

// variables returns the slots that a pipeline assigns to, declaring new ones.
func (b *block) variables(p *parse.PipeNode) []slot {
	var all []slot
	for _, v := range p.Decl {
		if p.IsAssign {
			to := b.find(v.Ident[0])
			if b.isDictDot(to) {
				bail("another value for $")
			}
			all = append(all, to)
			continue
		}
		at := b.newSlot()
		b.names = append(b.names, variable{v.Ident[0], at})
		all = append(all, at)
	}
	return all
}

func (b *block) find(name string) slot {
	for _, n := range slices.Backward(b.names) {
		if n.name == name {
			return n.at
		}
	}
	bail("no variable %s", name)
	return noSlot
}

func (b *block) list(l *parse.ListNode) steps {
	var all steps
	if l == nil {
		return nil
	}
	for _, n := range l.Nodes {
		if each := b.step(n); each != nil {
			all = append(all, each)
		}
	}
	return all
}

func (b *block) step(n parse.Node) step {
	switch n := n.(type) {
	case *parse.TextNode:
		return &literalText{n.Text}
	case *parse.CommentNode:
		return nil
	case *parse.BreakNode:
		return broken
	case *parse.ContinueNode:
		return continued
	case *parse.ActionNode:
		return b.action(n.Pipe)
	case *parse.IfNode:
		return b.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return b.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return b.loop(n)
	case *parse.TemplateNode:
		return b.call(n)
	}
	bail("%s", n)
	return nil
}

func (b *block) action(p *parse.PipeNode) step {
	if len(p.Decl) > 0 {
		value := b.pipeline(p.Cmds)
		return &assign{value: value, to: b.variables(p)[0]}
	}
	cmds, chain := splitEscapers(p.Cmds)
	return &printAction{value: b.pipeline(cmds), escaper: b.escaper(chain)}
}

func (b *block) branch(n *parse.BranchNode, isWith bool) step {
	in := b.inner()
	made := &branch{cond: in.pipeline(n.Pipe.Cmds), dot: noSlot}
	made.vars = in.variables(n.Pipe)
	made.otherwise = in.inner().list(n.ElseList)
	if isWith {
		made.dot = b.newSlot()
		in.dot = made.dot
	}
	made.then = in.list(n.List)
	return made
}

func (b *block) loop(n *parse.RangeNode) step {
	in := b.inner()
	made := &loop{over: in.pipeline(n.Pipe.Cmds), dot: b.newSlot()}
	made.vars = in.variables(n.Pipe)
	made.otherwise = in.inner().list(n.ElseList)
	in.dot = made.dot
	made.body = in.list(n.List)
	return made
}

// splitEscapers splits off the escapers that html/template has appended to a
// pipeline. If its author has ended it with html, html/template leaves that as the
// only escaper; it then stays in rest, too.
func splitEscapers(cmds []*parse.CommandNode) (rest []*parse.CommandNode, chain string) {
	if n := len(cmds); n > 0 && functionName(cmds[n-1]) == "html" {
		return cmds, "html"
	}
	var names []string
	for len(cmds) > 0 {
		last := cmds[len(cmds)-1]
		name, ok := strings.CutPrefix(functionName(last), "_html_template_")
		if !ok || len(last.Args) > 1 {
			break
		}
		names, cmds = append(names, name), cmds[:len(cmds)-1]
	}
	slices.Reverse(names)
	return cmds, strings.Join(names, " ")
}

// functionName returns the name of the function that a command calls, or "".
func functionName(cmd *parse.CommandNode) string {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return id.Ident
	}
	return ""
}

// escaper returns the escaper for a chain. An empty chain is not supported.
func (c *compiler) escaper(chain string) *escaper {
	if e := c.escapers[chain]; e != nil {
		return e
	}
	if chain == "" {
		bail("a value is not escaped")
	}
	e := ownEscapers[chain]
	e.std = sync.OnceValue(func() stdEscaper {
		std, ok := newStdEscaper(chain)
		if !ok {
			bail("the escapers %q are not known", chain)
		}
		return std
	})
	if e.own == nil {
		e.std()
	}
	c.escapers[chain] = &e
	return &e
}
