package site

import (
	"slices"

	"annals/internal/load/content"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
)

// Document returns the source of an entry that is the document of which it tells: the
// text that was adopted, or another with a symbol of the entry, else the first source
// with a symbol that is called primary; nil if there is none.
func (e *Entry) Document() *Source {
	var best *Source
	lowest := notCited
	for i := range e.Sources {
		if rank := e.documentRank(&e.Sources[i]); rank < lowest {
			best, lowest = &e.Sources[i], rank
		}
	}
	return best
}

const notCited = 3

func (e *Entry) documentRank(s *Source) int {
	if s.Symbol == "" || s.Kind == content.Secondary {
		return notCited
	}
	isOwn := slices.ContainsFunc(e.Symbols, func(own symbol.Symbol) bool { return own.String() == s.Parsed.String() })
	switch kind := s.Parsed.Kind(); {
	case isOwn && (kind == symbol.Resolution || kind == symbol.Decision):
		return 0
	case isOwn:
		return 1
	case s.Kind != "":
		return 2
	}
	return notCited
}

// Version returns the day that tells one wording of an entry from others: that of its last
// correction, else that of the record; zero when neither is known.
func (s *Site) Version(e *Entry) edtf.Day {
	if n := len(e.Corrections); n > 0 {
		return e.Corrections[n-1].Date
	}
	return s.Date
}
