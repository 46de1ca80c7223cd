package markdown

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"annals/internal/testing/growthtest"
)

// pieces are what random texts are made of: all signs that the parsers look for, alone
// and in the order in which they mean something.
var pieces = []string{
	"a", " ", "\n", "\n\n", "*", "**", "***", "_", "__", "~", "~~", "~~~\n", "`", "``", "```", "```\n", `\`, `\(`, "\\\n", "  \n",
	"[", "]", "(", ")", "<", ">", "!", "![", "](", "[^", "[^1]", "\n\n[^1]: ", "]:", "[a]: b\n", "[a][", "[x] ", "\"", "'", "\"\"", "'s", "“", "90",
	"://", "//", ":", "::", "http", "https://", "mailto:", "www.", "x@y.z", "@", ".", "/", "?", "#", "## ", "\n===\n", "<http:", "<https://a>",
	"-", "--", "---\n", "...", "=", "+", "{", "}", "^", "$", ";", "–", "&", "&amp;", "&#", "&#x202E;", "&zwnj;",
	"\n: ", "{#a}\n", "- [ ] ", "> [!A]", "] (", "][", "##", "|", "\n|-|\n", "|a|\n", "|-", "> ", "- ", "* ", "1. ", "12) ", "\t", "    ", "\r",
	"<!--", "-->", "<!-", "<!—", "<!-->", "<a ", "b=\"", "b='", "/>", "</a>", "<b>", "<div>\n", "<?", "?>", "<!A", "<![CDATA[", "]]>", "<script>\n",
	"가", "。", "中", "́", "é", "ก", "א", " ", "\u202e", "\u2066", "\u2069", "\u200b", "\U000e0041", "\U0001F3F4", "\ufe0f",
}

// randomText returns a function that makes a text of about n bytes: a unit repeated, or
// two units in a row or within each other, between a beginning and an end.
func randomText(r *rand.Rand) (name string, text func(n int) string) {
	some := func(least, greatest int) string {
		var b strings.Builder
		for range least + r.IntN(greatest-least+1) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	first, second, before, after := some(1, 6), some(1, 4), some(0, 3), some(0, 2)
	form := r.IntN(4)
	name = fmt.Sprintf("form %d of %q and %q between %q and %q", form, first, second, before, after)
	return name, func(n int) string {
		switch form {
		case 0: // aaa bbb
			n /= len(first) + len(second)
			return before + strings.Repeat(first, n) + strings.Repeat(second, n) + after
		case 1: // longer and longer rows
			var b strings.Builder
			b.WriteString(before)
			for i := 1; b.Len() < n; i++ {
				b.WriteString(strings.Repeat(first, i%200))
				b.WriteString(second)
			}
			return b.String() + after
		}
		return before + strings.Repeat(first, n/len(first)) + after
	}
}

// TestGrowthSearch looks for texts whose time grows faster than their length, among
// random ones. ANNALS_GROWTH=100000 tries that many in place of a few, from the seed
// ANNALS_GROWTH_SEED.
func TestGrowthSearch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	const (
		size        = 24 << 10
		maxExponent = 1.3
	)
	p := New(Options{})
	exponent := func(text func(n int) string, n int) float64 {
		parse := func(src []byte) func() {
			return func() {
				body, _ := p.Parse(context.Background(), "random.md", "en", 1, src)
				htmlOf(body, RenderOptions{}, func(int) string { return "x" })
			}
		}
		return growthtest.Exponent(maxExponent, parse([]byte(text(n/growthtest.Parts))), parse([]byte(text(n))))
	}
	r := rand.New(rand.NewPCG(uint64(envNumber(t, "ANNALS_GROWTH_SEED", 1)), 0))
	units := envNumber(t, "ANNALS_GROWTH", 200)
	for range units {
		// Longer texts confirm what a short one shows, because time grows faster up
		// to the limits of a text, and a busy machine spoils a measurement.
		name, text := randomText(r)
		if exponent(text, size) <= maxExponent || exponent(text, 8*size) <= maxExponent {
			continue
		}
		if got := exponent(text, 16*size); got > maxExponent {
			t.Errorf("%s: time grows with the power of %.2f", name, got)
		}
	}
	t.Logf("%d random texts", units)
}

func envNumber(t *testing.T, name string, otherwise int) int {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		return otherwise
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
