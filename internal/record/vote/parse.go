package vote

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"annals/internal/diag"
	"annals/internal/invisible"
	"annals/internal/record/state"
)

const (
	stateColumn = "state"
	voteColumn  = "vote"
	noteColumn  = "note"

	headerHint = "let the first line be: state,vote"
	columnHint = headerHint + ", or state,vote,note"
)

// Table is what a votes file holds.
type Table struct {
	Roll  Roll
	Notes map[string]string // to single votes, by state; nil if there are none
}

// maxProblems is more than the problems of a file with one for every state; parsing
// stops there, since it is no votes file.
const maxProblems = 1000

// ParseCSV parses a votes file: a header with the columns state and vote, and note
// if there are any, then one line per state. It reports every problem; the table has
// the valid lines. Blank lines, a byte order mark, any line ending, and quotes and
// spaces around a value are accepted. States may have the codes of today or those of the
// day; the table has those of today, except for state.TwoStates.
func ParseCSV(file string, src []byte) (Table, diag.List) {
	p := parser{file: file, line: 1, stateAt: 0, voteAt: 1, noteAt: -1, columns: 2, seen: map[string]occurrence{}}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	for len(src) > 0 && !p.done() {
		var line []byte
		line, src = cutLine(src)
		if len(bytes.TrimSpace(line)) > 0 {
			p.readLine(string(line))
		}
		p.line++
	}
	p.finish()
	p.Roll.Sort()
	return p.Table, p.problems
}

// cutLine cuts src after its first line, which it returns without the line ending.
func cutLine(src []byte) (line, rest []byte) {
	i := bytes.IndexAny(src, "\r\n")
	if i < 0 {
		return src, nil
	}
	line, rest = src[:i], src[i+1:]
	if src[i] == '\r' && len(rest) > 0 && rest[0] == '\n' {
		rest = rest[1:]
	}
	return line, rest
}

type parser struct {
	file            string
	line            int
	header          bool                  // the header has been read
	unparsable      bool                  // the rest cannot be parsed
	stateAt, voteAt int                   // indices of the two columns
	noteAt          int                   // of the third, -1 without it
	columns         int                   // number of columns in the header
	seen            map[string]occurrence // by the code of today
	problems        diag.List
	Table
}

// occurrence is the first line of a state.
type occurrence struct {
	line   int
	code   string
	ballot Ballot
}

func (p *parser) done() bool { return p.unparsable || len(p.problems) >= maxProblems }

func (p *parser) at(f field) diag.Range {
	return diag.Range{Position: diag.Position{File: p.file, Line: p.line, Column: f.column}, End: f.end}
}

func (p *parser) finish() {
	if len(p.problems) > 0 || len(p.Roll) > 0 {
		return
	}
	message := "this votes file is empty"
	if p.header {
		message = "this votes file names no states"
	}
	at := diag.Range{Position: diag.Position{File: p.file, Line: 1, Column: 1}}
	p.problems.Error(at, diag.InvalidVotesFile, message, "write a line for each state, such as KOR,Y under the header state,vote, or remove the file")
}

func (p *parser) readLine(line string) {
	fields, problem := splitFields(line)
	if problem != nil {
		whole := field{column: 1, end: len(line) + 1}
		p.problems = append(p.problems, problem.At(p.at(whole)))
		// An invalid header still counts as the header.
		p.header = true
		return
	}
	if p.header {
		p.readCast(fields)
		return
	}
	p.header = true
	p.readHeader(line, fields)
}

// readHeader finds the columns. After an invalid header the default order is assumed.
func (p *parser) readHeader(line string, fields []field) {
	if len(fields) == 1 && strings.ContainsAny(line, ";\t") {
		p.unparsable = true
		p.problems.Error(p.at(field{column: 1, end: len(line) + 1}), diag.InvalidVotesFile,
			"the columns of a votes file are separated by commas",
			"save the table as CSV with commas, so that the first line reads state,vote")
		return
	}
	if looksLikeCast(fields) {
		p.problems.Error(p.at(fields[0]), diag.InvalidVotesFile, "the header line is missing", headerHint)
		p.readCast(fields)
		return
	}
	p.columns = max(p.columns, len(fields))
	found, unknown := map[string]int{}, false
	for i, f := range fields {
		name := strings.ToLower(f.text)
		switch _, twice := found[name]; {
		case name != stateColumn && name != voteColumn && name != noteColumn:
			unknown = true
			p.problems.Error(p.at(f), diag.InvalidVotesFile, fmt.Sprintf("unknown column %q", f.text), columnHint)
		case twice:
			p.problems.Error(p.at(f), diag.InvalidVotesFile, fmt.Sprintf("the column %q stands here twice", name), headerHint)
		default:
			found[name] = i
		}
	}
	if at, ok := found[noteColumn]; ok {
		p.noteAt = at
	}
	_, hasState := found[stateColumn]
	if _, hasVote := found[voteColumn]; hasState && hasVote {
		p.stateAt, p.voteAt = found[stateColumn], found[voteColumn]
		return
	}
	for _, name := range []string{stateColumn, voteColumn} {
		// An unknown column is probably the missing one: report it once.
		if _, ok := found[name]; !ok && !unknown {
			p.problems.Error(p.at(field{column: 1, end: len(line) + 1}), diag.InvalidVotesFile,
				fmt.Sprintf("the column %q is missing", name), headerHint)
		}
	}
}

