package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/invisible"
)

// warnHidden warns of invisible characters, with which readers see another text than
// search, feeds and the next editor: wherever they stand, but for comments, and for
// addresses that were refused because of them.
func (r *renderer) warnHidden() {
	checked := slices.Concat(r.state.all, r.refused)
	slices.SortFunc(checked, func(a, b byteRange) int { return cmp.Compare(a.start, b.start) })
	for at, c := range invisible.All(r.src, invisible.Prose) {
		for len(checked) > 0 && checked[0].end <= at {
			checked = checked[1:]
		}
		if len(checked) > 0 && checked[0].start <= at {
			continue
		}
		r.problems.Warn(r.diagRange(byteRange{at, at + utf8.RuneLen(c)}), diag.HiddenCharacter,
			"this text holds a character that cannot be seen: "+invisible.Name(c), r.hiddenHint(at, c))
	}
}

func (r *renderer) hiddenHint(at int, c rune) string {
	if invisible.IsIsolate(c) {
		return "write its end, U+2069, in the same paragraph, or delete it"
	}
	const near = 80 // bytes: the hint quotes a few characters, and a line may be long
	first := max(at-near, 0)
	first += bytes.LastIndexByte(r.src[first:at], '\n') + 1
	for first < at && !utf8.RuneStart(r.src[first]) {
		first++
	}
	return invisible.Hint(string(r.src[first:at+utf8.RuneLen(c)]), at-first)
}

// warnHiddenReferences does for character references (&#x202E;) in s, which is at the
// range in the source or near it, what warnHidden does for characters.
func (r *renderer) warnHiddenReferences(s []byte, at byteRange) {
	if bytes.IndexByte(s, '&') < 0 {
		return
	}
	isExact := bytes.Equal(r.src[at.start:at.end], s)
	for i := 0; i < len(s); {
		next := bytes.IndexAny(s[i:], `\&`)
		if next < 0 {
			return
		}
		i += next
		if s[i] == '\\' {
			_, length := unescape(s[i:])
			i += max(length, 1)
			continue
		}
		chars, length := entity(s[i:])
		if length == 0 {
			i++
			continue
		}
		if c, ok := hiddenBetween(s[:i], chars, s[i+length:]); ok {
			where := at
			if isExact {
				where = byteRange{at.start + i, at.start + i + length}
			}
			r.problems.Warn(r.diagRange(where), diag.HiddenCharacter,
				"this stands for a character that cannot be seen: "+invisible.Name(c), "delete "+string(s[i:i+length]))
		}
		i += length
	}
}

// hiddenBetween returns the first invisible character of chars that is not needed
// between what stands before and behind it.
func hiddenBetween(before, chars, behind []byte) (rune, bool) {
	last, _ := utf8.DecodeLastRune(before)
	next, _ := utf8.DecodeRune(behind)
	const end = "\u2069" // an isolate may be closed by another reference
	around := string(last) + string(chars) + string(next) + end
	for at, c := range invisible.All(around, invisible.Prose) {
		if at >= utf8.RuneLen(last) && at < utf8.RuneLen(last)+len(chars) {
			return c, true
		}
	}
	return 0, false
}
