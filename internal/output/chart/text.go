package chart

import (
	"strings"
	"unicode"
)

const (
	labelWidth = 20 // of the gutter, in narrow characters
	labelLines = 8  // only a label of some 150 characters has more
)

// Label wraps a label of the gutter into lines. None of it is left out, unless it has
// more than labelLines.
func Label(text string) []string { return Wrap(text, labelWidth, labelLines) }

// Width estimates the width of a text in narrow characters: Hangul, kana and Han
// characters count double.
func Width(text string) int {
	n := 0
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}

// Wrap wraps a text into lines of a width in narrow characters. What is beyond maxLines is
// left out.
func Wrap(text string, width, maxLines int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && Width(line)+1+Width(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for Width(word) > width { // a long name, or a script without spaces
			n := fitting(word, width)
			lines, word = append(lines, word[:n]), word[n:]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > maxLines {
		lines = lines[:maxLines]
		lines[maxLines-1] = ellipsis(lines[maxLines-1], width)
	}
	return lines
}

// fitting returns the length of the longest start of a word that is no wider than width.
// Marks stay with their letter.
func fitting(word string, width int) int {
	n, end := 0, 0
	for i, r := range word {
		if !unicode.Is(unicode.M, r) {
			end = i
			n += runeWidth(r)
		}
		if n > width {
			return end
		}
	}
	return len(word)
}

// ellipsis ends a line in "…", within width.
func ellipsis(line string, width int) string {
	return strings.TrimSpace(line[:fitting(line, width-1)]) + "…"
}

func runeWidth(r rune) int {
	switch {
	case unicode.Is(unicode.M, r):
		return 0
	case isWide(r):
		return 2
	}
	return 1
}

func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0x20000 && r <= 0x3fffd
}
