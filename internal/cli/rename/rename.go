// Package rename moves an entry or a plain page to another name, with everything that
// belongs to it and every link to it.
//
// Its input is a site folder, and the names as a person types them; its output is a Plan:
// which files move, and the new bytes of the files that change. Nothing but the links,
// the follows and the aliases in them changes: line ends, a byte order mark and all other
// bytes stay. Plan.Apply carries it out, wholly or not at all.
//
// A Plan is checked before it is carried out: the changed files are parsed again, and the
// site is resolved with them; an error that was not there before refuses it.
package rename

import (
	"context"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
)

// Plan is a renaming that can be carried out.
type Plan struct {
	Old, New string // ids
	Moves    []Move // sorted; a folder stands for all that is in it
	Edits    []Edit // sorted by path
	forms    []Move // files and folders that get their name in normal form C first
}

// Move is a file or a folder that gets another path.
type Move struct{ From, To string }

// Edit is a file with new bytes.
type Edit struct {
	Path    string // before the move
	To      string // after it; equal to Path if the file stays
	Links   int    // links and follows that changed
	Aliases bool   // the old address was added to its aliases

	before, after []byte
}

// planner plans one renaming.
type planner struct {
	dir    *sitedir.Dir
	cfg    *config.Config
	loader *content.Loader
	files  []string // below content/
	record *content.Record
	found  diag.List // the problems of the files
	old    *content.Document
	plan   Plan
	done   []Move // by an interrupted renaming, which this one finishes

	newConfig *config.Config // after the renaming

	parsed map[string]content.Result // of the changed files, by their new path
}

// Make plans to rename the text old to new. A wish that cannot be fulfilled is a
// *diag.Problem; problems in files that must be right first are in the list.
func Make(ctx context.Context, dir *sitedir.Dir, cfg *config.Config, from, to string) (*Plan, diag.List, error) {
	p := &planner{dir: dir, cfg: cfg, loader: content.NewLoader(cfg), parsed: map[string]content.Result{}}
	if err := p.load(ctx); err != nil {
		return nil, nil, err
	}
	if err := p.names(from, to); err != nil {
		return nil, nil, err
	}
	if list := p.unreadable(); len(list) > 0 {
		return nil, list, nil
	}
	p.moves()
	list, err := p.edits()
	if err == nil {
		err = p.checkFree()
	}
	if err == nil && len(list) == 0 {
		list, err = p.verify(ctx)
	}
	if err != nil || len(list) > 0 {
		return nil, list, err
	}
	p.forms()
	return &p.plan, nil, nil
}

func (p *planner) load(ctx context.Context) error {
	listed, err := p.dir.List(layout.Folder, &diag.List{})
	if err != nil {
		return err
	}
	for _, f := range listed {
		p.files = append(p.files, f.Path)
	}
	folder, err := p.loader.Load(ctx, p.dir, 0)
	if err != nil {
		return err
	}
	p.record, p.found = folder.Record()
	return nil
}

// unreadable returns the errors of texts that could not be parsed: they may hold links
// to the text that is renamed.
func (p *planner) unreadable() (list diag.List) {
	for _, d := range p.found {
		_, isText := layout.Cut(d.File)
		if isText && d.Severity == diag.Error && (slices.Contains(p.record.Unread, d.File) || p.isBroken(d.File)) {
			list = append(list, d)
		}
	}
	return list
}

// isBroken reports whether a part of the front matter of a file could not be parsed.
func (p *planner) isBroken(file string) bool {
	return slices.ContainsFunc(p.record.Documents, func(d *content.Document) bool { return d.File == file && d.Keys.Broken() })
}
