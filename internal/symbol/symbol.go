// Package symbol reads the symbols by which documents are filed and cited,
// such as A/RES/73/180 or S/PV.7353.
//
// Its input is what a person typed; its output is a Symbol: one normal
// spelling, the organ, the kind of document, the session or year and number,
// and the address where the document can be read. The series of the United
// Nations are built in; a Registry adds other systems (a regional court, a
// parliament) by pattern.
//
// The normal spelling of a UN symbol is that of the United Nations Digital
// Library, which has no spaces: S/RES/1718(2006), A/RES/217(III)[A],
// S/PV.7353(Resumption1). Differences of case, spaces and slashes from it are
// mended silently, because they change nothing; anything else that is wrong is
// refused, with the spelling that was probably meant as a hint. A symbol that
// cannot exist (a session that was never held, a kind of document that the
// organ does not issue) is refused as well.
//
// The package never asks whether a document exists, and knows no files.
package symbol

import (
	"strconv"
	"strings"
)

// Organ is who issued a document, or had it issued for its meetings. An organ
// stands for its subsidiary bodies too, unless they have an Organ of their own.
type Organ string

// The organs told apart. Documents of treaty bodies, programmes, the
// Secretariat and of systems other than the UN's are OtherOrgan.
const (
	GeneralAssembly         Organ = "general-assembly"
	FirstCommittee          Organ = "first-committee"
	SecondCommittee         Organ = "second-committee"
	ThirdCommittee          Organ = "third-committee"
	FourthCommittee         Organ = "fourth-committee"
	FifthCommittee          Organ = "fifth-committee"
	SixthCommittee          Organ = "sixth-committee"
	HumanRightsCouncil      Organ = "human-rights-council"
	CommissionOnHumanRights Organ = "commission-on-human-rights"
	ECOSOC                  Organ = "ecosoc"
	SecurityCouncil         Organ = "security-council"
	OtherOrgan              Organ = "other"
)

// Kind is what sort of document a symbol names.
type Kind string

// The kinds told apart. Reports, letters and notes share one numbered series
// and cannot be told from each other by symbol: all are Document.
const (
	Resolution            Kind = "resolution"
	Decision              Kind = "decision"
	PresidentialStatement Kind = "presidential-statement"
	Draft                 Kind = "draft"
	ConferenceRoomPaper   Kind = "conference-room-paper"
	WorkingPaper          Kind = "working-paper"
	VerbatimRecord        Kind = "verbatim-record"
	SummaryRecord         Kind = "summary-record"
	Information           Kind = "information"
	NGOStatement          Kind = "ngo-statement"
	Document              Kind = "document"
)

// UN is the System of the symbols that are built in.
const UN = "un"

// Symbol is one document's symbol. It is comparable: two spellings of one
// symbol give a Registry equal values. The zero value names no document. It holds
// the normal spelling; what that tells is read from it again when it is asked for.
type Symbol struct {
	text   string
	custom *compiled // nil for the UN's
}

// told is what a symbol of the UN tells.
type parsed struct {
	text    string // the normal spelling
	organ   Organ
	kind    Kind
	session Session
	year    int
	number  int
}

// told reads the symbol again.
func (s Symbol) parse() parsed {
	if s.IsZero() {
		return parsed{}
	}
	if s.custom != nil {
		return parsed{text: s.text, organ: OtherOrgan, kind: Document}
	}
	t, _ := parseUN(s.text) // it was right before
	return t
}

// Session is one session of an organ that counts them. The zero value is none.
type Session struct {
	Series Series
	Number int
}

// Series tells regular sessions from the others, which are counted apart.
type Series string

// The series of sessions, as they are written before the number.
const (
	Regular               Series = ""
	Special               Series = "S"
	EmergencySpecial      Series = "ES"
	Organizational        Series = "OS"
	OrganizationalMeeting Series = "OM" // organizational meetings
)

// IsZero reports whether there is no session.
func (s Session) IsZero() bool { return s.Number == 0 }

// String returns the session as symbols write it: "73", "S-10", "OS/12".
func (s Session) String() string {
	switch s.Series {
	case Regular:
		return strconv.Itoa(s.Number)
	case Organizational, OrganizationalMeeting:
		return string(s.Series) + "/" + strconv.Itoa(s.Number)
	default:
		return string(s.Series) + "-" + strconv.Itoa(s.Number)
	}
}

// IsZero reports whether s names no document.
func (s Symbol) IsZero() bool { return s.text == "" }

// String returns the symbol in its normal spelling.
func (s Symbol) String() string { return s.text }

// URL returns the address where the document can be read, fully escaped.
func (s Symbol) URL() string {
	switch {
	case s.IsZero():
		return ""
	case s.custom != nil:
		return strings.Replace(s.custom.url, placeholder, escape(s.text), 1)
	}
	return documentURL(s.text)
}

// System returns UN, or the ID of the custom System that knows the symbol.
func (s Symbol) System() string {
	switch {
	case s.IsZero():
		return ""
	case s.custom != nil:
		return s.custom.id
	}
	return UN
}

// Organ returns who issued the document.
func (s Symbol) Organ() Organ { return s.parse().organ }

// Kind returns what sort of document it is.
func (s Symbol) Kind() Kind { return s.parse().kind }

// Session returns the session written in the symbol, or the zero Session.
func (s Symbol) Session() Session { return s.parse().session }

// Year returns the year written in the symbol, or 0.
func (s Symbol) Year() int { return s.parse().year }

// Number returns the document's number in its series, or 0 where the series is
// one that this package does not take apart.
func (s Symbol) Number() int { return s.parse().number }

// Years returns the first and last year that a document with this symbol can
// be of, as far as the symbol tells: the year written in it, or the years of
// the session, together with the year before it for the Human Rights Council,
// whose documents come out ahead of the session.
func (s Symbol) Years() (from, to int, ok bool) {
	t := s.parse()
	switch {
	case t.year != 0:
		return t.year, t.year, true
	case t.session.IsZero() || t.session.Series != Regular:
		return 0, 0, false
	}
	switch t.organ {
	case HumanRightsCouncil:
		year := councilYear(t.session.Number)
		return year - 1, year, true
	case GeneralAssembly, FirstCommittee, SecondCommittee, ThirdCommittee,
		FourthCommittee, FifthCommittee, SixthCommittee:
		from, to = SessionYears(t.session.Number)
		return from, to, true
	}
	return 0, 0, false
}

// SessionYears returns the years over which a regular session of the General
// Assembly extends: the 60th from 2005 to 2006.
func SessionYears(session int) (from, to int) {
	return 1945 + session, 1946 + session
}

// councilYear returns the year of a regular session of the Human Rights
// Council, which has held three a year since 2006.
func councilYear(session int) int {
	return 2006 + (session-1)/3
}
