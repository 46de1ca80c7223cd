package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"annals/internal/diag"
)

const (
	// clipMarks is the space for the marks at the ends of a clipped line.
	clipMarks      = 2
	maxSourceWidth = 160
)

// show prints the diagnostics in the chosen format: text for people on standard
// error, formats for machines on standard output. With --quiet, warnings are left
// out. tail is added to the line that counts them.
func (a *app) show(list diag.List, source func(string) ([]byte, error), tail string) error {
	list.Sort()
	shown := list
	if a.global.quiet {
		shown = errorsOf(list)
	}
	switch a.global.format {
	case formatJSON:
		return wrapPrintError(diag.WriteJSON(a.stdout, shown))
	case formatGitHub:
		return wrapPrintError(diag.WriteGitHub(a.stdout, shown, a.repositoryFolder()))
	}
	width := min(max(columns(a.stderr)-clipMarks, 0), maxSourceWidth)
	err := diag.WriteText(a.stderr, shown, source, diag.TextOptions{Palette: a.styles().palette(), Width: width})
	if err != nil || a.global.quiet || len(list) == 0 {
		return wrapPrintError(err)
	}
	_, err = fmt.Fprintf(a.stderr, "\n%s%s\n", countLine(list), tail)
	return wrapPrintError(err)
}

func wrapPrintError(err error) error {
	if err != nil {
		return fmt.Errorf("print the diagnostics: %w", err)
	}
	return nil
}

func errorsOf(list diag.List) (errors diag.List) {
	for _, d := range list {
		if d.Severity == diag.Error {
			errors = append(errors, d)
		}
	}
	return errors
}

// countLine returns "3 errors and 2 warnings in 2 files".
func countLine(list diag.List) string {
	errors, warnings := list.Counts()
	var parts []string
	if errors > 0 {
		parts = append(parts, diag.Plural(errors, "error"))
	}
	if warnings > 0 {
		parts = append(parts, diag.Plural(warnings, "warning"))
	}
	files := make(map[string]bool)
	for _, d := range list {
		files[d.File] = true
	}
	return strings.Join(parts, " and ") + " in " + diag.Plural(len(files), "file")
}

// repositoryFolder returns the path of the site from the working folder, for
// annotations in a repository whose root that is.
func (a *app) repositoryFolder() string {
	here, err := filepath.Abs(".")
	if err != nil {
		return ""
	}
	site, err := filepath.Abs(a.global.source)
	if err != nil {
		return ""
	}
	folder, err := filepath.Rel(here, site)
	if err != nil || !filepath.IsLocal(folder) {
		return ""
	}
	return filepath.ToSlash(folder)
}

// messages returns the writer of a command's closing line: standard output,
// unless that is for a machine that expects only diagnostics.
func (a *app) messages() io.Writer {
	if a.global.format == formatText {
		return a.stdout
	}
	return a.stderr
}
