package markdown

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"annals/internal/diag"
)

// pathological holds texts that have made Markdown parsers slow, as functions
// of their length in repetitions.
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
	"images without an end":              repeat("![a]("),
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

// TestTimeIsLinear holds four times the text to less than eight times the
// time; quadratic growth would be sixteen. Short times tell nothing, and a busy
// machine gets several tries.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	const size = 20_000
	p := New(Options{})
	for name, text := range pathological {
		t.Run(name, func(t *testing.T) {
			n := size * 1000 / max(len(text(1000)), 1)
			small, large := []byte(text(n)), []byte(text(4*n))
			var short, long time.Duration
			for range 5 {
				if long = timeOf(p, large); long < 30*time.Millisecond {
					return
				}
				if short = max(short, timeOf(p, small)); long < 8*short {
					return
				}
			}
			t.Errorf("%d bytes took %v, %d bytes took %v", len(small), short, len(large), long)
		})
	}
}

func timeOf(p *Parser, src []byte) time.Duration {
	runtime.GC() // what others left behind is not counted
	start := time.Now()
	body, _ := p.Parse("long.md", 1, src)
	htmlOf(body, RenderOptions{}, func(int) string { return "x" })
	return time.Since(start)
}

// TestLimitsAreSaid expects that whatever is cut short is reported, once.
func TestLimitsAreSaid(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"lines", strings.Repeat("a\n", maxLines+2), "50001:1 50000 lines"},
		{"quotations", "\n" + strings.Repeat("> ", maxBlockDepth+1) + "a", "2:101 50 levels of quotations, lists and items"},
		{"lists", strings.Repeat("- ", maxBlockDepth) + "a", "1:51 50 levels of quotations, lists and items"},
		{"many lists", strings.Repeat(strings.Repeat("- ", 20)+"a\n***\n", maxBlockMarks/20), "9523:39 100000 beginnings of quotations and list items"},
		{"headings", strings.Repeat("# a\n", maxHeadings+2), "2001:1 2000 headings"},
		{"underlined headings", strings.Repeat("a\n=\n", maxHeadings+2), "4001:1 2000 headings"},
		{"footnotes", strings.Repeat("a[^a]\n", maxNoteUses+2) + "\n[^a]: b", "10001:2 10000 references to footnotes"},
		{"nesting", strings.Repeat("**a *b ", 200) + "c" + strings.Repeat(" b* a**", 200), "1:871 250 levels of markup"},
		{"emphasis", strings.Repeat("*a ", maxDelimiters+2), "1:3001 1000 emphasis marks in one paragraph"},
		{"links", strings.Repeat("[a ", maxBrackets+2), "1:3001 1000 opening brackets in one paragraph"},
		{"images", strings.Repeat("![a](b", maxBrackets+2), "1:6001 1000 opening brackets in one paragraph"},
		{
			"long paragraph", strings.Repeat("[a", 900) + strings.Repeat("a", 300_000),
			"1:1661 250000000 bytes between opening brackets and the ends of their paragraphs",
		},
		{
			"long paragraphs", strings.Repeat(strings.Repeat("[a", 900)+strings.Repeat("a", 30_000)+"\n\n", 11),
			"17:1781 250000000 bytes between opening brackets and the ends of their paragraphs",
		},
		{"definitions", strings.Repeat("[a]: b\n", maxDefinitions+1), "1:1 1000 lines in one paragraph that defines links"},
		{"columns", strings.Repeat("|a", maxColumns+1) + "\n" + strings.Repeat("|-", maxColumns+1) + "\n", "1:1 100 columns in one table"},
		{"cells", "|a|b|c|d\n|-|-|-|-\n" + strings.Repeat("|a\n", maxCells/4-1), "1:1 100000 cells in its tables"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, diags := New(Options{}).Parse("deep.md", 1, []byte(test.src))
			if len(diags) != 1 || diags[0].Code != diag.TextTooDeep {
				t.Fatalf("got %v, want one %s", diags, diag.TextTooDeep)
			}
			got := fmt.Sprintf("%d:%d %s", diags[0].Line, diags[0].Column, strings.TrimPrefix(diags[0].Message, "the text has more than "))
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestWhatIsCutShortIsShown expects the words of what passes a limit.
func TestWhatIsCutShortIsShown(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"heading", strings.Repeat("# a\n", maxHeadings) + "# *b*", "</h2>\n<p><em>b</em></p>\n"},
		{"image", strings.Repeat("[", maxBrackets) + "![a](b)", "[![a](b)</p>\n"},
		{"footnote", "[^a]: b\n\n" + strings.Repeat("[^a]", maxNoteUses) + "c![^a]d", "</sup>c![^a]d</p>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if html, _, _ := render(test.src); !strings.Contains(html, test.want) {
				t.Errorf("got …%s, want …%s", html[max(len(html)-200, 0):], test.want)
			}
		})
	}
}

// TestOrdinaryTextsAreWithinLimits keeps the limits away from what people write.
func TestOrdinaryTextsAreWithinLimits(t *testing.T) {
	states := "| State | 2005 | 2006 | 2007 |\n| --- | --- | --- | --- |\n" + strings.Repeat("| Elbonia | Y | N | A |\n", 193)
	bold := strings.Repeat("a **bold** word and a [link](x.md) ", 400)
	list := strings.Repeat("  ", 20) + "- x\n"
	for i := 19; i >= 0; i-- {
		list = strings.Repeat("  ", i) + "- x\n" + list
	}
	_, diags := New(Options{}).Parse("long.md", 1, []byte(states+"\n"+bold+"\n\n"+list))
	if len(diags) > 0 {
		t.Errorf("got %v", diags)
	}
}
