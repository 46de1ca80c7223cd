package rename

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/content"
	"annals/internal/load/markdown"
	"annals/internal/load/stricttoml"
	"annals/internal/site"
	"annals/internal/sitepath"
)

// edits plans the changes of all texts. The list holds links that cannot be changed.
func (p *planner) edits() (list diag.List, err error) {
	for _, d := range p.record.Documents {
		if !p.isAffected(d) {
			continue
		}
		var problems diag.List
		raw, err := p.dir.Read(d.File, content.MaxFile, &problems)
		if err != nil {
			return nil, err
		}
		if raw == nil {
			list = append(list, problems...)
			continue
		}
		e := editor{planner: p, document: d, source: newSource(raw)}
		e.links()
		e.follows()
		if d == p.old {
			e.alias()
		}
		if list = append(list, e.problems...); len(e.changes) == 0 {
			continue
		}
		count := e.count
		p.plan.Edits = append(p.plan.Edits, Edit{
			Path: d.File, To: p.moved(d.File), Links: count, Aliases: d == p.old, before: raw, after: e.source.apply(e.changes),
		})
	}
	problems, err := p.menus()
	slices.SortFunc(p.plan.Edits, func(a, b Edit) int { return cmp.Compare(a.Path, b.Path) })
	return append(list, problems...), err
}

// isAffected reports whether a document may have to change.
func (p *planner) isAffected(d *content.Document) bool {
	if p.moved(d.File) != d.File || d.Entry != nil && slices.Contains(d.Entry.Follows, p.plan.Old) {
		return true
	}
	return slices.ContainsFunc(d.Body.Links, func(l markdown.Link) bool { _, changed := p.target(d.File, l); return changed })
}

// target returns how a link of a file is written after the moves, and whether it must be
// written differently.
func (p *planner) target(file string, l markdown.Link) (string, bool) {
	if l.Target == "" {
		return "", false
	}
	linked, refused := site.LinkedFile(file, l.Target)
	if refused != nil {
		return "", false
	}
	from, to := p.moved(file), p.moved(linked)
	if now, refused := site.LinkedFile(from, l.Target); refused == nil && now == to {
		return "", false
	}
	if strings.HasPrefix(l.Target, "/") {
		return site.RootedLink(to), true
	}
	return site.RelativeLink(from, to), true
}

// editor collects the changes of one file.
type editor struct {
	*planner
	document *content.Document
	source   *source
	changes  []change
	count    int
	problems diag.List
}

func (e *editor) change(at diag.Range, text string) {
	start, end, ok := e.source.span(at)
	if !ok {
		e.problems.Error(at, diag.BrokenLink, "this cannot be changed by itself", "change it by hand, then rename again")
		return
	}
	if c := (change{start, end, text}); !slices.Contains(e.changes, c) {
		e.changes = append(e.changes, c)
		e.count++
	}
}

func (e *editor) links() {
	for _, l := range e.document.Body.Links {
		text, changed := e.target(e.document.File, l)
		if !changed {
			continue
		}
		at := l.In(e.document.File)
		if start, end, ok := e.source.span(at); ok {
			written := string(e.source.raw[start:end])
			switch rest, found := strings.CutPrefix(written, l.Target); {
			case found: // the fragment as it is written
				text += rest
			case l.Fragment != "":
				text += "#" + sitepath.Escape(l.Fragment)
			}
		}
		e.change(at, text)
	}
}

func (e *editor) follows() {
	if e.document.Entry == nil {
		return
	}
	for i, id := range e.document.Entry.Follows {
		if id == e.plan.Old {
			e.change(e.document.At(fmt.Sprintf("follows[%d]", i)), stricttoml.Quote(e.plan.New))
		}
	}
}

// alias adds the old address to the aliases. Where one of them is the new address, as
// after a renaming that is taken back, the old address takes its place.
func (e *editor) alias() {
	d := e.document
	old, aliases := stricttoml.Quote(e.plan.Old+".html"), d.Aliases()
	for i, alias := range aliases {
		if path, err := content.AliasPath(alias); err == nil && path == e.plan.New+".html" {
			e.insert(d.At(fmt.Sprintf("aliases[%d]", i)), old, replace)
			return
		}
	}
	switch {
	case len(aliases) > 0:
		e.insert(d.At(fmt.Sprintf("aliases[%d]", len(aliases)-1)), ", "+old, behind)
	case d.Keys.Has("aliases"):
		e.insert(d.At("aliases"), "["+old+"]", replace)
	case d.Keys.Has("date"):
		e.insert(d.At("date"), "aliases = ["+old+"]", nextLine)
	case d.Keys.Has("title"):
		e.insert(d.At("title"), "aliases = ["+old+"]", nextLine)
	default:
		e.insert(diag.Range{Position: diag.Position{File: d.File, Line: 1, Column: 1}, End: 1}, "aliases = ["+old+"]", nextLine)
	}
}

type where int

const (
	replace where = iota
	behind
	nextLine
)

func (e *editor) insert(at diag.Range, text string, how where) {
	start, end, ok := e.source.span(at)
	if !ok {
		e.problems.Error(at, diag.InvalidValue, "the old address cannot be added here by itself", "write aliases = ["+stricttoml.Quote(e.plan.Old+".html")+"] by hand")
		return
	}
	switch how {
	case behind:
		start = end
	case nextLine:
		var lineEnd string
		start, lineEnd = e.source.afterLine(end)
		end, text = start, text+lineEnd
	}
	e.changes = append(e.changes, change{start, end, text})
}
