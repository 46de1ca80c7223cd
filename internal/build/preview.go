package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/render"
	"annals/internal/source"
)

// Preview is the site of one folder while people work on it. It holds what was
// loaded, so that Update reads what changed and nothing else; what is resolved
// and planned is made anew each time, whole, so it cannot be stale.
type Preview struct {
	options Options
	dir     *source.Dir
	loaded  *loaded
	pending Changes // told, and not yet read
}

// NewPreview returns the Preview of o.Source. Nothing is read before the first
// Update. Of the Options, Output and Progress have no meaning here.
func NewPreview(o Options) *Preview { return &Preview{options: o.withDefaults()} }

// Update reads what changed, and resolves and plans the whole site. The first
// Update reads everything. The error is a failing machine, a wrong option or a
// cancelled context, after which the changes are still to be read by the next
// Update. A Preview is updated by one caller at a time.
func (p *Preview) Update(ctx context.Context, changes Changes) (*Snapshot, error) {
	p.pending = p.pending.And(changes)
	if p.loaded == nil || p.pending.All {
		if problem, err := p.open(); err != nil || problem != nil {
			return &Snapshot{diagnostics: problem}, err
		}
	}
	next, err := load(ctx, p.dir, p.options, p.loaded, p.pending)
	if err != nil {
		return nil, err
	}
	p.loaded, p.pending = next, Changes{}
	outputs, problems, err := resolveAndPlan(next, p.options, nil)
	if err != nil {
		return nil, err
	}
	return newSnapshot(p.options, next, outputs, promoteAndSort(problems, p.options.Strict)), nil
}

// open opens the site's folder anew: another one may have taken its place. What
// the old one gave may still be shown, so it is left to the garbage collector,
// which closes it.
func (p *Preview) open() (diag.List, error) {
	dir, err := source.Open(p.options.Source)
	if errors.Is(err, fs.ErrNotExist) {
		var problems diag.List
		problems.Error(diag.Range{Position: diag.Position{File: configFile}}, diag.FileMissing, "the folder of the site is gone", "put it back")
		p.loaded = nil
		return problems, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open the site: %w", err)
	}
	p.dir, p.loaded = dir, nil
	return nil, nil
}

// Snapshot is a site at one moment, of which every file can be rendered. It is
// immutable and safe for concurrent use.
type Snapshot struct {
	options     Options
	loaded      *loaded
	outputs     []output.Output
	byPath      func() map[string]int
	diagnostics diag.List
}

func newSnapshot(o Options, l *loaded, outputs []output.Output, problems diag.List) *Snapshot {
	return &Snapshot{options: o, loaded: l, outputs: outputs, diagnostics: problems, byPath: sync.OnceValue(func() map[string]int {
		byPath := make(map[string]int, len(outputs))
		for i, o := range outputs {
			byPath[o.Path] = i
		}
		return byPath
	})}
}

// Diagnostics lists all that is wrong, as far as it can be told without
// rendering every page, sorted. It must not be changed.
func (s *Snapshot) Diagnostics() diag.List { return s.diagnostics }

// Whole reports whether there is a site: nothing that is wrong would stop a
// build.
func (s *Snapshot) Whole() bool { return !s.diagnostics.HasErrors() }

// Paths lists the files of the published site, relative to its folder, in the
// order in which they are planned; none unless the site is Whole.
func (s *Snapshot) Paths() []string {
	paths := make([]string, len(s.outputs))
	for i, o := range s.outputs {
		paths[i] = o.Path
	}
	return paths
}

// Has reports whether the published site has a file at path.
func (s *Snapshot) Has(path string) bool {
	_, ok := s.output(path)
	return ok
}

// Render returns the file at path, byte for byte as Build would write it. A
// mistake in a template comes back as diagnostics. Where there is no such file
// the error is fs.ErrNotExist.
func (s *Snapshot) Render(ctx context.Context, path string) ([]byte, diag.List, error) {
	o, ok := s.output(path)
	if !ok {
		return nil, nil, fmt.Errorf("render %s: %w", path, fs.ErrNotExist)
	}
	var rendered []byte
	problems, err := render.All(ctx, []output.Output{o}, render.Options{Jobs: 1}, func(_ string, data []byte) error {
		rendered = bytes.Clone(data)
		return nil
	})
	return rendered, promoteAndSort(problems, s.options.Strict), err
}

func (s *Snapshot) output(path string) (output.Output, bool) {
	if s.byPath == nil {
		return output.Output{}, false
	}
	i, ok := s.byPath()[path]
	if !ok {
		return output.Output{}, false
	}
	return s.outputs[i], true
}

// Sources lists the files of the site that a person would open to change the
// page at path: the text in the page's language first, then the original with
// the facts, then the votes of states. Pages made from many files have none.
func (s *Snapshot) Sources(path string) []string {
	o, ok := s.output(path)
	if !ok || o.From == "" {
		return nil
	}
	files := []string{o.From}
	stem, isText := strings.CutSuffix(o.From, ".md")
	if !isText {
		return files
	}
	tag, _, _ := strings.Cut(path, "/")
	if text := stem + "." + tag + ".md"; s.loaded.content.Has(text) {
		files = []string{text, o.From}
	}
	if votes := stem + ".votes.csv"; s.loaded.content.Has(votes) {
		files = append(files, votes)
	}
	return files
}

// SourceText returns the text of a file of the site as the diagnostics' lines
// and columns count it, as it is on the disk now.
func (s *Snapshot) SourceText(file string) ([]byte, error) {
	return sourceText(s.options.Source)(file)
}
