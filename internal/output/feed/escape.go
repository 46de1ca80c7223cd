package feed

import "unicode/utf8"

// appendEscaped appends text as xml.EscapeText writes it. Each entry is in several
// feeds; the escaper of encoding/xml, which decodes every rune and writes piece by
// piece through an interface, takes a fifth of the instructions of a whole build.
func appendEscaped[T string | []byte](dst []byte, text T) []byte {
	for len(text) > 0 {
		n := 0
		for n < len(text) && isVerbatim[text[n]] {
			n++
		}
		dst = append(dst, text[:n]...)
		if text = text[n:]; len(text) == 0 {
			break
		}
		if c := text[0]; c < utf8.RuneSelf {
			dst, text = append(dst, entities[c]...), text[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[:min(len(text), utf8.UTFMax)]))
		if r == utf8.RuneError && size == 1 || r == '\uFFFE' || r == '\uFFFF' {
			dst = append(dst, replacement...)
		} else {
			dst = append(dst, text[:size]...)
		}
		text = text[size:]
	}
	return dst
}

// replacement stands for what XML has no character for.
const replacement = "\uFFFD"

// isVerbatim marks the ASCII bytes that stay as they are.
var isVerbatim = func() (is [256]bool) {
	for c, entity := range entities {
		is[c] = entity == ""
	}
	return is
}()

// entities holds what is written for each ASCII byte, or "" for itself.
var entities = func() (of [utf8.RuneSelf]string) {
	for c := range ' ' {
		of[c] = replacement
	}
	of['\t'], of['\n'], of['\r'] = "&#x9;", "&#xA;", "&#xD;"
	of['"'], of['\''], of['&'], of['<'], of['>'] = "&#34;", "&#39;", "&amp;", "&lt;", "&gt;"
	return of
}()
