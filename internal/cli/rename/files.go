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
	isEntry := p.old.Kind == layout.KindEntry
	for _, file := range p.files {
		if rest, ok := strings.CutPrefix(file, from); ok && p.isPart(file, p.plan.Old) {
			p.plan.Moves = append(p.plan.Moves, Move{file, to + rest})
		}
		rest, ok := strings.CutPrefix(file, to)
		isMoved := ok && (isEntry && strings.HasPrefix(rest, "/") || p.isPart(file, p.plan.New))
		if isMoved && !slices.Contains(p.files, from+rest) {
			p.done = append(p.done, Move{from + rest, file})
		}
	}
	if isEntry && slices.ContainsFunc(p.files, func(file string) bool { return strings.HasPrefix(file, from+"/") }) {
		p.plan.Moves = append(p.plan.Moves, Move{from, to})
	}
}

func (p *planner) isPart(file, id string) bool { return p.languages().IsPart(file, id, p.isText) }

func (p *planner) languages() layout.Languages { return layout.Languages{Tags: p.cfg.Tags()} }

// moved returns the path of a file after the moves.
func (p *planner) moved(file string) string {
	for _, moves := range [...][]Move{p.plan.Moves, p.done} {
		for _, m := range moves {
			if file == m.From {
				return m.To
			}
			if rest, ok := strings.CutPrefix(file, m.From+"/"); ok {
				return m.To + "/" + rest
			}
		}
	}
	return file
}
