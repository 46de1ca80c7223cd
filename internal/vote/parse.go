package vote

import (
	"bytes"
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/state"
)

const (
	stateColumn = "state"
	voteColumn  = "vote"

	headerHint = "let the first line be: state,vote"
)

// maxMistakes is more than a file with one mistake for every state has; what
// goes on beyond it is no votes file.
const maxMistakes = 1000

// ParseCSV reads a votes file: a header with the columns state and vote, then
// one line for each state. It reports every mistake; the roll holds the lines
// that are right. Blank lines, a byte order mark, any kind of line end, quotes
// and spaces round a value are accepted.
func ParseCSV(file string, src []byte) (Roll, diag.List) {
	p := parser{file: file, line: 1, stateAt: 0, voteAt: 1, columns: 2, first: map[string]seen{}}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	for len(src) > 0 && !p.stopped() {
		var line []byte
		line, src = cutLine(src)
		if len(bytes.TrimSpace(line)) > 0 {
			p.read(string(line))
		}
		p.line++
	}
	p.end()
	p.roll.sort()
	return p.roll, p.list
}

// cutLine parts the first line, without its end, from the rest.
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
	header          bool // has been read
	hopeless        bool // the rest cannot be understood
	stateAt, voteAt int  // places of the two columns
	columns         int  // of the header
	first           map[string]seen
	roll            Roll
	list            diag.List
}

// seen is where a state stood first.
type seen struct {
	line   int
	ballot Ballot
}

func (p *parser) stopped() bool { return p.hopeless || len(p.list) >= maxMistakes }

func (p *parser) at(f field) diag.Range {
	return diag.Range{Position: diag.Position{File: p.file, Line: p.line, Column: f.column}, End: f.end}
}

func (p *parser) end() {
	if len(p.list) > 0 || len(p.roll) > 0 {
		return
	}
	message := "this votes file is empty"
	if p.header {
		message = "this votes file names no states"
	}
	at := diag.Range{Position: diag.Position{File: p.file, Line: 1, Column: 1}}
	p.list.Error(at, diag.InvalidVotesFile, message, "write a line for each state, such as KOR,Y under the header state,vote, or remove the file")
}

func (p *parser) read(line string) {
	fields, problem := splitFields(line)
	if problem != nil {
		whole := field{column: 1, end: len(line) + 1}
		p.list = append(p.list, problem.At(p.at(whole)))
		// A header that cannot be read is still the header.
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

// readHeader finds the columns. Where the header is wrong, the usual order is
// taken for what follows.
func (p *parser) readHeader(line string, fields []field) {
	if len(fields) == 1 && strings.ContainsAny(line, ";\t") {
		p.hopeless = true
		p.list.Error(p.at(field{column: 1, end: len(line) + 1}), diag.InvalidVotesFile,
			"the columns of a votes file are separated by commas",
			"save the table as CSV with commas, so that the first line reads state,vote")
		return
	}
	if looksLikeCast(fields) {
		p.list.Error(p.at(fields[0]), diag.InvalidVotesFile, "the header line is missing", headerHint)
		p.readCast(fields)
		return
	}
	p.columns = max(p.columns, len(fields))
	found, unknown := map[string]int{}, false
	for i, f := range fields {
		name := strings.ToLower(f.text)
		switch _, twice := found[name]; {
		case name != stateColumn && name != voteColumn:
			unknown = true
			p.list.Error(p.at(f), diag.InvalidVotesFile, fmt.Sprintf("unknown column %q", f.text), headerHint)
		case twice:
			p.list.Error(p.at(f), diag.InvalidVotesFile, fmt.Sprintf("the column %q stands here twice", name), headerHint)
		default:
			found[name] = i
		}
	}
	if len(found) == 2 {
		p.stateAt, p.voteAt = found[stateColumn], found[voteColumn]
		return
	}
	for _, name := range []string{stateColumn, voteColumn} {
		// Where a column has an unknown name, that is the one mistake.
		if _, ok := found[name]; !ok && !unknown {
			p.list.Error(p.at(field{column: 1, end: len(line) + 1}), diag.InvalidVotesFile,
				fmt.Sprintf("the column %q is missing", name), headerHint)
		}
	}
}

// looksLikeCast reports whether a first line is no header but a state's vote.
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
		p.list.Error(p.at(last), diag.InvalidVotesFile, "this line has a value too few", "write the state's code, a comma and its vote, such as KOR,Y")
		return
	}
	if len(fields) > p.columns {
		extra := field{column: fields[p.columns].column, end: fields[len(fields)-1].end}
		p.list.Error(p.at(extra), diag.InvalidVotesFile, "this line has more values than the state and its vote", "remove what stands here, and the comma before it")
	}
	code, known := p.readState(fields[p.stateAt])
	ballot, valid := p.readBallot(fields[p.voteAt])
	if !known {
		return
	}
	if before, twice := p.first[code]; twice {
		p.list.Error(p.at(fields[p.stateAt]), diag.DuplicateState, fmt.Sprintf("%s stands on line %d already", code, before.line), duplicateHint(before.ballot, ballot))
		return
	}
	p.first[code] = seen{p.line, ballot}
	if valid {
		p.roll = append(p.roll, Cast{code, ballot})
	}
}

func duplicateHint(before, now Ballot) string {
	if before == now || before == 0 || now == 0 {
		return "remove one of the two lines"
	}
	return fmt.Sprintf("the two lines differ (%s there, %s here): keep the one that the record shows", before, now)
}

func (p *parser) readState(f field) (code string, known bool) {
	if f.text == "" {
		p.list.Error(p.at(f), diag.InvalidVotesFile, "the state is missing", "write its ISO 3166-1 alpha-3 code, such as KOR")
		return "", false
	}
	if s, ok := state.Lookup(f.text); ok {
		return s.Code, true
	}
	hint := "write the ISO 3166-1 alpha-3 code, such as KOR"
	if s, ok := state.Lookup(state.Suggest(f.text)); ok {
		hint = fmt.Sprintf("did you mean %s (%s)?", s.Code, s.Name("en"))
	}
	p.list.Error(p.at(f), diag.UnknownState, fmt.Sprintf("unknown state %q", f.text), hint)
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
		p.list.Error(p.at(f), diag.InvalidVote, "the vote is missing", letters)
		return 0, false
	}
	hint := letters
	if meant, ok := guessBallot(f.text); ok {
		hint = fmt.Sprintf("did you mean %s?", meant)
	}
	p.list.Error(p.at(f), diag.InvalidVote, fmt.Sprintf("unknown vote %q", f.text), hint)
	return 0, false
}

// guessBallot knows the words that other lists of votes use.
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
