package content_test

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/diag"
)

func TestSecondBlockOfFactsIsReported(t *testing.T) {
	top := front(facts, sources)
	above := strings.Count(top, "\n")
	for _, test := range []struct {
		name, text string
		want       []int // lines, from 1 for the first below the facts
	}{
		{"a block of TOML", "\n+++\ntitle = \"B\"\n+++\nText.\n", []int{2}},
		{"directly below", "+++\ntitle = \"B\"\n+++\n", []int{1}},
		{"further down", "Text.\n\n+++\ndate = 2018-01-01\n\n[vote]\n+++  \n\nText.\n", []int{3}},
		{"two of them", "+++\na = 1\n+++\n\n+++\nb = 1\n+++\n", []int{1, 5}},
		{"one that is not closed", "Text.\n+++\ntitle = \"B\"\n", []int{2}},
		{"a block of YAML", "\n---\ntitle: B\ntags:\n  - a\n---\nText.\n", []int{2}},
		{"YAML with unusual keys at the start", "---\nfoo: B\n---\n", []int{1}},
		{"YAML below a blank line", "---\n\ntitle: B\n---\n", []int{1}},
		{"YAML further down", "Text.\n\n---\ntitle: B\ndate: 2018-01-01\n---\n", []int{3}},

		{"a line that divides", "Text.\n\n---\n\nText: more.\n\n---\n\nText.\n", nil},
		{"headings", "A heading\n---\n\nNote: this\n---\n", nil},
		{"who speaks, between lines", "---\n\nAnna: \"I said so.\"\n\n---\n", nil},
		{"a list between lines", "---\n\n- a\n- b\n\n---\n", nil},
		{"a block of code", "```toml\n+++\ntitle = \"B\"\n+++\n```\n\n~~~\n---\ntitle: B\n---\n~~~\n", nil},
		{"indented", "    +++\n    title = \"B\"\n    +++\n", nil},
		{"plus signs", "a +++ b\n\n++++\n\n+++ x\n", nil},
		{"a table", "| a |\n|---|\n| b |\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []int
			for _, p := range newLoader(t).Parse(t.Context(), "content/2018/a.md", []byte(top+test.text)).Problems {
				if p.Code == diag.FrontMatterRepeated {
					got = append(got, p.Line-above)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}
