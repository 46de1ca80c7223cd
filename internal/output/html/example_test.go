package html

import (
	"strings"
	"testing"

	"annals/internal/guide"
)

func TestGuideExampleWorks(t *testing.T) {
	text, ok, err := guide.Read("templates")
	if err != nil || !ok {
		t.Fatalf("the topic templates: %v %v", ok, err)
	}
	_, example, _ := strings.Cut(text, "\n## An example\n")
	example, _, _ = strings.Cut(example, "\n## ")
	blocks := indented(example)
	if len(blocks) < 3 { // what follows them is another example
		t.Fatalf("the example has %d files: %q", len(blocks), blocks)
	}
	f := formatWith(t, record, map[string]string{
		"partials/card.html": blocks[0], "partials/own-mark.html": blocks[1], "i18n/en.toml": blocks[2],
	})
	page := everyPage(t, f)["2017/index.html"]
	for _, part := range []string{`<span class="mark">Turning point</span>`, `<h3><a href="../2017/report.html">A report`, ">Chronicle</a>"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %s:\n%s", part, page)
		}
	}
}

// indented returns the blocks of lines that are indented by four columns. A block
// ends at the next line that is neither indented nor empty.
func indented(text string) []string {
	var blocks []string
	inside := false
	for line := range strings.SplitSeq(text, "\n") {
		code, ok := strings.CutPrefix(line, "    ")
		switch {
		case ok && inside:
			blocks[len(blocks)-1] += code + "\n"
		case ok:
			blocks = append(blocks, code+"\n")
			inside = true
		case line == "" && inside:
			blocks[len(blocks)-1] += "\n"
		default:
			inside = false
		}
	}
	return blocks
}
