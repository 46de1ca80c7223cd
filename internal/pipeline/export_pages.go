package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"annals/internal/output"
	"annals/internal/site"
)

// Pages are pages in a folder, of which another program makes one file.
type Pages struct {
	First string // output file to begin with
	Lang  string // of that page
	Title string // of the site in that language
	About string // likewise
	Owner string // who publishes it; the title if nobody is named
	Date  string // of the record's state; "" for none
}

// WritePages writes the pages of which a program makes the file of a format into an empty
// folder, unless the content has errors. The diagnostics are as with WriteExport.
func WritePages(ctx context.Context, o Options, e Export, folder string) (Pages, Result, error) {
	var pages Pages
	result, err := exported(ctx, o, e, func(s *site.Site, t *theme, o Options, result *Result) error {
		part := s.Part(site.Selection{Topics: e.Topics, From: e.From, To: e.To})
		if len(part.Entries) == 0 {
			return ErrNothing
		}
		pages = pagesOf(s, e.Lang)
		var outputs []output.Output
		outputs, pages.First = e.Format.pages(part, t, o, pages.Lang, &result.Diagnostics)
		if result.Diagnostics.HasErrors() {
			return nil
		}
		result.Diagnostics = nil
		return renderTo(ctx, outputs, o, &result.Diagnostics, func(o *output.Output, data []byte) error {
			return writePage(folder, o.Path, func(f *os.File) error {
				_, err := f.Write(data)
				return err
			})
		}, func(o *output.Output) error {
			return writePage(folder, o.Path, func(f *os.File) error { return o.Render(f) })
		})
	})
	return pages, result, err
}

func pagesOf(s *site.Site, lang string) Pages {
	if lang == "" {
		lang = s.Config.DefaultLanguage
	}
	p := Pages{Lang: lang, Title: s.Title(lang), About: s.Description(lang), Owner: s.Title(lang)}
	if owner, _ := s.Config.Publisher.In(lang, s.Config.DefaultLanguage); owner != "" {
		p.Owner = owner
	}
	if s.Date.Year > 0 {
		p.Date = s.Date.String()
	}
	return p
}

// writePage writes a file of the site into a folder.
func writePage(folder, path string, write func(*os.File) error) error {
	full := filepath.Join(folder, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	f, err := os.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
