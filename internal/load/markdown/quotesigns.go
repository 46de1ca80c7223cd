package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// Straight marks that are no quotation marks: of measures and of Hebrew abbreviations.

var (
	minutesFollow = regexp.MustCompile(`^' ?[0-9]{1,2}(\.[0-9]{1,4})?[½¼¾]?"`)
	feetBehind    = regexp.MustCompile(`[0-9]' ?[0-9]{1,2}(\.[0-9]{1,4})?[½¼¾]?$`)
)

// areFeet reports whether the single mark at the beginning of s, which follows a digit,
// stands for feet, or for minutes of an angle: inches or seconds follow.
func areFeet(s []byte) bool { return minutesFollow.Match(s[:min(len(s), longestMeasure)]) }

// areInches reports whether a double mark behind text stands for inches or seconds: feet
// or minutes stand before it.
func areInches(text []byte) bool { return feetBehind.Match(text[max(0, len(text)-longestMeasure):]) }

// longestMeasure is longer than any number of inches with the feet before it, in bytes.
const longestMeasure = 16

// isGershayim reports whether the double mark at the beginning of s, behind text, is the
// sign of a Hebrew abbreviation, as in צה"ל: it stands between letters, before the last
// one or behind more than the short words that are written together with the next one.
func isGershayim(text, s []byte, g gap) bool {
	if !g.areBoth(unicode.Hebrew) {
		return false
	}
	next, size := utf8.DecodeRune(s[1:])
	if !unicode.Is(unicode.Hebrew, next) {
		return false
	}
	if second, _ := utf8.DecodeRune(s[1+size:]); !isLetter(second) {
		return true
	}
	for range 3 {
		r, size := utf8.DecodeLastRune(text)
		if !isLetter(r) {
			return false
		}
		if !bytes.ContainsRune([]byte("בהוכלמש"), r) {
			return true
		}
		text = text[:len(text)-size]
	}
	return true
}
