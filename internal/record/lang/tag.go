package lang

import (
	"golang.org/x/text/language"
)

// Canonical returns the canonical form of a BCP 47 language tag ("ko", "zh-Hant"), or
// false if tag is not one.
func Canonical(tag string) (string, bool) {
	t, err := language.Parse(tag)
	if err != nil || t == language.Und || len(t.Extensions()) > 0 {
		return "", false
	}
	return t.String(), true
}

// Direction returns "rtl" if the usual script of the language runs from right to left,
// else "ltr".
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

// Code3 returns the code of a language in three letters (ISO 639-3): "kor" of ko; "und" of
// what is none.
func Code3(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "und"
	}
	base, _ := t.Base()
	return base.ISO3()
}
