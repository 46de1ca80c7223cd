package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Palette has one function for each part of the output of WriteText that can be
// coloured. Each takes a text and returns it wrapped in colour codes; nil means
// no colour.
type Palette struct {
	Error    func(string) string // the word "error" and the carets of an error
	Warning  func(string) string // the same of a warning
	Position func(string) string // file, line and column
	Code     func(string) string // the code in brackets
	Hint     func(string) string // the word "hint"
}

// DefaultWidth is the default of TextOptions.Width.
const DefaultWidth = 100

// minWidth is the least that is shown of a source line, on however narrow a
// terminal.
const minWidth = 10

// hintGutter stands before the further lines of a hint, so that none begins a line.
const hintGutter = " | "

// TextOptions are options of WriteText.
type TextOptions struct {
	Palette Palette
	Width   int // columns of a source line with its gutter; 0 means DefaultWidth
}

// WriteText writes the list for people: position, severity, message and code,
// then the source line with carets under the range, then the hint.
//
// source returns the text of a file of the site. If it fails or returns no
// text, the source line is left out. Source lines, file names, messages and
// hints are escaped as by Visible, and no line begins with any of them: a source
// line stands behind its number, so that none can begin as a command of the
// system that runs the build and reads its log (GitHub's ::error, ::add-mask).
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
		line, _ := d.start()
		column, _ := files.columns(d, characters)
		position := fmt.Sprintf("%s:%d:%d:", Visible(d.File), line, column)
		fmt.Fprint(out, painted(o.Palette.Position, position), " ")
	}
	fmt.Fprintf(out, "%s %s %s\n", painted(paint, d.Severity.String()+":"), Visible(d.Message),
		painted(o.Palette.Code, "["+string(d.Code)+"]"))

	if line, ok := files.lineOf(d); ok && d.Code != Secret {
		gutter := fmt.Sprintf(" %d | ", d.Line)
		text, carets := excerpt(line, d.Column, d.End, max(o.Width-len(gutter), minWidth))
		fmt.Fprintf(out, "%s%s\n%*s%s\n", gutter, text, len(gutter), "", painted(paint, carets))
	}
	if d.Hint != "" {
		hint := strings.ReplaceAll(VisibleLines(d.Hint), "\n", "\n"+hintGutter)
		fmt.Fprintf(out, "%s %s\n", painted(o.Palette.Hint, "hint:"), hint)
	}
}

// painted colours s without its leading spaces.
func painted(paint func(string) string, s string) string {
	if paint == nil {
		return s
	}
	text := strings.TrimLeft(s, " ")
	return s[:len(s)-len(text)] + paint(text)
}

// start returns the line and column to print: 1:1 for a diagnostic about a file
// as a whole, so that editors can jump to it.
func (d Diagnostic) start() (line, column int) {
	return max(d.Line, 1), max(d.Column, 1)
}

// sourceLines caches the lines of one file: diagnostics are sorted by file.
type sourceLines struct {
	read   func(file string) ([]byte, error)
	file   string
	loaded bool
	lines  []string

	counted [units]counted // of the line that was counted last
}

// lineOf returns the source line to print with a diagnostic.
func (s *sourceLines) lineOf(d Diagnostic) (string, bool) {
	line, ok := s.line(d.File, d.Line)
	return line, ok && d.Column > 0 && (line != "" || d.Column == 1)
}

func (s *sourceLines) line(file string, n int) (string, bool) {
	if s.read == nil || file == "" || n < 1 {
		return "", false
	}
	if !s.loaded || s.file != file {
		s.file, s.loaded, s.lines, s.counted = file, true, nil, [units]counted{}
		if text, err := s.read(file); err == nil {
			s.lines = strings.Split(string(text), "\n")
		}
	}
	if n > len(s.lines) {
		return "", false
	}
	return strings.TrimSuffix(s.lines[n-1], "\r"), true
}
