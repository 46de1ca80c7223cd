package markdown

import (
	"context"
	"strings"
	"testing"
	"time"
)

// countdown is a context that is done after it was asked some times, and counts how
// often it is asked afterwards.
type countdown struct {
	left, later int
}

func (c *countdown) Err() error {
	if c.left--; c.left >= 0 {
		return nil
	}
	c.later++
	return context.Canceled
}

func (*countdown) Deadline() (time.Time, bool) { return time.Time{}, false }
func (*countdown) Done() <-chan struct{}       { return nil }
func (*countdown) Value(any) any               { return nil }

// TestParsingEndsWithTheContext checks, for moments in every phase, that little is done
// of a long text once the context is done.
func TestParsingEndsWithTheContext(t *testing.T) {
	if testing.Short() {
		t.Skip("large texts, one after the other")
	}
	for name, src := range map[string]string{
		"lines":      strings.Repeat("a\n", 40_000),
		"blocks":     strings.Repeat("- *a* `b` [c](d.md)\n\n> <b> https://e.org ~~c~~ <!-- d -->\n\n", 9_000),
		"one line":   strings.Repeat("*a ![b](c) `d` <b>", 20_000),
		"paragraphs": strings.Repeat(strings.Repeat("_a_ ", 400)+"\n\n", 100),
		"table":      "|a|b|\n|-|-|\n" + strings.Repeat("|*a*|b|\n", 30_000),
		"footnotes":  strings.Repeat("a[^1]\n\n", 9_000) + "\n[^1]: b\n",
	} {
		t.Run(name, func(t *testing.T) {
			whole := &countdown{left: 1 << 40}
			New(Options{}).Parse(whole, "a.md", "en", 1, []byte(src))
			asked := 1<<40 - whole.left
			for part := range 10 {
				ctx := &countdown{left: asked * part / 10}
				New(Options{}).Parse(ctx, "a.md", "en", 1, []byte(src))
				if ctx.later == 0 {
					t.Errorf("the context is not looked at after %d/10 of the text", part)
				}
				if ctx.later > asked/2 {
					t.Errorf("after %d/10 of %d steps, %d more were taken", part, asked, ctx.later)
				}
			}
		})
	}
}

func TestNothingIsParsedWithoutContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	body, diags := New(Options{}).Parse(ctx, "a.md", "en", 1, []byte(strings.Repeat("a\n\n", 1000)))
	if !body.IsEmpty() || len(diags) > 0 {
		t.Errorf("got %d bytes and %v", body.Size(), diags)
	}
}
