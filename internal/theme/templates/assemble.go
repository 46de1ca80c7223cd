package templates

import (
	"html/template"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"annals/internal/diag"
	"annals/internal/theme/templates/program"
)

// page is a kind of page, or a template that is rendered without the frame.
type page struct {
	kind string
	file string
	root string // name of the template that is executed
}

func pages() []page {
	all := []page{{"redirect", redirect, redirect}, {"embed", embed, embed}}
	for _, kind := range kinds {
		all = append(all, page{kind, pageFile(kind), frame})
	}
	return all
}

// common is what all pages share: the frame and the partials, in one set of
// html/template.
//
// A page's file defines "main", which the frame calls, so no two kinds have the
// same templates. But they differ only in the templates that the page's file
// defines and those that call them, such as the frame. These are added to the set
// once per kind, as "main of entry" and "base.html of entry". All others are
// parsed, escaped and compiled once.
type common struct {
	set   *template.Template
	trees map[string]*parse.Tree
	calls map[string][]string // names of called templates, by name of the caller
}

// assemble parses the files and combines each page with the frame and the partials.
func assemble(files map[string]file, pages []page, report *diag.List) *Set {
	c := newCommon(files, report)
	set := &Set{programs: map[string]*program.Program{}}
	library := program.NewLibrary(c.set, functions())
	for _, p := range pages {
		set.programs[p.kind] = library.Program(c.join(p, c.parseOwn(files[p.file], report)))
	}
	return set
}

func newCommon(files map[string]file, report *diag.List) *common {
	// The root has no name: html/template empties a template when another of
	// the same name is added to the set.
	c := &common{set: template.New("").Funcs(functions()), calls: map[string][]string{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name == frame || strings.HasPrefix(name, partials) {
			add(c.set, files[name], report)
		}
	}
	c.trees = treesOf(c.set)
	for name, tree := range c.trees {
		eachCall(tree, func(n *parse.TemplateNode) { c.calls[name] = append(c.calls[name], n.Name) })
	}
	return c
}

// parseOwn parses a page's file. An empty template does not replace another.
func (c *common) parseOwn(f file, report *diag.List) map[string]*parse.Tree {
	t := template.New("").Funcs(functions())
	add(t, f, report)
	trees := treesOf(t)
	maps.DeleteFunc(trees, func(name string, tree *parse.Tree) bool {
		return c.trees[name] != nil && parse.IsEmptyTree(tree.Root)
	})
	return trees
}

// join adds to the set the templates of a page, and copies of the common ones that
// call them. It returns the name of the page's root template.
func (c *common) join(p page, trees map[string]*parse.Tree) string {
	isOwn := func(name string) bool { return trees[name] != nil }
	for grows := true; grows; {
		grows = false
		for name, called := range c.calls {
			if !isOwn(name) && slices.ContainsFunc(called, isOwn) {
				trees[name] = c.trees[name].Copy()
				grows = true
			}
		}
	}
	ofPage := func(name string) string {
		if !isOwn(name) {
			return name
		}
		return name + " of " + p.kind
	}
	for name, tree := range trees {
		eachCall(tree, func(n *parse.TemplateNode) { n.Name = ofPage(n.Name) })
		template.Must(c.set.AddParseTree(ofPage(name), tree))
	}
	return ofPage(p.root)
}

// add parses one file into t.
func add(t *template.Template, f file, report *diag.List) {
	parsed, err := t.New(f.name).Parse(f.text)
	if err != nil {
		*report = append(*report, parseFailure(err, f))
		return
	}
	for _, each := range parsed.Templates() {
		if each.Tree != nil && each.Tree.ParseName == f.name {
			trim(each.Tree)
		}
	}
}

func treesOf(t *template.Template) map[string]*parse.Tree {
	trees := map[string]*parse.Tree{}
	for _, each := range t.Templates() {
		if each.Tree != nil {
			trees[each.Name()] = each.Tree
		}
	}
	return trees
}

func eachCall(tree *parse.Tree, do func(*parse.TemplateNode)) {
	walk(tree.Root, func(n parse.Node) {
		if call, ok := n.(*parse.TemplateNode); ok {
			do(call)
		}
	})
}

// walk visits the nodes of a list, including those in branches and loops.
func walk(list *parse.ListNode, visit func(parse.Node)) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		visit(node)
		switch n := node.(type) {
		case *parse.IfNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		case *parse.RangeNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		case *parse.WithNode:
			walk(n.List, visit)
			walk(n.ElseList, visit)
		}
	}
}

// escape makes html/template escape all programs now rather than at their first
// execution, to report errors before anything is rendered.
func (s *Set) escape(files map[string]file, report *diag.List) {
	for _, p := range s.programs {
		if p.Escape() != nil {
			reportEscapeFailures(files, report)
			return
		}
	}
}

// reportEscapeFailures reports html/template's errors. Each page is assembled on its own,
// because html/template stops checking shared templates after a failure in a set.
func reportEscapeFailures(files map[string]file, report *diag.List) {
	for _, p := range pages() {
		set := assemble(files, []page{p}, &diag.List{})
		if failure, ok := escapeFailure(set.programs[p.kind].Escape(), p.file, files); ok {
			*report = append(*report, failure)
		}
	}
}
