package lang

import (
	"golang.org/x/text/language"
)

// Canonical returns the usual spelling of a BCP 47 language tag ("ko", "zh-Hant")
// and whether it is one.
func Canonical(tag string) (string, bool) {
	t, err := language.Parse(tag)
	if err != nil || t == language.Und || len(t.Extensions()) > 0 {
		return "", false
	}
	return t.String(), true
}

// Direction returns "rtl" for languages whose usual script runs from right to
// left, else "ltr".
func Direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	script, _ := t.Script()
	switch script.String() {
	case "Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi":
		return "rtl"
	}
	return "ltr"
}
