package stricttoml_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/internal/stricttoml"
)

// numbered returns n lines, each with its index.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestOrdinaryScriptsAreAccepted(t *testing.T) {
	for name, text := range map[string]string{
		"Persian with non-joiners":     "می\u200cخواهم کتاب\u200cها را",
		"Hebrew with a direction mark": "שלום\u200f (UN)",
		"Arabic with a letter mark":    "قرار\u061c 73/180",
		"Arabic number sign":           "\u0600١٢",
		"Hindi with a joiner":          "क्\u200dष",
		"family of emoji":              "👩\u200d👩\u200d👧",
		"flag of emoji":                "🏳\ufe0f\u200d🌈",
		"Korean":                       "국가인권위원회 — “보고서”",
		"Chinese with variants":        "葛\U000e0100城",
		"tabs and lines":               "a\tb\nc",
	} {
		var e entry
		src := "title = \"\"\"" + text + "\"\"\"\ndate = 2018-12-17\n"
		if _, list := stricttoml.Decode("f", 1, []byte(src), &e); len(list) > 0 {
			t.Errorf("%s: %s", name, lines(list))
		}
	}
}

func TestHiddenCharactersAreReported(t *testing.T) {
	for _, r := range "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u202a\u202e\u2060\u2066\u2069\u206f\u3164\ufeff\ufff9\uffa0\U000e0001\U000e007f\u0085\u009f" {
		var e entry
		src := fmt.Sprintf("title = \"a%cb\"\ndate = 2018-12-17\n", r)
		_, list := stricttoml.Decode("f", 1, []byte(src), &e)
		want := fmt.Sprintf("1:11-%d hidden-character:", 11+len(string(r)))
		if len(list) != 1 || !strings.HasPrefix(line(list[0]), want) {
			t.Errorf("%U: %s", r, lines(list))
		}
	}
}

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
