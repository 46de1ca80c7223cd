package stricttoml

import (
	"fmt"
	"unicode/utf8"

	"annals/internal/diag"
)

// Limits of the input, far above what people write.
const (
	// FrontMatter is the largest front matter, in bytes.
	FrontMatter = 64 << 10
	// File is the largest file that people write, such as config.toml, in bytes.
	File = 1 << 20
	// GeneratedFile is the largest file that a program writes with one line for
	// each of many items, in bytes.
	GeneratedFile = 4 << 20

	maxDepth         = 64
	maxKeys          = 10_000
	maxGeneratedKeys = 60_000  // keys of a GeneratedFile
	maxItems         = 100_000 // elements of all lists together
)

// checkLimits rejects, in one pass over src, input that must not reach a parser.
// It returns the offset of the fault, or a nil problem.
func checkLimits(src []byte, maxBytes int) (int, *diag.Problem) {
	if len(src) > maxBytes {
		return 0, tooLarge(maxBytes)
	}
	if at := invalidUTF8(src); at >= 0 {
		return at, &diag.Problem{
			Code:    diag.FileEncoding,
			Message: fmt.Sprintf("byte %d is not valid UTF-8", at),
			Hint:    "save the file in the encoding UTF-8",
		}
	}
	keys := maxKeys
	if maxBytes == GeneratedFile {
		keys = maxGeneratedKeys
	}
	s := scanner{src: src}
	for s.at < len(src) {
		s.step()
		if s.depth > maxDepth || s.dots >= maxDepth {
			return s.at - 1, &diag.Problem{
				Code:    diag.TOMLDepth,
				Message: fmt.Sprintf("tables and lists stand inside one another more than %d levels deep", maxDepth),
				Hint:    "is a closing bracket missing further up?",
			}
		}
		if s.keys > keys || s.items > maxItems {
			return s.at - 1, tooMany(maxBytes, keys, s.keys > keys)
		}
	}
	return 0, nil
}

func tooLarge(maxBytes int) *diag.Problem {
	if maxBytes == FrontMatter {
		return &diag.Problem{
			Code:    diag.FrontMatterSize,
			Message: "the front matter is larger than " + diag.Size(FrontMatter),
			Hint:    "long texts belong below the closing +++",
		}
	}
	return &diag.Problem{
		Code:    diag.FileTooLarge,
		Message: "the file is larger than " + diag.Size(int64(maxBytes)),
	}
}

func tooMany(maxBytes, keys int, areKeys bool) *diag.Problem {
	p := tooLarge(maxBytes)
	p.Message, p.Hint = fmt.Sprintf("there are more than %d keys", keys), ""
	if !areKeys {
		p.Message = fmt.Sprintf("there are more than %d list items", maxItems)
	}
	return p
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
}

// scanner counts keys, items and nesting. It knows just enough of TOML to skip
// strings and comments; on invalid TOML its counts are approximate, which is
// enough for limits.
type scanner struct {
	src         []byte
	at          int
	lineStarted bool // something but white space was seen on this line

	header bool // this line is a [header]
	depth  int  // open brackets
	dots   int  // of the key being read
	keys   int
	items  int
}

func (s *scanner) step() {
	c := s.src[s.at]
	s.at++
	switch c {
	case '\n':
		if s.header {
			s.depth = 0
		}
		s.lineStarted, s.header, s.dots = false, false, 0
		return
	case ' ', '\t', '\r':
		return
	case '#':
		s.skipComment()
	case '"', '\'':
		s.skipText(c)
	case '[', '{':
		if !s.lineStarted && s.depth == 0 && c == '[' {
			s.header = true
			s.keys++
		}
		s.depth++
		s.dots = 0
	case ']', '}':
		s.depth = max(0, s.depth-1)
	case '.':
		s.dots++
	case '=':
		s.keys++
		s.dots = 0
	case ',':
		s.items++
		s.dots = 0
	}
	s.lineStarted = true
}

func (s *scanner) skipComment() {
	for s.at < len(s.src) && s.src[s.at] != '\n' {
		s.at++
	}
}

// skipText skips a string whose first quote was just read. A one-line string ends
// with its line at the latest.
func (s *scanner) skipText(quote byte) {
	long := s.at+1 < len(s.src) && s.src[s.at] == quote && s.src[s.at+1] == quote
	if long {
		s.at += 2
	}
	for ; s.at < len(s.src); s.at++ {
		switch c := s.src[s.at]; {
		case c == '\n' && !long:
			return
		case c == '\\' && quote == '"' && s.at+1 < len(s.src) && s.src[s.at+1] != '\n':
			s.at++
		case c == quote && !long:
			s.at++
			return
		case c == quote && s.closesLong(quote):
			s.at += 3
			for extra := 0; extra < 2 && s.at < len(s.src) && s.src[s.at] == quote; extra++ {
				s.at++
			}
			return
		}
	}
	s.at = len(s.src)
}

func (s *scanner) closesLong(quote byte) bool {
	return s.at+2 < len(s.src) && s.src[s.at+1] == quote && s.src[s.at+2] == quote
}
