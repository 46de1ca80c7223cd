package stricttoml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"

	"annals/internal/diag"
)

// lookalike is a character that looks like one of TOML and is none.
type lookalike struct {
	at    int // the first one, as an offset in the text
	r     rune
	plain string // the text with what TOML takes in the place of each
}

// findLookalike replaces, outside of texts in straight quotes, what looks like a sign of
// TOML: blanks of other widths, full-width letters and signs, typographic quotes, dashes,
// digits of other scripts. It is false if there is nothing of the kind.
func findLookalike(s string) (lookalike, bool) {
	found := lookalike{at: -1}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch plain := plainSign(r); {
		case r == '#':
			end := len(s)
			if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
				end = i + n
			}
			b.WriteString(s[i:end])
			i = end
			continue
		case r == '"' || r == '\'':
			end := quotedEnd(s, i)
			b.WriteString(s[i:end])
			i = end
			continue
		case isSmartQuote(r):
			text, end := smartText(s, i+size)
			b.WriteString(Quote(text))
			found.note(i, r)
			i = end
			continue
		case plain != 0:
			b.WriteRune(plain)
			if rest := s[i+size:]; plain == ',' && rest != "" && rest[0] > ' ' { // wide commas have their own room
				b.WriteByte(' ')
			}
			found.note(i, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	found.plain = b.String()
	return found, found.at >= 0
}

func (l *lookalike) note(at int, r rune) {
	if l.at < 0 {
		l.at, l.r = at, r
	}
}

// quotedEnd returns where the text in straight quotes ends that begins at start: with its
// line at the latest, unless the quotes are three.
func quotedEnd(s string, start int) int {
	for _, long := range []string{`"""`, "'''"} {
		if strings.HasPrefix(s[start:], long) {
			if n := strings.Index(s[start+3:], long); n >= 0 {
				return start + 3 + n + 3
			}
			return len(s)
		}
	}
	line := len(s)
	if n := strings.IndexByte(s[start:], '\n'); n >= 0 {
		line = start + n
	}
	if end := closingQuote([]byte(s[:line]), start); end >= 0 {
		return end + 1
	}
	return line
}

// smartText returns the text that a typographic quote before start opens, and where what
// follows its closing quote begins.
func smartText(s string, start int) (text string, end int) {
	line := len(s)
	if n := strings.IndexByte(s[start:], '\n'); n >= 0 {
		line = start + n
	}
	for i, r := range s[start:line] {
		rest := strings.TrimLeftFunc(s[start+i+utf8.RuneLen(r):line], unicode.IsSpace)
		if next, _ := utf8.DecodeRuneInString(rest); (isSmartQuote(r) || r == '"') && (rest == "" || strings.ContainsRune(",]}#，、＃］｝", next)) {
			return s[start : start+i], start + i + utf8.RuneLen(r)
		}
	}
	return s[start:line], line
}

// plainSign returns the ASCII character that r looks like, or 0.
func plainSign(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return 0
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Pd, r) || r == '−':
		return '-'
	case r == '、' || r == '،':
		return ','
	case unicode.Is(unicode.Nd, r):
		return digitOf(r)
	}
	return 0
}

// digitOf returns the ASCII digit of a digit of another script, or 0.
func digitOf(r rune) rune {
	for _, digits := range unicode.Nd.R16 {
		if lo, hi := rune(digits.Lo), rune(digits.Hi); lo <= r && r <= hi {
			return '0' + (r-lo)%10
		}
	}
	return 0
}

// message says what stands in the place of what.
func (l lookalike) message() string {
	switch {
	case isSmartQuote(l.r):
		return "text stands in straight quotes, and these are typographic ones"
	case l.r == 0x00A0 || l.r == 0x202F:
		return fmt.Sprintf("a no-break space (U+%04X) stands where only a plain one can", l.r)
	case unicode.Is(unicode.Zs, l.r):
		return fmt.Sprintf("a blank of another width (U+%04X) stands where only a plain one can", l.r)
	case unicode.Is(unicode.Pd, l.r) || l.r == '−':
		return fmt.Sprintf("the dash %c (U+%04X) stands where only the hyphen of the keyboard can", l.r, l.r)
	case '！' <= l.r && l.r <= '～':
		return fmt.Sprintf("the full-width character %c stands where only a plain %c can", l.r, plainSign(l.r))
	}
	return fmt.Sprintf("%c stands where only %c can", l.r, plainSign(l.r))
}

// lookalikes explains a statement that is right but for characters that look like others.
func (f fault) lookalikes() (span, *diag.Problem) {
	end := max(resume(f.src, f.start, f.at), f.end)
	found, ok := findLookalike(string(f.src[f.start:end]))
	if !ok || !parses(found.plain) {
		return span{}, nil
	}
	at := span{f.start + found.at, f.start + found.at + utf8.RuneLen(found.r)}
	number := strings.Count(string(f.src[f.start:at.start]), "\n")
	line := strings.TrimSpace(strings.Split(found.plain, "\n")[number])
	if line == "" {
		return at, syntaxError(found.message(), "delete it")
	}
	return at, syntaxError(found.message(), "write "+line)
}

// parses reports whether a text is TOML, for hints: what they show must be right.
func parses(text string) bool {
	var p unstable.Parser
	p.Reset([]byte(text))
	for p.NextExpression() {
	}
	if p.Error() != nil {
		return false
	}
	_, err := decodeTOML(text)
	return err == nil
}
