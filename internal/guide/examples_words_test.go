package guide_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
)

// inlineMarkdown matches examples of Markdown in a sentence, and no single marks.
var inlineMarkdown = regexp.MustCompile(`\]\s?[(\[]|\*\*.|\{[#.]|^##|^<http|^- \[|^> \[`)

// failing are the examples in sentences that do not work, as the text around them says.
var failing = map[string]diag.Code{
	"##Title":                          diag.LiteralMarkup,
	"- [ ]":                            diag.LiteralMarkup,
	"> [!NOTE]":                        diag.LiteralMarkup,
	"[report] (../2014/coi-report.md)": diag.LiteralMarkup,
	"[report](/papers/my report.txt)":  diag.LiteralMarkup,
	"[report][name]":                   diag.LiteralMarkup,
}

// Markdown in a sentence works, each as a paragraph of a text, unless the page says that
// it does not.
func TestMarkdownInSentencesWorks(t *testing.T) {
	found := map[string]bool{}
	for _, e := range allExamples(t) {
		if e.inline && e.page == "markdown" && inlineMarkdown.MatchString(e.text) {
			found[e.text] = true
		}
	}
	for _, text := range slices.Sorted(maps.Keys(found)) {
		files := around(t)
		files["static/papers/my report.txt"] = "Text.\n"
		files["content/2018/example.md"] = "+++\n" + aroundFacts + "+++\n" + text + "\n"
		var codes []string
		for _, d := range check(t, files) {
			codes = append(codes, string(d.Code))
		}
		if got := strings.Join(codes, " "); got != string(failing[text]) {
			t.Errorf("%s: reported is %q, want %q", text, got, failing[text])
		}
	}
	for text := range failing {
		if !found[text] {
			t.Errorf("no page has %s: delete it here", text)
		}
	}
}
