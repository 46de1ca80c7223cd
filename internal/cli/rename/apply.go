package rename

import (
	"errors"
	"fmt"
	"os"
	"path"
	"slices"

	"annals/internal/load/layout"
)

// Apply carries out the plan in the site folder dir. All new bytes are on the disk before
// the first file is replaced, and no file is removed before its successor is in place: a
// failure is undone, and even a crash loses nothing. The original moves last, so that after
// a crash the same renaming can be planned again, and finishes what is left. The old bytes
// are kept in memory alone: on the disk nothing of them is left, wherever it stops.
func (p *Plan) Apply(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the site folder: %w", err)
	}
	defer root.Close()
	t := newTransaction(root)
	if err := p.apply(t); err != nil {
		if undone := t.rollback(); undone != nil {
			return errors.Join(err, undone)
		}
		return fmt.Errorf("%w; nothing was renamed", err)
	}
	t.removeEmpty(path.Dir(layout.Text(p.Old).Original()))
	return nil
}

func (p *Plan) apply(t *transaction) error {
	for _, m := range p.forms {
		if err := t.rename(m.From, m.To); err != nil {
			return err
		}
	}
	edited := map[string][]byte{}
	for _, e := range p.Edits {
		edited[e.Path] = e.after
		if err := t.stage(e); err != nil {
			return err
		}
	}
	for _, m := range p.Moves {
		if err := t.checkVacant(m.To, edited[m.From]); err != nil {
			return err
		}
	}
	edits := slices.Clone(p.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.rank() - b.rank() })
	moved := slices.IndexFunc(edits, func(e Edit) bool { return e.rank() > 0 })
	if moved < 0 {
		moved = len(edits)
	}
	for _, e := range edits[:moved] {
		if err := t.replace(e); err != nil {
			return err
		}
	}
	for _, m := range p.Moves {
		if _, isEdit := edited[m.From]; isEdit {
			continue
		}
		if err := t.move(m); err != nil {
			return err
		}
	}
	for _, e := range edits[moved:] {
		if err := t.replace(e); err != nil {
			return err
		}
	}
	return nil
}

// rank sorts the edits: files that stay, files that move, and the original.
func (e Edit) rank() int {
	switch {
	case e.Aliases:
		return 2
	case e.Path != e.To:
		return 1
	}
	return 0
}
