package sitedir

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"annals/internal/diag"
)

// maxProblems limits the problems reported for one file: a picture saved as .md
// has millions of invalid bytes.
const maxProblems = 10

const bom = "\xef\xbb\xbf"

// Text is Clean for texts that are published or decide what is: those in which a
// merge was not finished are reported, and the result is nil.
func Text(file string, raw []byte, report *diag.List) []byte {
	text := Clean(file, raw, report)
	before := len(*report)
	CheckConflicts(file, text, report)
	if len(*report) > before {
		return nil
	}
	return text
}

// Clean returns raw as UTF-8 without a byte order mark and with LF line ends. For
// anything but clean text it reports errors, with byte offset, line and column,
// and returns nil. The result may share its bytes with raw.
func Clean(file string, raw []byte, report *diag.List) []byte {
	if name, ok := utf16Name(raw); ok {
		report.Error(wholeFile(file), diag.FileEncoding, "the file is stored as "+name+", not as UTF-8", saveAsUTF8)
		return nil
	}
	if name := formatOf(raw); name != "" {
		report.Error(wholeFile(file), diag.FileEncoding, "the file is no text but "+name,
			"a file of that kind belongs in static/, under a name that says so; write the text into a file of its own")
		return nil
	}
	text := bytes.TrimPrefix(raw, []byte(bom))
	if problems := check(file, text, len(raw)-len(text)); len(problems) > 0 {
		*report = append(*report, problems...)
		return nil
	}
	if len(text) == 0 {
		return []byte{} // never nil
	}
	return plainLines(text)
}

const saveAsUTF8 = `save it again with the encoding "UTF-8"`

// formats are the files that are renamed to look like texts, by their first bytes.
var formats = []struct{ magic, name string }{
	{"\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "an archive or an Office document"},
	{"\xd0\xcf\x11\xe0", "an old Office document"},
	{"{\\rtf", "a document of a word processor (RTF)"},
}

// formatOf returns what a file is that is no text, or "".
func formatOf(raw []byte) string {
	for _, f := range formats {
		if bytes.HasPrefix(raw, []byte(f.magic)) {
			return f.name
		}
	}
	return ""
}

// utf16Name detects UTF-16 and UTF-32 by their byte order mark, and UTF-16
// without one by the zero byte beside every Latin letter, digit and space.
func utf16Name(raw []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(raw, []byte{0, 0, 0xfe, 0xff}):
		return "UTF-32", true
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return "UTF-16", true
	}
	const sample = 512
	head := raw[:min(len(raw), sample)]
	if bytes.IndexByte(head, 0) < 0 {
		return "", false
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	few, many := min(zeros[0], zeros[1]), max(zeros[0], zeros[1])
	if few == 0 && many >= 4 && many >= len(head)/5 {
		return "UTF-16", true
	}
	return "", false
}

// check reports what is not clean text: every control character, and the first byte that
// is no UTF-8, since a file in another encoding is one mistake however many bytes show it.
// skipped is the number of bytes before text in the file.
func check(file string, text []byte, skipped int) diag.List {
	var problems diag.List
	invalid := -1 // the index of the problem of invalid bytes
	for i := 0; i < len(text); {
		if isCleanASCII[text[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		isInvalid := r == utf8.RuneError && size == 1
		if isInvalid && invalid >= 0 {
			i++
			continue
		}
		if message, hint := checkRune(r, size, text[i:], skipped+i); message != "" {
			if len(problems) == maxProblems {
				problems[maxProblems-1].Message += "; there are more such places in the file"
				return problems
			}
			if isInvalid {
				invalid = len(problems)
			}
			at := position(text[:i])
			at.File = file
			problems.Error(diag.Range{Position: at, End: at.Column + size}, diag.FileEncoding, message, hint)
		}
		i += size
	}
	return problems
}

// isCleanASCII marks the ASCII characters of text: those that print, tabs and line ends.
var isCleanASCII = func() (is [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		is[c] = true
	}
	is['\t'], is['\n'], is['\r'] = true, true, true
	return is
}()

// position returns the line and column of what follows before.
func position(before []byte) diag.Position {
	p := diag.Position{Line: 1, Column: 1}
	for i, c := range before {
		if c == '\n' || c == '\r' && before[min(i+1, len(before)-1)] != '\n' {
			p.Line, p.Column = p.Line+1, 1
		} else {
			p.Column++
		}
	}
	return p
}

// checkRune describes what is wrong with the character r at the start of rest;
// message is "" for a valid one.
func checkRune(r rune, size int, rest []byte, offset int) (message, hint string) {
	switch {
	case r == utf8.RuneError && size == 1 && !utf8.FullRune(rest):
		return fmt.Sprintf("the file ends in the middle of a character (byte offset %d)", offset), "copy the file again; it was cut off"
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf("the byte 0x%02X is not valid UTF-8 (byte offset %d)", rest[0], offset), saveAsUTF8
	case r == 0:
		return fmt.Sprintf("there is a zero byte, which text never holds (byte offset %d)", offset), "delete it; if this is no text file, move it to static/"
	case r < ' ' || 0x7f <= r && r < 0xa0:
		return fmt.Sprintf("there is the control character %U (byte offset %d)", r, offset), "delete it"
	}
	return "", ""
}

// plainLines replaces CR LF and CR by LF.
func plainLines(text []byte) []byte {
	first := bytes.IndexByte(text, '\r')
	if first < 0 {
		return text
	}
	out := append(make([]byte, 0, len(text)), text[:first]...)
	for i := first; i < len(text); i++ {
		c := text[i]
		if c == '\r' {
			if i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out
}
