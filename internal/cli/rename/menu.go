package rename

import (
	"slices"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/load/stricttoml"
)

// menus plans the changes of the menu and of the foot in config.toml, and parses what
// comes of them.
func (p *planner) menus() (diag.List, error) {
	p.newConfig = p.cfg
	var named []config.Named
	for _, item := range slices.Concat(p.cfg.Theme.Menu, p.cfg.Theme.Foot) {
		for _, page := range item.Pages {
			if file := layout.Folder + "/" + page.File; p.moved(file) != file {
				named = append(named, page)
			}
		}
	}
	if len(named) == 0 {
		return nil, nil
	}
	file := named[0].At.File
	var problems diag.List
	raw, err := p.dir.Read(file, content.MaxFile, &problems)
	if err != nil || raw == nil {
		return problems, err
	}
	e := editor{planner: p, source: newSource(raw)}
	for _, page := range named {
		to, _ := layout.CutFolder(p.moved(layout.Folder + "/" + page.File))
		e.change(page.At, stricttoml.Quote(to))
	}
	if len(e.problems) > 0 {
		return e.problems, nil
	}
	count := e.count
	after := e.source.apply(e.changes)
	p.plan.Edits = append(p.plan.Edits, Edit{Path: file, To: file, Links: count, before: raw, after: after})
	p.newConfig, _ = config.Parse(file, after)
	return nil, nil
}
