package cli

import (
	"io"
	"os"

	"annals/internal/diag"
	"github.com/fatih/color"
	"golang.org/x/term"
)

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns returns the width of the terminal, or 0 if w is none.
func columns(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// styles colours texts on standard error, if enabled.
type styles struct{ enabled bool }

// styles returns the styles of this run: coloured only on a terminal that supports
// it, never with NO_COLOR (https://no-color.org) or --no-color.
func (a *app) styles() styles {
	return styles{!a.global.noColor && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb" && isTerminal(a.stderr)}
}

func (t styles) paint(attributes ...color.Attribute) func(string) string {
	if !t.enabled {
		return func(s string) string { return s }
	}
	c := color.New(attributes...)
	c.EnableColor()
	return func(s string) string { return c.Sprint(s) }
}

func (t styles) err(s string) string     { return t.paint(color.FgRed, color.Bold)(s) }
func (t styles) warning(s string) string { return t.paint(color.FgYellow, color.Bold)(s) }
func (t styles) hint(s string) string    { return t.paint(color.FgCyan)(s) }

func (t styles) palette() diag.Palette {
	return diag.Palette{
		Error:    t.err,
		Warning:  t.warning,
		Hint:     t.hint,
		Position: t.paint(color.Bold),
		Code:     t.paint(color.Faint),
	}
}