// looksLikeCast reports whether the first line is a state's vote and no header.
func looksLikeCast(fields []field) bool {
	if _, isState := state.Lookup(fields[0].text); isState {
		return true
	}
	if len(fields) < 2 {
		return false
	}
	_, isBallot := guessBallot(fields[1].text)
	return isBallot
}

func (p *parser) readCast(fields []field) {
	if len(fields) <= max(p.stateAt, p.voteAt) {
		last := fields[len(fields)-1]
		p.problems.Error(p.at(last), diag.InvalidVotesFile, "this line has a value too few", "write the state's code, a comma and its vote, such as KOR,Y")
		return
	}
	if len(fields) > p.columns {
		extra := field{column: fields[p.columns].column, end: fields[len(fields)-1].end}
		p.problems.Error(p.at(extra), diag.InvalidVotesFile, "this line has more values than there are columns", extraHint(p.noteAt >= 0))
	}
	note := p.readNote(fields)
	code, known := p.readState(fields[p.stateAt])
	ballot, valid := p.readBallot(fields[p.voteAt])
	if !known {
		return
	}
	heir := state.Heir(code)
	if before, twice := p.seen[heir]; twice {
		message := fmt.Sprintf("%s stands on line %d already", code, before.line)
		if before.code != code {
			message = fmt.Sprintf("%s is the same state as %s on line %d, under another name", code, before.code, before.line)
		}
		p.problems.Error(p.at(fields[p.stateAt]), diag.DuplicateState, message, duplicateHint(before.ballot, ballot))
		return
	}
	p.seen[heir] = occurrence{p.line, code, ballot}
	if !valid {
		return
	}
	if code != state.TwoStates {
		code = heir
	}
	p.Roll = append(p.Roll, Cast{code, ballot})
	if note != "" {
		if p.Notes == nil {
			p.Notes = map[string]string{}
		}
		p.Notes[code] = note
	}
}

// readNote returns the note of a line, and reports what nobody can see in it, as in the
// texts of front matter.
func (p *parser) readNote(fields []field) string {
	if p.noteAt < 0 || p.noteAt >= len(fields) {
		return ""
	}
	f := fields[p.noteAt]
	for at, r := range invisible.All(f.text, invisible.Value) {
		hidden := field{column: f.column + at + strings.Count(f.text[:at], `"`)} // doubled in the file
		hidden.end = hidden.column + utf8.RuneLen(r)
		p.problems.Error(p.at(hidden), diag.HiddenCharacter, "this text holds a character that cannot be seen: "+invisible.Name(r), invisible.Hint(f.text, at))
		break
	}
	return f.text
}

// extraHint is for a line with more values than columns.
func extraHint(hasNotes bool) string {
	if hasNotes {
		return `put the note between quotation marks if it holds a comma: FRA,Y,"Later, it said so."`
	}
	return "remove what stands here, and the comma before it; or, if it is a note to this vote, let the first line be: state,vote,note"
}

func duplicateHint(before, now Ballot) string {
	if before == now || before == 0 || now == 0 {
		return "remove one of the two lines"
	}
	return fmt.Sprintf("the two lines differ (%s there, %s here): keep the one that the record shows", before, now)
}

func (p *parser) readState(f field) (code string, known bool) {
	if f.text == "" {
		p.problems.Error(p.at(f), diag.InvalidVotesFile, "the state is missing", "write its ISO 3166-1 alpha-3 code, such as KOR")
		return "", false
	}
	if s, ok := state.Lookup(f.text); ok {
		return s.Code, true
	}
	p.problems = append(p.problems, state.Unknown(f.text, "").At(p.at(f)))
	return "", false
}

func (p *parser) readBallot(f field) (b Ballot, valid bool) {
	for _, b := range Ballots() {
		if f.text == b.String() {
			return b, true
		}
	}
	const letters = "write Y (yes), N (no), A (abstained) or X (absent or not voting)"
	if f.text == "" {
		p.problems.Error(p.at(f), diag.InvalidVote, "the vote is missing", letters)
		return 0, false
	}
	hint := letters
	if guess, ok := guessBallot(f.text); ok {
		hint = fmt.Sprintf("did you mean %s?", guess)
	}
	p.problems.Error(p.at(f), diag.InvalidVote, fmt.Sprintf("unknown vote %q", f.text), hint)
	return 0, false
}

// guessBallot maps words that other lists of votes use.
func guessBallot(word string) (Ballot, bool) {
	switch strings.ToLower(word) {
	case "y", "yes", "yea", "in favour", "in favor", "for", "찬성":
		return Yes, true
	case "n", "no", "nay", "against", "반대":
		return No, true
	case "a", "abstain", "abstained", "abstention", "abstaining", "기권":
		return Abstain, true
	case "x", "absent", "nv", "-", "non-voting", "not voting", "did not vote", "불참":
		return Absent, true
	}
	return 0, false
}
