package symbol

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

// issuer describes the symbols of the documents that one organ issues.
type issuer struct {
	organ   Organ
	prefix  string // in the usual case: "A/C.3"
	name    string // "the Third Committee"
	example string // of symbols, for hints

	calendar   calendar       // of documents
	acts       []act          // resolutions and the like
	dated      []string       // series numbered within a session or year: "L", "SR"
	undated    []string       // series numbered continuously, without a session or year
	maxPlain   int            // highest number of documents numbered continuously (A/810), 0: none
	subsidiary *regexp.Regexp // first component of symbols of subsidiary bodies
}

// act describes a series of texts that an organ adopts.
type act struct {
	word         string
	calendar     calendar
	lastRoman    int       // last session written as in 217(III), 0: none
	lastSpecials [2]int    // last special and emergency special session written so
	parens       *calendar // the years in 1718(2006); nil: the period comes before the number
}

// actKinds maps the words of acts to their kind and English name.
var actKinds = map[string]struct {
	kind Kind
	name string
}{
	"RES":  {Resolution, "resolutions"},
	"DEC":  {Decision, "decisions"},
	"PRST": {PresidentialStatement, "presidential statements"},
}

// series describes one series of documents within an organ.
type series struct {
	kind   Kind
	name   string
	dotted bool // PV.7353; otherwise NGO/12
	plain  bool // both are in use
}

var seriesWords = map[string]series{
	"L":    {kind: Draft, name: "drafts (L.)", dotted: true},
	"CRP":  {kind: ConferenceRoomPaper, name: "conference-room papers (CRP.)", dotted: true},
	"WP":   {kind: WorkingPaper, name: "working papers (WP.)", dotted: true},
	"PV":   {kind: VerbatimRecord, name: "verbatim records (PV.)", dotted: true},
	"SR":   {kind: SummaryRecord, name: "summary records (SR.)", dotted: true},
	"INF":  {kind: Information, name: "information papers (INF)", dotted: true, plain: true},
	"NGO":  {kind: NGOStatement, name: "statements of organizations (NGO)"},
	"G":    {kind: Document, name: "communications of governments (G)"},
	"NI":   {kind: Document, name: "communications of national institutions (NI)"},
	"MISC": {kind: Document, name: "miscellaneous papers (Misc.)", dotted: true},
}

// parse parses the components after the organ's prefix.
func (iss *issuer) parse(rest []string) (parsed, *diag.Problem) {
	if len(rest) == 0 {
		return parsed{}, iss.invalid("this names an organ but no document", "")
	}
	head := rest[0]
	if a, known := actKinds[head]; known {
		for i := range iss.acts {
			if iss.acts[i].word == head {
				return iss.parseAct(&iss.acts[i], rest[1:])
			}
		}
		return parsed{}, iss.invalid(fmt.Sprintf("%s issues no %s of its own", iss.name, a.name), "")
	}
	if iss.subsidiary != nil && iss.subsidiary.MatchString(head) {
		return parseSeries(iss.organ, append(strings.Split(strings.ToUpper(iss.prefix), "/"), rest...))
	}
	if len(rest) == 1 && iss.maxPlain > 0 && isDigits(head) {
		return iss.parsePlainNumber(head)
	}
	if w, _, _ := strings.Cut(head, "."); isSeries(w) {
		if s := seriesWords[head]; s.plain && len(rest) > 2 {
			return iss.parseSeriesFirst(s.kind, rest)
		}
		return iss.parseTail(period{}, iss.undated, rest)
	}
	if !strings.ContainsAny(head, "0123456789") && !(iss.calendar.meetings && len(rest) > 1) {
		return parsed{}, iss.invalid(fmt.Sprintf("%s issues no series %q", iss.name, head), "")
	}
	p, used, problem := iss.calendar.parse(rest)
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	return iss.parseTail(p, iss.dated, rest[used:])
}

func (iss *issuer) parsePlainNumber(number string) (parsed, *diag.Problem) {
	n, problem := parseNumber(number)
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	if n > iss.maxPlain {
		return parsed{}, iss.invalid(fmt.Sprintf("%s has no document %d without a session or year before the number", iss.name, n), "")
	}
	return iss.newParsed(Document, period{}, n, iss.prefix+"/"+number), nil
}

