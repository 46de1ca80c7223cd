package rename

import (
	"context"
	"slices"
	"strings"
	"time"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/site"
)

// verify parses the changed and the moved files again, and resolves the site with them.
// It returns the errors that the site did not have before.
func (p *planner) verify(ctx context.Context) (diag.List, error) {
	after, problems, err := p.after(ctx)
	if err != nil {
		return nil, err
	}
	static, err := p.dir.List("static", &diag.List{})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range static {
		names = append(names, strings.TrimPrefix(f.Path, "static/"))
	}
	before, now := slices.Concat(p.found, p.resolve(p.cfg, p.record, names)), slices.Concat(problems, p.resolve(p.newConfig, after, names))
	known, links := map[string]bool{}, map[string]int{} // links: how many are broken in a file
	for _, d := range before {
		known[p.key(d)] = true
		if d.Code == diag.BrokenLink {
			links[p.moved(d.File)]++
		}
	}
	for _, d := range now {
		if d.Code == diag.BrokenLink {
			links[d.File]--
		}
	}
	var added diag.List
	for _, d := range now {
		// A link that led nowhere may be worded otherwise now.
		wasBroken := d.Code == diag.BrokenLink && links[d.File] >= 0
		if d.Severity == diag.Error && !wasBroken && !known[p.key(d)] {
			added = append(added, d)
		}
	}
	added.Sort()
	return added, nil
}

// key identifies a problem under the old and the new name.
func (p *planner) key(d diag.Diagnostic) string {
	return string(d.Code) + " " + strings.ReplaceAll(d.Message, p.plan.New, p.plan.Old)
}

func (p *planner) resolve(cfg *config.Config, record *content.Record, static []string) diag.List {
	_, problems := site.Resolve(site.Inputs{Config: cfg, Record: record, Static: static, Drafts: true, Now: time.Time{}})
	return problems
}

// after returns the record after the renaming, and the problems of the files that are
// parsed again.
func (p *planner) after(ctx context.Context) (*content.Record, diag.List, error) {
	changed := map[string][]byte{}
	for _, e := range p.plan.Edits {
		changed[e.Path] = e.after
	}
	next := &content.Record{Links: p.record.Links}
	for _, file := range p.record.Unread {
		next.Unread = append(next.Unread, p.moved(file))
	}
	var problems diag.List
	for _, d := range p.record.Documents {
		if slices.ContainsFunc(p.plan.Moves, func(m Move) bool { return m.To == d.File }) {
			continue // left by a renaming that was interrupted
		}
		to := p.moved(d.File)
		text, edited := changed[d.File]
		if to == d.File && !edited {
			next.Documents = append(next.Documents, d)
			continue
		}
		r, err := p.parse(ctx, d.File, to, text)
		if err != nil {
			return nil, nil, err
		}
		if problems = append(problems, r.Problems...); r.Document != nil {
			next.Documents = append(next.Documents, r.Document)
		}
	}
	for _, v := range p.record.Votes {
		if to := p.moved(v.File); to != v.File {
			moved := *v
			moved.File, moved.ID = to, p.plan.New+strings.TrimPrefix(v.ID, p.plan.Old) // with the stage
			v = &moved
		}
		next.Votes = append(next.Votes, v)
	}
	for _, f := range p.record.Evidence {
		if to := p.moved(f.Path); to != f.Path {
			moved := *f
			moved.Path, moved.ID = to, p.plan.New
			f = &moved
		}
		next.Evidence = append(next.Evidence, f)
	}
	return next, problems, nil
}

// parse parses a text under its new path.
func (p *planner) parse(ctx context.Context, from, to string, text []byte) (content.Result, error) {
	if text == nil {
		var problems diag.List
		raw, err := p.dir.Read(from, content.MaxFile, &problems)
		if err != nil || raw == nil {
			return content.Result{Problems: problems}, err
		}
		text = raw
	}
	r := p.loader.Parse(ctx, to, text)
	if before := p.document(from); r.Document != nil && before != nil && !p.isSame(before, r.Document) {
		r.Problems.Error(diag.Range{Position: diag.Position{File: from}}, diag.BrokenLink,
			"its links, follows or aliases cannot be changed by themselves", "change them by hand, then rename again")
	}
	return r, context.Cause(ctx)
}

func (p *planner) document(file string) *content.Document {
	for _, d := range p.record.Documents {
		if d.File == file {
			return d
		}
	}
	return nil
}

// isSame reports whether a document has, after the renaming, what it had before, and
// leads to the same texts.
func (p *planner) isSame(before, after *content.Document) bool {
	if before.Title() != after.Title() || before.Summary() != after.Summary() || len(before.Body.Links) != len(after.Body.Links) {
		return false
	}
	for i, l := range before.Body.Links {
		now := after.Body.Links[i]
		if l.Fragment != now.Fragment || l.Image != now.Image || (l.Target == "") != (now.Target == "") {
			return false
		}
		linked, refused := site.LinkedFile(before.File, l.Target)
		target, refusedNow := site.LinkedFile(after.File, now.Target)
		if l.Target != "" && refused == nil && (refusedNow != nil || target != p.moved(linked)) {
			return false
		}
	}
	return p.hasAliases(before, after) && p.hasFollows(before, after)
}

func (p *planner) hasFollows(before, after *content.Document) bool {
	if before.Entry == nil || after.Entry == nil {
		return before.Entry == after.Entry
	}
	want := slices.Clone(before.Entry.Follows)
	for i, id := range want {
		if id == p.plan.Old {
			want[i] = p.plan.New
		}
	}
	return slices.Equal(want, after.Entry.Follows)
}

func (p *planner) hasAliases(before, after *content.Document) bool {
	want := slices.Clone(before.Aliases())
	if before != p.old {
		return slices.Equal(want, after.Aliases())
	}
	old := p.plan.Old + ".html"
	want = slices.DeleteFunc(want, func(alias string) bool {
		path, err := content.AliasPath(alias)
		return err == nil && path == p.plan.New+".html"
	})
	got := slices.Clone(after.Aliases())
	slices.Sort(got)
	want = append(want, old)
	slices.Sort(want)
	return slices.Equal(want, got)
}
