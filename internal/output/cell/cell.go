// Package cell makes free text safe for the cells of tables that people open in
// spreadsheets.
//
// Its input is a text of the record; its output is the same text, unless a spreadsheet
// would take it for a formula. It writes no table and knows no column.
package cell

import (
	"regexp"
	"strings"
)

// Where a spreadsheet would start a formula: a sign at the start of a cell, with or
// without blanks before it, and directly after a semicolon, a tab or a line break,
// which are cell separators in some locales. Excel also accepts the full-width
// signs of East Asian keyboards.
var (
	formula       = regexp.MustCompile(`^(?:[\s\p{Z}]*[=+\-@＝＋－＠]|[\t\r\n])`)
	formulaInside = regexp.MustCompile(`([;\t\r\n])([=+\-@＝＋－＠])`)
)

// Text returns free text as a cell. An apostrophe before the sign makes a spreadsheet
// read it as text.
func Text(s string) string {
	if strings.ContainsAny(s, ";\t\r\n") {
		s = formulaInside.ReplaceAllString(s, "$1'$2")
	}
	if formula.MatchString(s) {
		return "'" + s
	}
	return s
}
