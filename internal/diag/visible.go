package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns s with every control or invisible character (escape
// sequences, line breaks, bidi controls, zero-width characters) and every
// invalid UTF-8 byte replaced by its number, such as <U+001B>. ZWJ and ZWNJ,
// which Persian and emoji need, are kept.
//
// So is the bracket of ##[add-mask] and ##vso[task.complete]: systems that run
// builds obey it anywhere in a line of their log. Whether the output goes to such
// a log is not known here: a container sees nothing of the system around it.
func Visible(s string) string {
	return new(escaper).text(s)
}

// VisibleLines is Visible for a text of several lines, which stay lines.
func VisibleLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Visible(lines[i])
	}
	return strings.Join(lines, "\n")
}

// escaper makes texts visible that are printed one behind the other.
type escaper struct{ command logCommand }

func (e *escaper) text(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "<0x%02X>", s[i])
		case e.command.begins(r) || isHidden(r):
			fmt.Fprintf(&b, "<%U>", r)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// logCommand finds the beginning of a command of GitHub's, Azure's or TeamCity's
// runners, ##[ or ##NAME[, in characters that are given to it one by one.
type logCommand struct {
	signs int  // consecutive # before the name
	named bool // the name has begun
}

// begins reports whether r is the bracket of a command.
func (c *logCommand) begins(r rune) bool {
	switch {
	case r == '#' && !c.named:
		c.signs++
	case r == '#':
		*c = logCommand{signs: 1}
	case c.signs >= 2 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
		c.named = true
	default:
		found := c.signs >= 2 && r == '['
		*c = logCommand{}
		return found
	}
	return false
}

func isHidden(r rune) bool {
	const zwnj, zwj = '\u200C', '\u200D'
	if r == zwnj || r == zwj {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
