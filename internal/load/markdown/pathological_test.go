package markdown

import (
	"fmt"
	"strings"
)

// pathological has texts that made Markdown parsers slow, as functions of the
// number of repetitions.
var pathological = map[string]func(n int) string{
	"emphasis that never closes":         repeat("*a **a "),
	"emphasis closed by the wrong mark":  repeat("*a_ "),
	"emphasis closed without being open": repeat("a_* "),
	"mixed emphasis":                     repeat("*a **a _a __a ~~a "),
	"emphasis in emphasis":               func(n int) string { return strings.Repeat("*a **a ", n) + "b" + strings.Repeat(" a** a*", n) },
	"rule of three":                      repeat("a***b*c "),
	"strikethrough":                      repeat("~~a *b"),
	"Korean emphasis":                    repeat("**가(a)**나"),
	"opening brackets":                   repeat("["),
	"opening brackets with words":        repeat("[a"),
	"images that never close":            repeat("!["),
	"unclosed images":                    repeat("![a]("),
	"image addresses without an end":     repeat("![a](b"),
	"links without an end":               repeat("[a]("),
	"labels without an end":              repeat("[a][b\n"),
	"brackets around code":               func(n int) string { return strings.Repeat("[", n) + strings.Repeat("`a`", n) + strings.Repeat("]", n) },
	"brackets in brackets":               func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("]", n) },
	"links in links":                     func(n int) string { return strings.Repeat("[a", n) + strings.Repeat("](b)", n) },
	"images in images":                   func(n int) string { return strings.Repeat("![a", n) + strings.Repeat("](b)", n) },
	"links":                              repeat("[a](b) "),
	"links on lines of their own":        repeat("[a](b\n"),
	"link with round brackets":           func(n int) string { return "[a](" + strings.Repeat("(", n) },
	"links that never close":             repeat("[a](<b"),
	"titles that never close":            repeat("[a](b \"c"),
	"closing brackets":                   repeat("]"),
	"links without a target":             repeat("[a][b]"),
	"reference definitions":              func(n int) string { return numbered(n, "[r%d]: x\n") + numbered(n, "[r%d] ") },
	"definitions in one paragraph":       repeat("[a]: b\n"),
	"autolinks that never close":         repeat("<https://a"),
	"bare addresses":                     repeat("https://un.org/a "),
	"one long bare address":              func(n int) string { return "https://un.org/" + strings.Repeat("a(", n) },
	"colons":                             repeat("http://"),
	"colons without a scheme":            repeat("://"),
	"escaped backticks":                  repeat("a\\```\n"),
	"escaped backticks of all lengths":   func(n int) string { return strings.ReplaceAll(numberedTicks(n), "e", "e\\") },
	"a run of tildes":                    func(n int) string { return "a" + strings.Repeat("~", n) },
	"runs of tildes":                     repeat("a~~~~ ~ ~~~"),
	"comments":                           repeat("a <!-- b --> "),
	"comments within comments":           repeat("<!-- a <!-- --> --> "),
	"comments on lines of their own":     repeat("<!-- a\n--> b\n"),
	"rows of a table between comments":   func(n int) string { return "| a |\n| - |\n" + repeat("<!-- a -->\n| b |\n")(n) },
	"blocks of comments without an end":  repeat("- <!-- a\n\n"),
	"ends of comments":                   repeat("--> "),
	"rows of hyphens in a line":          repeat("-"),
	"comments in raw HTML":               repeat("<b c='<!-- a -->'>"),
	"invisible characters":               repeat("\u202ea\u2066"),
	"references to invisible characters": repeat("&#x202E;"),
	"code that never closes":             numberedTicks,
	"backticks":                          repeat("`a``"),
	"raw tags that never close":          repeat("<a "),
	"raw attributes":                     func(n int) string { return "<a " + strings.Repeat("b=\"c\" ", n) },
	"comments that never close":          repeat("<!-- a "),
	"processing instructions":            repeat("a <?b "),
	"declarations":                       repeat("a <!A "),
	"entities":                           repeat("&amp;&#35;&"),
	"backslashes":                        repeat(`\`),
	"quotations in quotations":           repeat("> "),
	"quotations, line after line":        func(n int) string { return strings.Repeat(strings.Repeat("> ", 100)+"a\n", n/100+1) },
	"lists in lists":                     repeat("- "),
	"lists in lists, then blank lines":   func(n int) string { return strings.Repeat("- ", n) + "a" + strings.Repeat("\n", n) },
	"lists in lists, line after line":    func(n int) string { return strings.Repeat(strings.Repeat("1. ", 60)+"a\n", n/60+1) },
	"items":                              repeat("- a\n"),
	"items with blank lines":             repeat("- a\n\n"),
	"blank lines":                        repeat("\n"),
	"spaces":                             repeat(" "),
	"tabs":                               repeat("\t"),
	"lines of indented code":             repeat("    a\n\n"),
	"rows of hyphens":                    repeat("-\n"),
	"headings":                           repeat("# a\n"),
	"underlined headings":                repeat("a\n=\n"),
	"fences":                             repeat("```\n"),
	"footnotes":                          func(n int) string { return numbered(n, "a[^%d] ") + "\n\n" + numbered(n, "[^%d]: b\n") },
	"one footnote, many references":      func(n int) string { return strings.Repeat("a[^1] ", n) + "\n\n[^1]: b\n" },
	"footnotes that refer to footnotes":  func(n int) string { return "[^0]\n\n" + chained(n) },
	"footnotes without a text":           repeat("a[^b] "),
	"footnote marks that never close":    repeat("[^a"),
	"unused footnotes":                   func(n int) string { return numbered(n, "[^%d]: b\n") },
	"wide table":                         func(n int) string { return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" },
	"wide and long table": func(n int) string {
		return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("a\n", n)
	},
	"long table":                   func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", n) },
	"delimiter rows":               repeat("a|b\n-|-\n"),
	"escaped bars in code":         func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", n) },
	"quotation marks":              repeat("\"a' "),
	"dashes and dots":              repeat("-- ... "),
	"images without a description": repeat("![](a)"),
	"lines":                        repeat("a\n"),
	"one long word":                repeat("a"),
}

func repeat(unit string) func(int) string {
	return func(n int) string { return strings.Repeat(unit, n) }
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func chained(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[^%d]: [^%d]\n", i, i+1)
	}
	return b.String()
}

func numberedTicks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString("e" + strings.Repeat("`", i))
	}
	return b.String()
}
