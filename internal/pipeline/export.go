package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/deposit"
	"annals/internal/output/loss"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

// Export says what is exported.
type Export struct {
	Format   *ExportFormat
	Lang     string   // "": see ExportFormat.Languages
	Topics   []string // ids of config.toml; nil: all
	From, To edtf.Day // zero: no limit
}

// ErrNothing means that no entry is in the part of the record that was asked for, or none
// that the format can hold.
var ErrNothing = errors.New("no entry of the record can be in this file")

// WriteFunc writes an exported file. render may be called once.
type WriteFunc func(render func(io.Writer) error) error

// WriteExport makes one file of the record or of a part of it, and calls write to write it,
// unless the content has errors. The diagnostics of the Result are those errors, or what
// the format has no place for.
func WriteExport(ctx context.Context, o Options, e Export, write WriteFunc) (Result, error) {
	return exported(ctx, o, e, func(s *site.Site, t *theme, o Options, result *Result) error {
		o.step(e.Format, 2)
		var file output.Renderer
		var losses []loss.Loss
		var err error
		if e.Format.archive != nil {
			if file = e.Format.archive(s, t, o, e.Lang, &result.Diagnostics); result.Diagnostics.HasErrors() {
				return nil
			}
			result.Diagnostics = nil
		} else if file, losses, err = export(s, t, e); err != nil {
			return err
		}
		for _, one := range losses {
			result.Diagnostics.Warn(diag.Range{}, diag.ExportLoss, one.Message(e.Format.Program), "")
		}
		if e.Format.needsTerms && !deposit.HasTerms(s) {
			result.Diagnostics.Warn(diag.Range{Position: diag.Position{File: configFile}}, diag.UnknownLicense, "archives ask under which terms the data may be used, and config.toml does not say it in words that they know",
				`write license = "CC BY 4.0", or data_license for the data alone`)
		}
		return write(func(w io.Writer) error {
			defer o.step(e.Format, exportSteps)
			return file.Render(contextWriter{ctx, w})
		})
	})
}

// exported loads and resolves the site, and calls finish unless the content has errors.
func exported(ctx context.Context, o Options, e Export, finish func(*site.Site, *theme, Options, *Result) error) (Result, error) {
	o = o.withDefaults()
	return withLoaded(ctx, o, func(l *loaded, result *Result) (err error) {
		o.step(e.Format, 1)
		var problems diag.List
		s, _ := resolve(l, o, nil, &problems)
		if problems.HasErrors() {
			result.Diagnostics = problems
		} else {
			err = finish(s, l.theme, o, result)
		}
		result.Diagnostics.Sort()
		return err
	})
}

// exportSteps is how often the progress of an export is told.
const exportSteps = 3

// step tells the progress of a format that is one file, and not made of many.
func (o Options) step(of *ExportFormat, done int) {
	if o.Progress != nil && !of.IsPages && of.archive == nil {
		o.Progress(done, exportSteps)
	}
}

// export makes the file of a part of the record, not yet rendered.
func export(s *site.Site, t *theme, e Export) (output.Renderer, []loss.Loss, error) {
	sel := site.Selection{Topics: e.Topics, From: e.From, To: e.To}
	lang := e.Lang
	switch {
	case e.Format.Languages == OneLanguage && lang == "":
		lang = s.Config.DefaultLanguage
	case e.Format.Languages == AllLanguages:
		sel.Lang = lang
	}
	part := s.Part(sel)
	if len(part.Entries) == 0 {
		return nil, nil, ErrNothing
	}
	file, losses := e.Format.make(part, t, lang)
	if file == nil {
		return nil, nil, ErrNothing
	}
	if e.Format.hasFollows && part.PartOf > 0 {
		losses = append(losses, cut(s, part)...)
	}
	return file, losses, nil
}

// cut counts the entries of a part that say what led to them less than in the whole.
func cut(whole, part *site.Site) []loss.Loss {
	follows := make(map[string]int, len(whole.Entries))
	for _, e := range whole.Entries {
		follows[e.ID] = len(e.Follows)
	}
	return loss.Count(loss.Cut, part.Entries, func(e *site.Entry) bool { return len(e.Follows) < follows[e.ID] })
}

// contextWriter ends a rendering that nobody waits for.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

// Write writes, unless the context has ended.
func (c contextWriter) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, fmt.Errorf("write the export: %w", err)
	}
	return c.w.Write(b)
}
