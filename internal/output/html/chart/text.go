package chart

import (
	"strings"
	"unicode/utf8"
)

// labelWidth is the width of the gutter in narrow characters.
const labelWidth = 20

// Label wraps a label of the gutter into at most two lines, truncated with "…".
func Label(text string) []string { return wrap(text, labelWidth, 2) }

func wrap(text string, width, maxLines int) []string {
	var lines []string
	words := strings.Fields(text)
	for len(words) > 0 {
		n := 1
		for n < len(words) && displayWidth(strings.Join(words[:n+1], " ")) <= width {
			n++
		}
		if len(lines) == maxLines-1 {
			n = len(words)
		}
		lines = append(lines, truncate(strings.Join(words[:n], " "), width))
		words = words[n:]
	}
	return lines
}

// truncate shortens a line to width, ending in "…" if it was wider.
func truncate(line string, width int) string {
	if displayWidth(line) <= width {
		return line
	}
	for displayWidth(line) > width-1 {
		_, size := utf8.DecodeLastRuneInString(line)
		line = line[:len(line)-size]
	}
	return strings.TrimSpace(line) + "…"
}

// displayWidth estimates the width of a text: Hangul, kana and Han characters count
// double.
func displayWidth(text string) int {
	n := 0
	for _, r := range text {
		n++
		if isWide(r) {
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0x20000 && r <= 0x3fffd
}
