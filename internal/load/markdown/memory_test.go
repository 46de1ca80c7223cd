package markdown

import (
	"context"
	"runtime"
	"strings"
	"testing"
)

// TestMemoryIsEstimated checks the estimate against what is allocated while a text is
// parsed. That is more than what it takes at one time, above all where the race
// detector keeps pools from being used.
func TestMemoryIsEstimated(t *testing.T) {
	if testing.Short() {
		t.Skip("measures memory")
	}
	p := New(Options{})
	for name, src := range map[string]string{
		"emphasis": strings.Repeat(strings.Repeat("_a_ ", 490)+"\n\n", 100), "strong": strings.Repeat(strings.Repeat("**a** ", 490)+"\n\n", 100),
		"code": strings.Repeat("`a` ", 40_000), "links": strings.Repeat("[a](b)\n\n", 12_000), "lines": strings.Repeat("a\n", 40_000),
		"paragraphs": strings.Repeat("a\n\n", 20_000), "items": strings.Repeat("- a\n", 40_000), "quotations": strings.Repeat(strings.Repeat("> ", 40)+"a\n***\n", 2_000),
		"cells": "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", 40_000), "short rows": strings.Repeat("|a", 90) + "\n" + strings.Repeat("|-", 90) + "\n" + strings.Repeat("a\n", 1_000),
		"tags": strings.Repeat("<b>", 60_000), "addresses": strings.Repeat("https://a.b ", 60_000), "headings": strings.Repeat("# a\n", 1_900),
		"words": strings.Repeat("a word and another ", 40_000), "entities": strings.Repeat("&amp;", 100_000), "comments": strings.Repeat("a<!---->", 60_000),
		"footnotes": strings.Repeat("a[^1]\n", 9_000) + "\n[^1]: b\n",
	} {
		before := allocated()
		p.Parse(context.Background(), "a.md", "en", 1, []byte(src))
		if used, estimate := allocated()-before, memoryOf([]byte(src)); used > 3*estimate {
			t.Errorf("%s: %d KB were allocated and %d KB estimated", name, used>>10, estimate>>10)
		} else {
			t.Logf("%s: %d KB were allocated and %d KB estimated", name, used>>10, estimate>>10)
		}
	}
}

// allocated returns the number of bytes that were allocated so far, freed or not.
func allocated() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.TotalAlloc)
}
