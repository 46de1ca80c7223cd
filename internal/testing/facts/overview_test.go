package facts_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	sentenceEnd  = regexp.MustCompile(`[.?!]\s+`)
	markdownLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// Every sentence of the page for newcomers leads to what it rests on, and the page stays
// one that is read in ten minutes.
func TestEverySentenceOfTheOverviewHasALink(t *testing.T) {
	for _, name := range []string{"ten-minutes.md", "ten-minutes.ko.md"} {
		_, text, _ := strings.Cut(strings.TrimPrefix(read(t, filepath.Join(root, "content", name)), "+++\n"), "+++\n")
		words, sentences := 0, 0
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			words += len(strings.Fields(markdownLink.ReplaceAllString(line, "$1")))
			for _, sentence := range sentenceEnd.Split(line, -1) {
				sentences++
				if !markdownLink.MatchString(sentence) {
					t.Errorf("%s: no link in %q", name, sentence)
				}
			}
		}
		if sentences < 25 || words > 700 {
			t.Errorf("%s: %d sentences, %d words; want at least 25, at most 700", name, sentences, words)
		}
	}
}
