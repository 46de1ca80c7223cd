package near_test

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/near"
)

func TestWordDoesNotAllocateForWordsOfOtherLengths(t *testing.T) {
	words := slices.Repeat([]string{"general-assembly"}, 100)
	if n := testing.AllocsPerRun(10, func() { near.Word("food", words) }); n > 1 {
		t.Errorf("%v allocations", n)
	}
}

func TestWord(t *testing.T) {
	words := []string{"accountability", "title", "url", "topics", "ga", "general-assembly", "제목"}
	for word, want := range map[string]string{
		"acountability":    "accountability",
		"Title":            "title",
		"ulr":              "url",
		"uri":              "url",
		"topic":            "topics",
		"general_assembly": "general-assembly",
		"General Assembly": "general-assembly",
		"ag":               "ga",
		"gb":               "",
		"제목들":              "제목",
		"colour":           "",
		"":                 "",

		strings.Repeat("x", 100): "",
	} {
		if got := near.Word(word, words); got != want {
			t.Errorf("Word(%q) = %q, want %q", word, got, want)
		}
	}
	if got := near.Word("x1", []string{"x2", "x1"}); got != "x1" {
		t.Errorf("an equal word lost to %q", got)
	}
}

func TestHint(t *testing.T) {
	for word, want := range map[string]string{"titel": `did you mean "title"?`, "colour": "use a title"} {
		if got := near.Hint(word, []string{"title"}, "use a title"); got != want {
			t.Errorf("Hint(%q) = %q, want %q", word, got, want)
		}
	}
}
