package markdown

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"annals/internal/diag"
)

// limitCases exceed one limit each; want is the position and the limit.
var limitCases = []struct{ name, src, want string }{
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
	{"marks", strings.Repeat(strings.Repeat("`a` ", 1000)+"\n\n", maxMarks/1000+1), "201:1 100000 marks of emphasis, code, links and HTML"},
	{"addresses", strings.Repeat("https://e.org ", maxLinks+2), "1:280001 20000 links, pictures and addresses"},
	{"pictures", strings.Repeat("![a](b)\n\n", maxLinks+2), "40001:6 20000 links, pictures and addresses"},
	{"definitions", strings.Repeat("[a]: b\n", maxDefinitions+1), "1:1 1000 lines in one paragraph that defines links"},
	{"columns", strings.Repeat("|a", maxColumns+1) + "\n" + strings.Repeat("|-", maxColumns+1) + "\n", "1:1 100 columns in one table"},
	{"cells", "|a|b|c|d\n|-|-|-|-\n" + strings.Repeat("|a\n", maxCells/4-1), "1:1 100000 cells in its tables"},
}

// TestLimitsAreReported checks that exceeding a limit is reported, once.
func TestLimitsAreReported(t *testing.T) {
	for _, test := range limitCases {
		t.Run(test.name, func(t *testing.T) {
			_, diags := New(Options{}).Parse(context.Background(), "deep.md", "en", 1, []byte(test.src))
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

// TestTextBeyondLimitsIsShown checks that text beyond a limit is still shown.
func TestTextBeyondLimitsIsShown(t *testing.T) {
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

// TestOrdinaryTextsAreWithinLimits checks that long ordinary texts exceed no limit.
func TestOrdinaryTextsAreWithinLimits(t *testing.T) {
	states := "| State | 2005 | 2006 | 2007 |\n| --- | --- | --- | --- |\n" + strings.Repeat("| Elbonia | Y | N | A |\n", 193)
	bold := strings.Repeat("a **bold** word and a [link](x.md) ", 400)
	list := strings.Repeat("  ", 20) + "- x\n"
	for i := 19; i >= 0; i-- {
		list = strings.Repeat("  ", i) + "- x\n" + list
	}
	_, diags := New(Options{}).Parse(context.Background(), "long.md", "en", 1, []byte(states+"\n"+bold+"\n\n"+list))
	if len(diags) > 0 {
		t.Errorf("got %v", diags)
	}
}

// TestGuideListsTheLimits checks that the guide has the values of all limits.
func TestGuideListsTheLimits(t *testing.T) {
	text, err := os.ReadFile("../../guide/markdown.md")
	if err != nil {
		t.Fatal(err)
	}
	var limits []string
	for line := range strings.Lines(string(text)) {
		if cells := strings.Split(line, "|"); len(cells) == 5 {
			limits = append(limits, strings.TrimSpace(cells[1])+": "+strings.TrimSpace(cells[2]))
		}
	}
	for name, limit := range map[string]int{
		"lines":                                  maxLines,
		"headings":                               maxHeadings,
		"references to footnotes":                maxNoteUses,
		"cells of all tables":                    maxCells,
		"marks":                                  maxMarks,
		"links, pictures and addresses":          maxLinks,
		"beginnings of quotations and items":     maxBlockMarks,
		"bytes from `[` to the end of paragraph": maxLookahead,
		"levels of quotations, lists and items":  maxBlockDepth,
		"levels of all markup":                   maxBlockDepth + maxInlineDepth,
		"emphasis marks in a paragraph":          maxDelimiters,
		"`[` in a paragraph":                     maxBrackets,
		"lines of a paragraph of link targets":   maxDefinitions,
		"columns of a table":                     maxColumns,
	} {
		if want := name + ": " + withCommas(limit); !strings.Contains(strings.Join(limits, "\n")+"\n", want+"\n") {
			t.Errorf("the guide does not have %q", want)
		}
	}
	if want := "the first " + strconv.Itoa(maxProblems) + " are named"; !strings.Contains(string(text), want) {
		t.Errorf("the guide does not have %q", want)
	}
}

func withCommas(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
