package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/invisible"
)

// gluedScripts are the scripts of languages that set words directly behind a URL.
var gluedScripts = []*unicode.RangeTable{
	unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// A word directly behind a URL is not part of it if it is one of these: Korean and
// Japanese particles up to the end of the word, Japanese and Chinese ones with which
// a word begins behind an ASCII letter or digit.
var (
	particles = regexp.MustCompile(`^(?:(?:에서|에게|에|은|는|이|가|을|를|의|으로|로|와|과|도|만|까지|부터|처럼|보다|마다|조차|라는|이라는|라고|이라고|란|이란|이며|이고|이다|입니다|이었다|께서|서|나|이나|든지|및|등)+|` +
		`(?:の|を|は|が|に|へ|で|と|も|や|から|まで|より|など)+|[中上里内等的])$`)
	functionWords = regexp.MustCompile(`^(?:を|は|が|に|へ|で|と|も|から|まで|より|など|[的和与與及在是为為等所或但而並并以于於从從到请請了也都就])`)
)

// longestParticle is the size in bytes up to which a word can be particles.
const longestParticle = 36

// addressLength returns the length of the URL at the start of line: up to a space, a
// markup character, an unbalanced parenthesis, a sign beyond ASCII or a word that is
// set directly behind it, without trailing punctuation.
func addressLength(line []byte) int {
	s := addressScanner{line: line, end: len("://"), inHost: true}
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0
	}
	for s.end < len(line) && s.next() {
	}
	end := len(bytes.TrimRight(line[:s.end], "?!.,:;*_~'"))
	return end - particleLength(line[:end])
}

// addressScanner is the state of addressLength.
type addressScanner struct {
	line   []byte
	end    int // of the URL so far
	open   int // parentheses
	inHost bool
	dotted bool // the host has a dot
}

// next adds the next character to the URL; it is false at the end.
func (s *addressScanner) next() bool {
	c := s.line[s.end]
	switch {
	case c >= utf8.RuneSelf:
		return s.nextRune()
	case c <= ' ' || c == 0x7F || bytes.IndexByte([]byte("<>\"\\^`{|}"), c) >= 0:
		return false
	case c == '/' || c == '?' || c == '#':
		s.inHost = false
	case c == '.':
		s.dotted = true
	case c == '(':
		s.open++
	case c == ')':
		if s.open == 0 {
			return false
		}
		s.open--
	}
	s.end++
	return true
}

// nextRune is next for a character beyond ASCII.
func (s *addressScanner) nextRune() bool {
	rest := s.line[s.end:]
	r, size := utf8.DecodeRune(rest)
	switch {
	case invisible.InName(r):
		return false
	case isJoiner(r):
		after, _ := utf8.DecodeRune(rest[size:])
		if before, _ := utf8.DecodeLastRune(s.line[:s.end]); !isWordRune(before) || !isWordRune(after) {
			return false
		}
	case !isWordRune(r):
		return false
	case isWordByte(s.line[s.end-1]) && unicode.In(r, gluedScripts...):
		if s.inHost && s.dotted || functionWords.Match(rest[:min(len(rest), 12)]) {
			return false
		}
	}
	s.end += size
	return true
}

// isJoiner reports whether r stands within names of pages, such as Iran–Iraq_War.
func isJoiner(r rune) bool { return strings.ContainsRune("·・–’", r) }

// particleLength returns the length of the particles at the end of a URL.
func particleLength(address []byte) int {
	start := len(address)
	for start > 0 && address[start-1] >= utf8.RuneSelf {
		if start--; len(address)-start > longestParticle {
			return 0
		}
	}
	if start == 0 || start == len(address) {
		return 0
	}
	if before := address[start-1]; !isWordByte(before) && before != '/' && before != ')' || !particles.Match(address[start:]) {
		return 0
	}
	return len(address) - start
}
