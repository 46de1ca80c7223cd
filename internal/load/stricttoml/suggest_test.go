package stricttoml_test

import (
	"slices"
	"strings"
	"testing"

	"annals/internal/load/stricttoml"
)

func TestSuggestDoesNotAllocateForWordsOfOtherLengths(t *testing.T) {
	words := slices.Repeat([]string{"general-assembly"}, 100)
	if n := testing.AllocsPerRun(10, func() { stricttoml.Suggest("food", words) }); n > 1 {
		t.Errorf("%v allocations", n)
	}
}

func TestSuggest(t *testing.T) {
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
		if got := stricttoml.Suggest(word, words); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := stricttoml.Suggest("x1", []string{"x2", "x1"}); got != "x1" {
		t.Errorf("an equal word lost to %q", got)
	}
}
