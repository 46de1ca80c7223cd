package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Palette holds one function for each part of the text form that may be
// coloured. It takes a text and returns the text with colour around it. A nil
// function leaves the text as it is, so the zero Palette is plain.
type Palette struct {
	Error    func(string) string // the word "error" and the carets below an error
	Warning  func(string) string // the same for a warning
	Position func(string) string // file, line and column
	Code     func(string) string // the code in brackets
	Hint     func(string) string // the word "hint"
}

// DefaultWidth is how many columns of a source line are shown when TextOptions
// name no width.
const DefaultWidth = 100

// TextOptions say how WriteText shows a list.
type TextOptions struct {
	Palette Palette
	Width   int // columns for a source line; 0 means DefaultWidth
}

// WriteText writes the list for people: a line with place, severity, message
// and code, the source line with carets under the range, and the hint.
//
// source returns the text of a file of the site; what stands in a file that it
// cannot return, or returns as empty, is told without its line. Nothing from a file, a file name or a message
// reaches w raw: characters that a terminal would obey are shown by number.
func WriteText(w io.Writer, list List, source func(file string) ([]byte, error), o TextOptions) error {
	if o.Width <= 0 {
		o.Width = DefaultWidth
	}
	out := bufio.NewWriter(w)
	files := sourceLines{read: source}
	for i, d := range list {
		if i > 0 {
			fmt.Fprintln(out)
		}
		writeDiagnostic(out, d, &files, o)
	}
	return out.Flush()
}

func writeDiagnostic(out io.Writer, d Diagnostic, files *sourceLines, o TextOptions) {
	paint := o.Palette.Error
	if d.Severity == Warning {
		paint = o.Palette.Warning
	}
	if d.File != "" {
		line, column := d.start()
		position := fmt.Sprintf("%s:%d:%d:", Visible(d.File), line, column)
		fmt.Fprint(out, painted(o.Palette.Position, position), " ")
	}
	fmt.Fprintf(out, "%s %s %s\n", painted(paint, d.Severity.String()+":"), Visible(d.Message),
		painted(o.Palette.Code, "["+string(d.Code)+"]"))

	if line, ok := files.lineOf(d); ok {
		text, carets := excerpt(line, d.Column, d.End, o.Width)
		fmt.Fprintf(out, "  %s\n  %s\n", text, painted(paint, carets))
	}
	if d.Hint != "" {
		fmt.Fprintf(out, "%s %s\n", painted(o.Palette.Hint, "hint:"), Visible(d.Hint))
	}
}

// painted colours what is visible of s and leaves the spaces before it alone.
func painted(paint func(string) string, s string) string {
	if paint == nil {
		return s
	}
	text := strings.TrimLeft(s, " ")
	return s[:len(s)-len(text)] + paint(text)
}

// place returns the line and column to print: a diagnostic about a file as a
// whole is told at the file's beginning, where editors can jump to.
func (d Diagnostic) start() (line, column int) {
	return max(d.Line, 1), max(d.Column, 1)
}

// sources keeps the lines of the file that is being reported. Diagnostics are
// sorted by file, so one file at a time is enough.
type sourceLines struct {
	read   func(file string) ([]byte, error)
	file   string
	loaded bool
	lines  []string
}

// of returns the line to show with a diagnostic, if there is one.
func (s *sourceLines) lineOf(d Diagnostic) (string, bool) {
	line, ok := s.line(d.File, d.Line)
	return line, ok && d.Column > 0 && (line != "" || d.Column == 1)
}

func (s *sourceLines) line(file string, n int) (string, bool) {
	if s.read == nil || file == "" || n < 1 {
		return "", false
	}
	if !s.loaded || s.file != file {
		s.file, s.loaded, s.lines = file, true, nil
		if text, err := s.read(file); err == nil {
			s.lines = strings.Split(string(text), "\n")
		}
	}
	if n > len(s.lines) {
		return "", false
	}
	return strings.TrimSuffix(s.lines[n-1], "\r"), true
}
