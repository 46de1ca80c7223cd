package index

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFold appends text to dst with equivalent spellings unified: case, accents,
// full-width and other compatibility forms, the vowel signs of Arabic and Hebrew, the
// forms of alef, and apostrophes. The result is in normal form C.
//
// An ASCII character folds independently of its neighbours, since combining marks
// after it are removed. So ASCII is folded byte by byte, and only the runs between
// are normalised.
func AppendFold[T string | []byte](dst []byte, text T) []byte {
	for i := 0; i < len(text); {
		start := len(dst)
		dst = appendLower(dst, text[i:])
		i += len(dst) - start
		start = len(dst)
		end, plain := i, true
		for end < len(text) && text[end] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(string(text[end:min(end+utf8.UTFMax, len(text))]))
			plain = plain && isPlain(r)
			end += size
		}
		if plain {
			dst = append(dst, text[i:end]...)
		} else {
			dst = appendBare(dst, []byte(text[i:end]))
		}
		dst = mapTail(dst, start, foldRune)
		i = end
	}
	return dst
}

// appendLower appends the ASCII that text begins with, in lower case.
func appendLower[T string | []byte](dst []byte, text T) []byte {
	dst = slices.Grow(dst, len(text))
	end := len(dst)
	free := dst[end:cap(dst)]
	for i := 0; i < len(text) && i < len(free) && text[i] < utf8.RuneSelf; i++ {
		free[i] = lower[text[i]]
		end++
	}
	return dst[:end]
}

// lower maps ASCII to lower case.
var lower = func() (of [256]byte) {
	for c := range utf8.RuneSelf {
		of[c] = byte(unicode.ToLower(rune(c)))
	}
	return of
}()

// appendBare appends letters without combining marks, in normal form C.
func appendBare(dst, letters []byte) []byte {
	start := len(dst)
	apart := norm.NFKD.Append(dst[start:], letters...) // reuses the capacity of dst
	dst = mapTail(append(dst, apart...), start, func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	})
	if norm.NFC.IsNormal(dst[start:]) {
		return dst
	}
	return append(dst[:start], norm.NFC.Bytes(dst[start:])...)
}

// mapTail applies change to the runes of b from start on; -1 drops a rune.
func mapTail(b []byte, start int, change func(rune) rune) []byte {
	end := len(b)
	for i := start; i < end; {
		r, size := utf8.DecodeRune(b[i:end])
		if r = change(r); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		i += size
	}
	return append(b[:start], b[end:]...)
}

// isPlain reports whether a non-ASCII rune has no compatibility form and no marks:
// Hangul syllables, common Han characters, quotation marks and dashes.
func isPlain(r rune) bool {
	return '가' <= r && r <= '힣' || 0x4E00 <= r && r <= 0x9FFF ||
		r == '–' || r == '—' || r == '‘' || r == '’' || r == '“' || r == '”'
}

func foldRune(r rune) rune {
	switch r {
	case 'ς':
		return 'σ'
	case 'ٱ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ـ':
		return -1
	case '’', 'ʼ':
		return '\''
	}
	if isPlain(r) {
		return r
	}
	return unicode.ToLower(r)
}
