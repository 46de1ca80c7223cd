package rename

import (
	"path"
	"strings"
)

// forms finds the files and folders of the plan that are stored under a name in another
// normal form, as from a Mac. They get the name that is meant before anything else.
func (p *planner) forms() {
	seen := map[string]bool{}
	add := func(file string) {
		stored := p.dir.Stored(file)
		if stored == file {
			return
		}
		names, asStored := strings.Split(file, "/"), strings.Split(stored, "/")
		for i, name := range names {
			to := path.Join(names[:i+1]...)
			if name != asStored[i] && !seen[to] {
				seen[to] = true
				p.plan.forms = append(p.plan.forms, Move{From: path.Join(path.Dir(to), asStored[i]), To: to})
			}
		}
	}
	for _, e := range p.plan.Edits {
		add(e.Path)
	}
	for _, m := range p.plan.Moves {
		add(m.From)
	}
}
