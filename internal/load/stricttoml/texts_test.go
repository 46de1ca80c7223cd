package stricttoml_test

import (
	"fmt"
	"strings"
	"testing"

	"annals/internal/load/stricttoml"
)

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

// TestCommentsOfHTMLAreReported checks values at every depth; TOML's own comments may
// hold anything.
func TestCommentsOfHTMLAreReported(t *testing.T) {
	for src, want := range map[string]string{
		"title = \"a <!-- b -->\"\n":              "1:12-16 html-comment:",
		"title = \"a <!— b —>\"\n":                "1:12-17 html-comment:",
		"title = \"a <! -- b -->\"\n":             "1:12-17 html-comment:",
		"title = 'a <!-- b -->'\n":                "1:12-16 html-comment:",
		"title = \"\\u00e9 \\u003c!-- b\"\n":      "1:9-29 html-comment:",
		"title = \"\"\"\na <!--\n\nb -->\"\"\"\n": "2:3-7 html-comment:",
	} {
		var e entry
		_, list := stricttoml.Decode("f", 1, []byte(src+"date = 2018-12-17\n"), &e)
		if len(list) != 1 || !strings.HasPrefix(line(list[0]), want) {
			t.Errorf("%s: %s", src, lines(list))
		}
	}
	var e entry
	src := "title = \"a\" # <!-- b\n# <!-- b -->\ndate = 2018-12-17\n"
	if _, list := stricttoml.Decode("f", 1, []byte(src), &e); len(list) > 0 {
		t.Error(lines(list))
	}
}
