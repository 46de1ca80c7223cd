// Package symbol parses document symbols, such as A/RES/73/180 or S/PV.7353.
//
// The input is text that a person typed; the output is a Symbol: its normalized
// spelling, the organ, the kind of document, the session or year, the number,
// and the URL of the document. The symbols of the United Nations are built in; a
// Registry adds other systems (a regional court, a parliament) by pattern.
//
// The normalized spelling of a UN symbol is that of the United Nations Digital
// Library, which has no spaces: S/RES/1718(2006), A/RES/217(III)[A],
// S/PV.7353(Resumption1). Differences of case, spaces and slashes are accepted,
// because they change nothing; any other mistake is an error, with the spelling
// that was probably meant as its hint. A symbol that cannot exist (a session
// that was never held, a kind of document that the organ does not issue) is an
// error as well.
//
// The package never checks whether a document exists and never reads a file.
package symbol

import (
	"slices"
	"strconv"
	"strings"
)

// Organ is the organ that issued a document, or whose meeting it is for. It
// includes subsidiary bodies, unless they have an Organ of their own.
type Organ string

// The organs. Documents of treaty bodies, programmes, the Secretariat and of
// systems other than the UN's are OtherOrgan.
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

// Kind is the kind of a document.
type Kind string

// The kinds. Reports, letters and notes share one numbered series, so that their
// symbols look alike: all are Document.
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

// Symbol is the symbol of one document. It is comparable: a Registry parses two
// spellings of one symbol into equal values. The zero value names no document.
type Symbol struct {
	text            string    // the normalized spelling
	custom          *compiled // nil for the UN's
	number, session int32
	year            int16
	series          uint8 // of the session, an index of allSeries
	organ           uint8 // index of organs
	kind            uint8 // index of kinds
}

// parsed holds the parts of a symbol while it is parsed.
type parsed struct {
	text    string // the normalized spelling
	organ   Organ
	kind    Kind
	session Session
	year    int
	number  int
}

// pack returns the Symbol with the parts of t.
func (t parsed) pack(custom *compiled) Symbol {
	return Symbol{
		text: t.text, custom: custom,
		number: int32(t.number), session: int32(t.session.Number), year: int16(t.year),
		series: indexOf(allSeries[:], t.session.Series), organ: indexOf(organs[:], t.organ), kind: indexOf(kinds[:], t.kind),
	}
}

func indexOf[T comparable](all []T, one T) uint8 { return uint8(slices.Index(all, one)) }

// The values that a Symbol holds an index of; the first are those of the zero
// Symbol.
var (
	organs = [...]Organ{
		"", GeneralAssembly, FirstCommittee, SecondCommittee, ThirdCommittee, FourthCommittee, FifthCommittee, SixthCommittee,
		HumanRightsCouncil, CommissionOnHumanRights, ECOSOC, SecurityCouncil, OtherOrgan,
	}
	kinds = [...]Kind{
		"", Resolution, Decision, PresidentialStatement, Draft, ConferenceRoomPaper, WorkingPaper,
		VerbatimRecord, SummaryRecord, Information, NGOStatement, Document,
	}
	allSeries = [...]Series{Regular, Special, EmergencySpecial, Organizational, OrganizationalMeeting}
)

// Session is a session of an organ that numbers them. The zero value is none.
type Session struct {
	Series Series
	Number int
}

// Series is the series of a session; each is numbered from 1.
type Series string

// The series of sessions, as written before the number.
const (
	Regular               Series = ""
	Special               Series = "S"
	EmergencySpecial      Series = "ES"
	Organizational        Series = "OS"
	OrganizationalMeeting Series = "OM" // organizational meetings
)

// IsZero reports whether there is no session.
func (s Session) IsZero() bool { return s.Number == 0 }

// String returns the session as written in symbols: "73", "S-10", "OS/12".
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

// String returns the symbol in its normalized spelling.
func (s Symbol) String() string { return s.text }

// URL returns the URL of the document, fully escaped.
func (s Symbol) URL() string {
	switch {
	case s.IsZero():
		return ""
	case s.custom != nil:
		return strings.Replace(s.custom.url, placeholder, escape(s.text), 1)
	}
	return documentURL(s.text)
}

// System returns UN, or the ID of the custom System whose pattern matched.
func (s Symbol) System() string {
	switch {
	case s.IsZero():
		return ""
	case s.custom != nil:
		return s.custom.id
	}
	return UN
}

// Organ returns the organ that issued the document.
func (s Symbol) Organ() Organ { return organs[s.organ] }

// Kind returns the kind of the document.
func (s Symbol) Kind() Kind { return kinds[s.kind] }

// Session returns the session written in the symbol, or the zero Session.
func (s Symbol) Session() Session { return Session{allSeries[s.series], int(s.session)} }

// Year returns the year written in the symbol, or 0.
func (s Symbol) Year() int { return int(s.year) }

// Number returns the document's number in its series, or 0 for a series that
// this package does not parse.
func (s Symbol) Number() int { return int(s.number) }

// Years returns the first and last year that a document with this symbol can be
// dated: the year written in the symbol, or the years of its session. For the
// Human Rights Council they include the year before the session, because its
// documents are published ahead of it. ok is false if neither is known.
func (s Symbol) Years() (from, to int, ok bool) {
	session := s.Session()
	switch {
	case s.year != 0:
		return s.Year(), s.Year(), true
	case session.IsZero() || session.Series != Regular:
		return 0, 0, false
	}
	switch s.Organ() {
	case HumanRightsCouncil:
		year := councilYear(session.Number)
		return year - 1, year, true
	case GeneralAssembly, FirstCommittee, SecondCommittee, ThirdCommittee,
		FourthCommittee, FifthCommittee, SixthCommittee:
		from, to = SessionYears(session.Number)
		return from, to, true
	}
	return 0, 0, false
}

// SessionYears returns the years of a regular session of the General Assembly:
// 2005 and 2006 for the 60th.
func SessionYears(session int) (from, to int) {
	return 1945 + session, 1946 + session
}

// councilYear returns the year of a regular session of the Human Rights
// Council, which has held three a year since 2006.
func councilYear(session int) int {
	return 2006 + (session-1)/3
}