// parseSeriesFirst parses a series that stands before the session or year, as in
// A/INF/76/1.
func (iss *issuer) parseSeriesFirst(kind Kind, rest []string) (parsed, *diag.Problem) {
	p, used, problem := iss.calendar.parse(rest[1:])
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	after := rest[1+used:]
	if len(after) == 0 {
		return parsed{}, iss.invalid(fmt.Sprintf("the number is missing after %s", p), "")
	}
	return iss.numbered(kind, p, after[0], after[1:], iss.prefix, rest[0], p.String(), after[0])
}

// parseTail parses the components after the period: a number, or a series and a
// number.
func (iss *issuer) parseTail(p period, allowed, rest []string) (parsed, *diag.Problem) {
	if len(rest) == 0 {
		return parsed{}, iss.invalid(fmt.Sprintf("the number is missing after %s", p), "")
	}
	head := rest[0]
	w, number, dotted := strings.Cut(head, ".")
	s, known := seriesWords[w]
	if !known {
		if dotted || strings.Trim(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return parsed{}, iss.invalid(fmt.Sprintf("%s issues no series %q", iss.name, w), "")
		}
		return iss.finish(Document, p, head, rest[1:], head)
	}
	if !slices.Contains(allowed, w) {
		return parsed{}, iss.misplacedSeries(w, s, p)
	}
	switch {
	case dotted && s.dotted:
		return iss.finish(s.kind, p, number, rest[1:], restoreCase(w)+"."+number)
	case !dotted && len(rest) > 1 && (!s.dotted || s.plain):
		return iss.finish(s.kind, p, rest[1], rest[2:], w, rest[1])
	case len(rest) == 1 && !dotted:
		return parsed{}, iss.invalid(fmt.Sprintf("the number is missing after %s", w), "")
	case s.dotted:
		return parsed{}, iss.invalid(fmt.Sprintf("a dot stands between %s and its number", w), "")
	default:
		return parsed{}, iss.invalid(fmt.Sprintf("a slash stands between %s and its number", w), "")
	}
}

// misplacedSeries reports a known series that is not allowed here.
func (iss *issuer) misplacedSeries(w string, s series, p period) *diag.Problem {
	dated := p != period{}
	switch {
	case dated && slices.Contains(iss.undated, w):
		return iss.invalid(fmt.Sprintf("the %s of %s are counted through, without a session or year", s.name, strings.TrimPrefix(iss.name, "the ")), "")
	case !dated && slices.Contains(iss.dated, w):
		return iss.invalid(fmt.Sprintf("the session or year is missing before %s", w), "")
	default:
		return iss.invalid(fmt.Sprintf("%s issues no %s", iss.name, s.name), "")
	}
}

// finish returns the symbol whose period stands before its tail.
func (iss *issuer) finish(kind Kind, p period, number string, after []string, tail ...string) (parsed, *diag.Problem) {
	head := []string{iss.prefix}
	if (p != period{}) {
		head = append(head, p.String())
	}
	return iss.numbered(kind, p, number, after, append(head, tail...)...)
}

// numbered parses the number and returns the symbol with the given components; nothing
// may stand after the number.
func (iss *issuer) numbered(kind Kind, p period, number string, after []string, components ...string) (parsed, *diag.Problem) {
	n, problem := parseNumber(number)
	if problem != nil {
		return parsed{}, iss.withExample(problem)
	}
	if len(after) > 0 {
		return parsed{}, iss.invalid(fmt.Sprintf("%q after the number belongs to no form of symbol", strings.Join(after, "/")), "")
	}
	return iss.newParsed(kind, p, n, strings.Join(components, "/")), nil
}

func (iss *issuer) newParsed(kind Kind, p period, number int, text string) parsed {
	return parsed{text: text, organ: iss.organ, kind: kind, session: p.session, year: p.year, number: number}
}

func (iss *issuer) invalid(message, hint string) *diag.Problem {
	return iss.withExample(invalid(message, hint))
}

// withExample adds example symbols to a problem that has no hint.
func (iss *issuer) withExample(problem *diag.Problem) *diag.Problem {
	if problem.Hint == "" {
		problem.Hint = "its symbols look like " + iss.example
	}
	return problem
}

func isSeries(w string) bool {
	_, ok := seriesWords[w]
	return ok
}
