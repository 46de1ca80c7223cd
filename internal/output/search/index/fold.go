package index

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFold appends text to dst with equivalent spellings unified: case, accents,
// full-width and other compatibility forms, the vowel signs of Arabic and Hebrew, the
// forms of alef, yeh, kaf and heh of Arabic and Persian, the digits of other scripts,
// letters that stand for two (ß, œ), hyphens, and apostrophes. What only shapes or
// breaks a word, such as the joiners of Persian and soft hyphens, is dropped. The
// result is in normal form C.
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
		dst = mapTail(dst, start, appendFolded)
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
	dst = mapTail(append(dst, apart...), start, func(dst []byte, r rune) []byte {
		if isDropped(r) {
			return dst
		}
		return utf8.AppendRune(dst, r)
	})
	if norm.NFC.IsNormal(dst[start:]) {
		return dst
	}
	return append(dst[:start], norm.NFC.Bytes(dst[start:])...)
}

// mapTail replaces each rune of b from start on by what add appends for it.
func mapTail(b []byte, start int, add func([]byte, rune) []byte) []byte {
	end := len(b)
	for i := start; i < end; {
		r, size := utf8.DecodeRune(b[i:end])
		b = add(b, r)
		i += size
	}
	return append(b[:start], b[end:]...)
}

// isDropped reports whether a rune is no letter of its word: a mark, an Arabic
// elongation, a soft hyphen, a joiner, or a sign of the direction.
func isDropped(r rune) bool {
	switch r {
	case 'ـ', '\u00AD', '\u061C', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF':
		return true
	}
	return unicode.Is(unicode.Mn, r)
}

// isPlain reports whether a non-ASCII rune has no compatibility form and no marks:
// Hangul syllables, common Han characters, quotation marks and dashes.
func isPlain(r rune) bool {
	return '가' <= r && r <= '힣' || 0x4E00 <= r && r <= 0x9FFF ||
		r == '–' || r == '—' || r == '’' || r == '“' || r == '”'
}

// appendFolded appends a rune in its usual form.
func appendFolded(dst []byte, r rune) []byte {
	if r == '’' {
		return append(dst, '\'')
	}
	if isPlain(r) {
		return utf8.AppendRune(dst, r)
	}
	r = unicode.ToLower(r)
	if r >= digitZeros[0] && unicode.IsDigit(r) {
		return utf8.AppendRune(dst, foldDigit(r))
	}
	if form := usualForm(r); form != "" {
		return append(dst, form...)
	}
	return utf8.AppendRune(dst, r)
}

// usualForm returns the form that stands for a lower-case letter or sign; "" for
// most, which stand for themselves.
func usualForm(r rune) string {
	switch r {
	case 'ς':
		return "σ"
	case 'ٱ':
		return "ا"
	case 'ى', 'ی':
		return "ي"
	case 'ک', 'ڪ':
		return "ك"
	case 'ة', 'ە', 'ہ', 'ھ', 'ۃ':
		return "ه"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'ʼ', 'ʻ', '‘':
		return "'"
	case '‐':
		return "-"
	}
	return ""
}

// digitZeros are the zeros of the scripts whose digits are folded, ascending. The
// nine others follow each.
var digitZeros = []rune("٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐")

// foldDigit returns the ASCII digit of the same value.
func foldDigit(r rune) rune {
	i, exact := slices.BinarySearch(digitZeros, r)
	if !exact {
		i--
	}
	if i < 0 || r > digitZeros[i]+9 {
		return r
	}
	return '0' + r - digitZeros[i]
}
