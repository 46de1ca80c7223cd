package program

import "text/template/parse"

// pipelineWithoutDecl compiles a pipeline within an expression. Variables that it
// declared would have a scope that the compiler does not model.
func (b *block) pipelineWithoutDecl(p *parse.PipeNode) expr {
	if len(p.Decl) > 0 {
		bail("a variable is set within %s", p)
	}
	return b.pipeline(p.Cmds)
}

func (b *block) pipeline(cmds []*parse.CommandNode) expr {
	if len(cmds) == 0 {
		bail("an empty pipeline")
	}
	first := b.command(cmds[0], nil)
	if len(cmds) == 1 {
		return singleCommand(first)
	}
	p := &pipeline{first: first}
	for _, cmd := range cmds[1:] {
		from := b.newSlot()
		p.stages = append(p.stages, stage{from: from, command: b.command(cmd, []expr{from})})
	}
	return p
}

// singleCommand compiles a pipeline of one command.
func singleCommand(e expr) expr {
	switch e := e.(type) {
	case *constant:
		return e
	case *member:
		e.unwrap = true
		return e
	}
	return &pipeline{first: e}
}

// command compiles a command of a pipeline. last holds the result of the command
// before it, or is empty.
func (b *block) command(cmd *parse.CommandNode, last []expr) expr {
	var args []expr
	for _, n := range cmd.Args[1:] {
		args = append(args, b.argument(n))
	}
	return b.operand(cmd.Args[0], append(args, last...))
}

// argument compiles an argument of a command.
func (b *block) argument(n parse.Node) expr {
	if _, ok := n.(*parse.NilNode); ok {
		return nilConstant{}
	}
	return b.operand(n, nil)
}

// operand compiles the first word of a command, called with args.
func (b *block) operand(n parse.Node, args []expr) expr {
	switch n := n.(type) {
	case *parse.FieldNode:
		return b.members(b.dot, n.Ident, args)
	case *parse.VariableNode:
		return b.members(b.find(n.Ident[0]), n.Ident[1:], args)
	case *parse.ChainNode:
		return b.members(b.argument(n.Node), n.Field, args)
	case *parse.IdentifierNode:
		return b.function(n.Ident, args)
	}
	if len(args) > 0 {
		bail("arguments for %s", n)
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return b.members(b.dot, nil, nil)
	case *parse.PipeNode:
		return b.pipelineWithoutDecl(n)
	}
	c, ok := newConstant(n)
	if !ok {
		bail("the value %s", n)
	}
	return c
}

// members compiles .A.B.C; the arguments belong to the last name.
func (b *block) members(of expr, names []string, args []expr) expr {
	if len(names) == 0 && len(args) > 0 {
		bail("arguments for a variable")
	}
	if b.isDictDot(of) {
		of, names = b.dictField(names, args)
	}
	for i, name := range names {
		m := newMember(of, name)
		if i == len(names)-1 {
			m.args = args
		}
		of = m
	}
	return of
}

func (b *block) function(name string, args []expr) expr {
	if fun, ok := b.funcs[name]; ok {
		return newFunction(name, fun, args)
	}
	made := newBuiltin(name, args)
	if made == nil {
		bail("the function %s with %d arguments", name, len(args))
	}
	return made
}
