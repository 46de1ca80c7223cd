package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// record is the JSON form of a diagnostic. Programs depend on the names and
// their order.
type record struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndColumn int    `json:"end_column"`
	Severity  string `json:"severity"`
	Code      Code   `json:"code"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`

	ByteColumn    int `json:"byte_column"`
	EndByteColumn int `json:"end_byte_column"`
}

// WriteJSON writes the list as JSON Lines: one object per diagnostic, always
// with all fields. Lines and columns count from 1; end_column is exclusive, or equal to
// column if the end is not known. Columns count code units of UTF-16, as editors'
// protocols do; byte_column and end_byte_column count bytes of UTF-8. A diagnostic about
// a file as a whole is at 1:1. source is as for WriteText.
func WriteJSON(w io.Writer, list List, source func(file string) ([]byte, error)) error {
	files := sourceLines{read: source}
	out := bufio.NewWriter(w)
	for _, d := range list {
		line, byteColumn := d.start()
		column, end := files.columns(d, utf16Units)
		var text strings.Builder
		enc := json.NewEncoder(&text)
		enc.SetEscapeHTML(false)
		err := enc.Encode(record{
			File: d.File, Line: line, Column: column, EndColumn: end,
			Severity: d.Severity.String(), Code: d.Code, Message: d.Message, Hint: d.Hint,
			ByteColumn: byteColumn, EndByteColumn: max(d.End, byteColumn),
		})
		if err != nil {
			return fmt.Errorf("write a diagnostic as JSON: %w", err)
		}
		fmt.Fprintln(out, asciiControls(strings.TrimSuffix(text.String(), "\n")))
	}
	return out.Flush()
}

// asciiControls escapes what the encoder leaves as it is: C1 controls and
// invisible format characters, which terminals may interpret, and the bracket of
// a logCommand.
func asciiControls(s string) string {
	var b strings.Builder
	var command logCommand
	for _, r := range s {
		switch {
		case !command.begins(r) && !isHidden(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
