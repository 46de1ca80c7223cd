package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/load/sitedir"
	"annals/internal/output"
)

// Preview is the site of one folder while it is being edited. It keeps the loaded
// files, so that Update reads only what changed. The resolve and plan stages run
// again as a whole each time, so their results cannot be stale.
type Preview struct {
	options Options
	dir     *sitedir.Dir
	loaded  *loaded
	pending Changes // reported and not yet read
}

// NewPreview returns the Preview of o.Source. It reads nothing before the first
// Update. Options.Output and Options.Progress are ignored.
func NewPreview(o Options) *Preview { return &Preview{options: o.withDefaults()} }

// Update reads what changed, and resolves and plans the whole site. The first
// Update reads everything. The error is an I/O failure, an invalid option or a
// cancelled context; the next Update then reads the same changes again. Update is
// not safe for concurrent use.
func (p *Preview) Update(ctx context.Context, changes Changes) (*Snapshot, error) {
	p.pending = p.pending.And(changes)
	if p.loaded == nil || p.pending.All {
		var problems diag.List
		if err := p.open(&problems); err != nil || len(problems) > 0 {
			return &Snapshot{diagnostics: problems}, err
		}
	}
	next, err := load(ctx, p.dir, p.options, p.loaded, p.pending)
	if err != nil {
		return nil, err
	}
	p.loaded, p.pending = next, Changes{}
	var problems diag.List
	outputs := resolveAndPlan(next, p.options, "", nil, &problems)
	p.options.promoteAndSort(&problems)
	return newSnapshot(p.options, next, outputs, problems), nil
}

// open opens the site's folder again, since it may have been replaced. The old
// Dir may still be in use by a Snapshot, so it is not closed here but by the
// garbage collector.
func (p *Preview) open(report *diag.List) error {
	dir, err := sitedir.Open(p.options.Source)
	if errors.Is(err, fs.ErrNotExist) {
		report.Error(diag.Range{Position: diag.Position{File: configFile}}, diag.FileMissing, "the folder of the site is gone", "put it back")
		p.loaded = nil
		return nil
	}
	if err != nil {
		return err
	}
	p.dir, p.loaded = dir, nil
	return nil
}

// Snapshot is a site at one moment, whose files can be rendered one by one. It is
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

// Diagnostics lists all problems that are known without rendering, sorted. It must
// not be changed.
func (s *Snapshot) Diagnostics() diag.List { return s.diagnostics }

// Whole reports whether there is a site: no diagnostic would stop a build.
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

// IsPage reports whether the file at path is made by a template. An HTML file of
// static/ is none.
func (s *Snapshot) IsPage(path string) bool {
	o, ok := s.output(path)
	return ok && o.IsTemplated()
}

// Render returns the file at path, byte for byte as Build would write it. Errors in
// a template are reported, and the result is nil. If there is no such file, the error
// is fs.ErrNotExist.
func (s *Snapshot) Render(ctx context.Context, path string, report *diag.List) ([]byte, error) {
	o, ok := s.output(path)
	if !ok {
		return nil, fmt.Errorf("render %s: %w", path, fs.ErrNotExist)
	}
	var rendered []byte
	err := render(ctx, []output.Output{o}, Options{Jobs: 1}, report, func(_ *output.Output, data []byte) error {
		rendered = bytes.Clone(data)
		return nil
	})
	s.options.promoteAndSort(report)
	return rendered, err
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

// Sources lists the files to edit for the page at path: the text in the page's
// language first, then the original with the facts, then the votes of states. It
// is empty for pages made from many files.
func (s *Snapshot) Sources(path string) []string {
	o, ok := s.output(path)
	if !ok || o.From == "" {
		return nil
	}
	files := []string{o.From}
	text, isText := layout.Cut(o.From)
	if !isText {
		return files
	}
	tag, _, _ := strings.Cut(path, "/")
	if translation := text.Translation(tag); s.loaded.content.Has(translation) {
		files = []string{translation, o.From}
	}
	if votes := text.Votes(); s.loaded.content.Has(votes) {
		files = append(files, votes)
	}
	return files
}

// SourceText returns the text of a file of the site as the diagnostics' lines
// and columns count it, as it is now on disk.
func (s *Snapshot) SourceText(file string) ([]byte, error) {
	return sourceText(s.options.Source)(file)
}
