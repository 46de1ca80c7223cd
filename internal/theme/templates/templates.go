// Package templates parses, checks and executes the templates of the theme: the
// built-in ones, each replaced by a file of the same name in the site's templates/.
//
// base.html is the frame of every page. A page's own file (home.html, entry.html,
// …) defines "main", which the frame calls; redirect.html and embed.html have no frame. Files in
// partials/ are called by their path, as in
// {{template "partials/card.html" .}}; a site may add partials.
//
// Templates are Go's html/template with contextual escaping. Load reports mistakes
// with file, line and column; errors that depend on the data are returned by
// Execute as a *Failure. Package program executes the templates. All kinds of pages
// share one parsed, escaped and compiled set; see common. The package does not know
// the views that are rendered; they belong to package output/html.
package templates

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
	"annals/internal/near"
	"annals/internal/theme/original"
	"annals/internal/theme/templates/program"
)

const (
	folder   = "templates"
	partials = "partials/"
	frame    = "base.html"
	redirect = "redirect.html"
	embed    = "embed.html"
	maxFile  = 1 << 20
)

// kinds are the kinds of pages. The file kind.html defines the kind's "main".
var kinds = []string{
	"home", "year", "entry", "page", "term", "vocabulary", "subjects", "subject", "votes", "states", "state",
	"sources", "corrections", "new", "search", "safety", "verify", "data", "withdrawn", "404",
}

// Set is a parsed theme, safe for concurrent use.
type Set struct {
	programs map[string]*program.Program // by kind, "redirect" or "embed"
	original bool                        // let html/template execute
}

// file is the source of one template.
type file struct {
	name string // "partials/card.html"
	text string
}

func (f file) path() string { return folder + "/" + f.name }

// Load parses the built-in theme with the site's overrides. The Set must not be used
// if an error was reported. The returned error is an I/O error.
func Load(builtin fs.FS, dir *sitedir.Dir, report *diag.List) (*Set, error) {
	files, err := builtinFiles(builtin)
	if err != nil {
		return nil, err
	}
	if err := override(files, dir, report); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		reportUnsafe(files[name], report)
	}
	set := assemble(files, pages(), report)
	if !slices.ContainsFunc(*report, isSyntax) {
		set.escape(files, report)
	}
	return set, nil
}

// isSyntax reports an error after which the set cannot be escaped.
func isSyntax(d diag.Diagnostic) bool { return d.Code == diag.TemplateSyntax }

func builtinFiles(fsys fs.FS) (map[string]file, error) {
	files := map[string]file{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = file{name: name, text: string(data)}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the built-in templates: %w", err)
	}
	for _, name := range required() {
		if _, ok := files[name]; !ok {
			return nil, fmt.Errorf("the built-in templates lack %s", name)
		}
	}
	return files, nil
}

// required lists the files that a built-in theme must have.
func required() []string {
	names := []string{frame, redirect, embed}
	for _, kind := range kinds {
		names = append(names, pageFile(kind))
	}
	return names
}

func pageFile(kind string) string { return kind + ".html" }

// override replaces built-in files by the site's and warns of files that replace
// nothing. It skips i18n/, which package locale reads, and the fonts of social
// cards.
func override(files map[string]file, dir *sitedir.Dir, report *diag.List) error {
	found, err := dir.List(folder, report)
	if err != nil {
		return err
	}
	known := slices.Sorted(maps.Keys(files))
	for _, f := range found {
		name := strings.TrimPrefix(f.Path, folder+"/")
		switch {
		case strings.HasPrefix(name, "i18n/") || strings.HasPrefix(name, "fonts/") || path.Ext(name) == ".go":
			continue
		case path.Ext(name) != ".html" || (!slices.Contains(known, name) && !strings.HasPrefix(name, partials)):
			report.Warn(diag.Range{Position: diag.Position{File: f.Path}}, diag.TemplateUnknown, "this file replaces no template", unknownHint(name, known))
			continue
		}
		text, err := dir.ReadText(f.Path, maxFile, report)
		if err != nil {
			return err
		}
		if text != nil {
			if builtin, isCopied := files[name]; isCopied {
				original.Check(f.Path, text, name, []byte(builtin.text), report)
			}
			files[name] = file{name: name, text: string(text)}
		}
	}
	return nil
}

func unknownHint(name string, known []string) string {
	if similar := near.Word(name, known); similar != "" {
		return fmt.Sprintf("did you mean templates/%s?", similar)
	}
	return "the templates are " + strings.Join(known, ", ") + "; your own pieces go into templates/partials/"
}

// Execute renders a page of the kind, "redirect" or "embed", with its view. The error
// is a *Failure if the template is at fault.
func (s *Set) Execute(w io.Writer, kind string, view any) error {
	p := s.programs[kind]
	switch {
	case p == nil:
		return fmt.Errorf("there is no template for pages of the kind %q", kind)
	case s.original:
		return asFailure(p.Original(w, view))
	}
	return asFailure(p.Execute(w, view))
}

// Original returns the same theme, executed by html/template. The output is the
// same; tests compare the two.
func (s *Set) Original() *Set { return &Set{programs: s.programs, original: true} }

// Fallbacks returns, for each kind that html/template has executed instead of
// package program, how often or why.
func (s *Set) Fallbacks() map[string]string {
	all := map[string]string{}
	for kind, p := range s.programs {
		if err := p.Unsupported(); err != nil {
			all[kind] = err.Error()
		} else if n := p.Fallbacks(); n > 0 {
			all[kind] = fmt.Sprintf("%d executions", n)
		}
	}
	return all
}

// functions are the functions of templates besides the predefined ones.
func functions() template.FuncMap {
	return template.FuncMap{"dict": program.Dictionary(dict), "join": join}
}

// dict makes a map from pairs of a key and a value, to pass several values to a
// partial: {{template "partials/x.html" (dict "Page" $ "Item" .)}}.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict takes pairs of a name and a value, but got %d arguments", len(pairs))
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict takes names as text, but argument %d is %T", i+1, pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

// join joins texts: {{join ", " .Tags}}.
func join(separator string, texts []string) string { return strings.Join(texts, separator) }

// Text returns the text of a built-in template for excerpts, with LF line endings.
func Text(builtin fs.FS, file string) ([]byte, error) {
	data, err := fs.ReadFile(builtin, strings.TrimPrefix(file, folder+"/"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), err
}
