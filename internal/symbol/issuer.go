package symbol

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"annals/internal/diag"
)

// body tells which documents one organ issues and how it files them.
type body struct {
	organ   Organ
	prefix  string // in the usual case: "A/C.3"
	name    string // "the Third Committee"
	example string // a hint that shows the organ's forms

	calendar calendar // of documents
	acts     []act    // resolutions and the like
	dated    []string // series under a session or year, beside plain numbers: "L", "SR"
	undated  []string // series counted through from the first session on
	bare     int      // highest number in the series of plain numbers counted through, 0: none
	under    *regexp.Regexp
}

// act is a series of texts that an organ adopts.
type act struct {
	word     string
	calendar calendar
	roman    int       // last session cited as 217(III), 0: none
	specials [2]int    // last special and emergency special session cited so
	paren    *calendar // the form 1718(2006), instead of a period before the number
}

// actKinds are the words of acts, and what plain language calls them.
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

// parse reads the components after the organ's prefix.
func (b *body) parse(rest []string) (told, *diag.Problem) {
	if len(rest) == 0 {
		return told{}, b.refuse("this names an organ but no document", "")
	}
	head := rest[0]
	if a, known := actKinds[head]; known {
		for i := range b.acts {
			if b.acts[i].word == head {
				return b.parseAct(&b.acts[i], rest[1:])
			}
		}
		return told{}, b.refuse(fmt.Sprintf("%s issues no %s of its own", b.name, a.name), "")
	}
	if b.under != nil && b.under.MatchString(head) {
		return parseSeries(b.organ, append(strings.Split(strings.ToUpper(b.prefix), "/"), rest...))
	}
	if len(rest) == 1 && b.bare > 0 && isDigits(head) {
		return b.parseBare(head)
	}
	if w, _, _ := strings.Cut(head, "."); isSeries(w) {
		return b.parseTail(span{}, b.undated, rest)
	}
	if !strings.ContainsAny(head, "0123456789") && !(b.calendar.meetings && len(rest) > 1) {
		return told{}, b.refuse(fmt.Sprintf("%s issues no series %q", b.name, head), "")
	}
	p, used, problem := b.calendar.read(rest)
	if problem != nil {
		return told{}, b.explain(problem)
	}
	return b.parseTail(p, b.dated, rest[used:])
}

func (b *body) parseBare(number string) (told, *diag.Problem) {
	n, problem := readNumber(number)
	if problem != nil {
		return told{}, b.explain(problem)
	}
	if n > b.bare {
		return told{}, b.refuse(fmt.Sprintf("%s has no document %d without a session or year before the number", b.name, n), "")
	}
	return b.told(Document, span{}, n, b.prefix+"/"+number), nil
}

// parseTail reads what follows the period: a number, or a series and a number.
func (b *body) parseTail(p span, allowed, rest []string) (told, *diag.Problem) {
	if len(rest) == 0 {
		return told{}, b.refuse(fmt.Sprintf("the number is missing after %s", p), "")
	}
	head := rest[0]
	w, number, dotted := strings.Cut(head, ".")
	s, known := seriesWords[w]
	if !known {
		if dotted || strings.Trim(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return told{}, b.refuse(fmt.Sprintf("%s issues no series %q", b.name, w), "")
		}
		return b.finish(Document, p, head, rest[1:], head)
	}
	if !slices.Contains(allowed, w) {
		return told{}, b.misplaced(w, s, p)
	}
	switch {
	case dotted && s.dotted:
		return b.finish(s.kind, p, number, rest[1:], spell(w)+"."+number)
	case !dotted && len(rest) > 1 && (!s.dotted || s.plain):
		return b.finish(s.kind, p, rest[1], rest[2:], w, rest[1])
	case len(rest) == 1 && !dotted:
		return told{}, b.refuse(fmt.Sprintf("the number is missing after %s", w), "")
	case s.dotted:
		return told{}, b.refuse(fmt.Sprintf("a dot stands between %s and its number", w), "")
	default:
		return told{}, b.refuse(fmt.Sprintf("a slash stands between %s and its number", w), "")
	}
}

// misplaced explains why a series that exists elsewhere cannot stand here.
func (b *body) misplaced(w string, s series, p span) *diag.Problem {
	dated := p != span{}
	switch {
	case dated && slices.Contains(b.undated, w):
		return b.refuse(fmt.Sprintf("the %s of %s are counted through, without a session or year", s.name, strings.TrimPrefix(b.name, "the ")), "")
	case !dated && slices.Contains(b.dated, w):
		return b.refuse(fmt.Sprintf("the session or year is missing before %s", w), "")
	default:
		return b.refuse(fmt.Sprintf("%s issues no %s", b.name, s.name), "")
	}
}

// finish makes the symbol once its number is the last thing left to read.
func (b *body) finish(kind Kind, p span, number string, after []string, tail ...string) (told, *diag.Problem) {
	n, problem := readNumber(number)
	if problem != nil {
		return told{}, b.explain(problem)
	}
	if len(after) > 0 {
		return told{}, b.refuse(fmt.Sprintf("%q after the number belongs to no form of symbol", strings.Join(after, "/")), "")
	}
	text := b.prefix
	if (p != span{}) {
		text += "/" + p.String()
	}
	return b.told(kind, p, n, text+"/"+strings.Join(tail, "/")), nil
}

func (b *body) told(kind Kind, p span, number int, text string) told {
	return told{text: text, organ: b.organ, kind: kind, session: p.session, year: p.year, number: number}
}

func (b *body) refuse(message, hint string) *diag.Problem {
	return b.explain(invalid(message, hint))
}

// explain adds the organ's usual forms to a problem that has no better hint.
func (b *body) explain(problem *diag.Problem) *diag.Problem {
	if problem.Hint == "" {
		problem.Hint = "its symbols look like " + b.example
	}
	return problem
}

func isSeries(w string) bool {
	_, ok := seriesWords[w]
	return ok
}
