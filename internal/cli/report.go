package cli

import (
	"fmt"
	"io"
	"os"
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
	if a.words != nil {
		shown = shown.In(a.words.Text)
	}
	switch a.global.format {
	case formatJSON:
		return wrapPrintError(diag.WriteJSON(a.stdout, shown, source))
	case formatGitHub:
		return wrapPrintError(diag.WriteGitHub(a.stdout, shown, a.repositoryFolder(), source))
	}
	width := min(max(columns(a.stderr)-clipMarks, 0), maxSourceWidth)
	err := diag.WriteText(a.stderr, shown, source, diag.TextOptions{Palette: a.styles().palette(), Width: width})
	if err != nil || a.global.quiet || len(list) == 0 {
		return wrapPrintError(err)
	}
	_, err = fmt.Fprintf(a.stderr, "\n%s\n", a.words.Text(countLine(list))+a.words.Text(tail))
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

// countLine returns "3 errors and 2 warnings in 2 files", or without files where none is
// meant.
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
	counts := strings.Join(parts, " and ")
	if len(files) == 1 && files[""] { // of no file at all
		return counts
	}
	return counts + " in " + diag.Plural(len(files), "file")
}

// repositoryFolder returns the path of the site in its repository, for annotations: from
// the folder above it that holds .git, else from the workspace of GitHub's runner, else
// from the working folder.
func (a *app) repositoryFolder() string {
	site := realPath(a.global.source)
	workspace := ""
	if w := a.getenv("GITHUB_WORKSPACE"); w != "" {
		workspace = realPath(w)
	}
	root := gitRoot(site)
	if _, inside := below(workspace, root); root == "" || workspace != "" && !inside {
		root = workspace
	}
	for _, from := range []string{root, realPath(".")} {
		if folder, ok := below(from, site); ok {
			return folder
		}
	}
	return ""
}

// realPath returns the absolute path of a folder without symbolic links.
func realPath(folder string) string {
	path, err := filepath.Abs(folder)
	if err != nil {
		return folder
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// gitRoot returns the nearest folder from folder upwards that holds .git, or "".
func gitRoot(folder string) string {
	for {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// below returns the path of a folder below another, with slashes.
func below(root, folder string) (string, bool) {
	if root == "" {
		return "", false
	}
	rel, err := filepath.Rel(root, folder)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

// messages returns the writer of a command's closing line: standard output,
// unless that is for a machine that expects only diagnostics.
func (a *app) messages() io.Writer {
	if a.global.format == formatText {
		return a.stdout
	}
	return a.stderr
}
