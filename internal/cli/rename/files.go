package rename

import (
	"slices"
	"strings"

	"annals/internal/load/layout"
)

// moves lists what moves: the original, its translations, its files of votes, and the
// folder of an entry.
func (p *planner) moves() {
	from, to := layout.Folder+"/"+p.plan.Old, layout.Folder+"/"+p.plan.New
	for _, file := range p.files {
		if rest, ok := strings.CutPrefix(file, from); ok && p.belongs(file) {
			p.plan.Moves = append(p.plan.Moves, Move{file, to + rest})
		}
	}
	if p.old.Entry != nil && slices.ContainsFunc(p.files, func(file string) bool { return strings.HasPrefix(file, from+"/") }) {
		p.plan.Moves = append(p.plan.Moves, Move{from, to})
	}
}

// belongs reports whether a file is the text, a translation of it, or a file of votes on
// it or on one of its stages.
func (p *planner) belongs(file string) bool {
	named, _ := layout.Parse(file, p.languages())
	switch named.Kind {
	case layout.KindVotes:
		isStage := strings.HasPrefix(named.ID, p.plan.Old+".") && p.find(named.ID) == nil
		return named.ID == p.plan.Old || isStage
	case layout.KindEntry, layout.KindPage:
		return named.ID == p.plan.Old
	}
	return false
}

func (p *planner) languages() layout.Languages { return layout.Languages{Tags: p.cfg.Tags()} }

// moved returns the path of a file after the moves.
func (p *planner) moved(file string) string {
	for _, m := range p.plan.Moves {
		if file == m.From {
			return m.To
		}
		if rest, ok := strings.CutPrefix(file, m.From+"/"); ok {
			return m.To + "/" + rest
		}
	}
	return file
}
