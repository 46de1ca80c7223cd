package vote

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
)

// Claim is what an entry, or one of its stages, states about a vote.
type Claim struct {
	Decision
	Tally   Tally
	Roll    Roll // nil without a votes file
	HasNote bool // a note explains what would be a contradiction between numbers

	Members int      // of the organ in that year; 0 if not known
	Vetoers []string // codes of the members whose vote against a text is a veto
	Organ   string   // name of the organ in messages: "the General Assembly"
	OrganID string   // in config.toml, for hints; "" if the act names no organ
	Year    int      // of the vote, for messages; 0 if not known
}

// RollField is the Field of a finding about the votes file itself.
const RollField = "roll"

// Finding is a contradiction. Field is the front matter key that it concerns, such as
// "method" or the Key of a ballot, or RollField.
type Finding struct {
	Field   string
	Problem *diag.Problem
}

// maxCount is far above the number of members of any organ, and prevents overflow of
// sums.
const maxCount = 100_000

// Check returns every contradiction in a claim, in a fixed order. A note silences those
// between numbers, which sources do have; impossible combinations of keys stay.
func Check(c Claim) []Finding {
	k := &checker{Claim: c}
	k.checkWords()
	k.checkMethod()
	k.checkQuestion()
	k.checkRule()
	if k.checkNumbers() && !k.HasNote {
		k.checkMembers()
		k.checkMajority()
		k.checkVeto()
		k.checkRoll()
	}
	return k.findings
}

type checker struct {
	Claim
	findings []Finding
}

func (k *checker) report(field string, code diag.Code, message, hint string) {
	k.findings = append(k.findings, Finding{field, &diag.Problem{Code: code, Message: message, Hint: hint}})
}

func (k *checker) warn(field string, code diag.Code, message, hint string) {
	k.findings = append(k.findings, Finding{field, &diag.Problem{Code: code, Message: message, Hint: hint, Warning: true}})
}

func (k *checker) checkWords() {
	switch {
	case k.Method == Method(OfProcedure): // as it was written before there were questions
		k.report("method", diag.InvalidValue, `"procedural" says what was voted on, not how`,
			`write method = "recorded", and in a line of its own question = "procedural"`)
	case k.Method != "" && !slices.Contains(Methods(), k.Method):
		k.report("method", diag.InvalidValue, fmt.Sprintf("unknown method %q", k.Method), "write "+oneOf(Methods()))
	}
	if k.Question != "" && !slices.Contains(Questions(), k.Question) {
		k.report("question", diag.InvalidValue, fmt.Sprintf("unknown question %q", k.Question), "write "+oneOf(Questions()))
	}
	if k.Outcome != "" && !slices.Contains(Outcomes(), k.Outcome) {
		k.report("outcome", diag.InvalidValue, fmt.Sprintf("unknown outcome %q", k.Outcome), "write "+oneOf(Outcomes()))
	}
}

func oneOf[T ~string](words []T) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = fmt.Sprintf("%q", w)
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

// checkMethod compares the method and outcome with the presence of numbers and names.
func (k *checker) checkMethod() {
	hasTally, hasRoll := !k.Tally.IsZero(), len(k.Roll) > 0
	switch {
	case k.Method == Consensus && hasTally:
		k.report(k.Tally.Known()[0].Key(), diag.ImpossibleTally, "a text adopted without a vote has no tally",
			`remove the numbers, or write method = "recorded"`)
	case hasRoll && !k.Method.hasNames():
		k.report("method", diag.InvalidVote, fmt.Sprintf("the method is %q, but there is a file with the votes of states", k.Method),
			`write method = "recorded", or remove the votes file`)
	case k.Method == Consensus && k.Outcome == Rejected:
		k.report("outcome", diag.InvalidVote, "a text is not rejected without a vote",
			`write method = "recorded", or outcome = "withdrawn"`)
	case k.Method == "" && hasTally:
		k.report(k.Tally.Known()[0].Key(), diag.MissingKey, "there is a tally, but the method of the vote is missing", `add method = "recorded"`)
	case k.Outcome == Withdrawn && (hasTally || hasRoll) && !k.HasNote:
		k.warn("outcome", diag.InvalidVote, "a text that was withdrawn is usually not voted on",
			"check whether the numbers belong to another text; if they are right, say so in note")
	}
	if len(k.Dissociated) > 0 && k.Method.HasTally() {
		k.report("dissociated", diag.InvalidVote, "states dissociate themselves from a consensus, but here there was a vote",
			`write method = "consensus", or delete this line and name the states in note`)
	}
}

// hasNames reports whether it can be known who cast which ballot. Of an unknown method
// it may be.
func (m Method) hasNames() bool { return m != NonRecorded && m != Secret && m != Consensus }

func (k *checker) checkQuestion() {
	if k.Question == OfElection && k.Outcome == "" {
		k.report("question", diag.MissingKey, "an election has an outcome, which is missing here",
			`add outcome = "adopted" if they were elected, or outcome = "rejected"`)
	}
}

// checkNumbers reports whether every number is in range.
func (k *checker) checkNumbers() bool {
	valid := true
	for _, b := range k.Tally.Known() {
		n, _ := k.Tally.Get(b)
		switch {
		case n < 0:
			k.report(b.Key(), diag.ImpossibleTally, fmt.Sprintf("%s = %d is less than nothing", b.Key(), n), "write a whole number from 0 up, or leave the key out where it is not known")
			valid = false
		case n > maxCount:
			k.report(b.Key(), diag.ImpossibleTally, fmt.Sprintf("%s = %d is more than any organ has members", b.Key(), n), "check the number against the source")
			valid = false
		}
	}
	return valid
}

// checkMembers compares the sum of the tally with the number of members.
func (k *checker) checkMembers() {
	if k.Members <= 0 || !k.Method.HasTally() {
		return
	}
	if len(k.Roll) > k.Members {
		k.report(RollField, diag.ImpossibleTally, fmt.Sprintf("the votes file names %d states, but %s", len(k.Roll), k.membersClause()),
			"remove the states that were no members")
	}
	known := k.Tally.Known()
	if len(known) == 0 {
		return
	}
	sum := 0
	for _, b := range known {
		n, _ := k.Tally.Get(b)
		sum += n
	}
	complete := len(known) == len(Ballots())
	if sum < k.Members && !complete || sum == k.Members {
		return
	}
	hint := "check the numbers against the source"
	if complete {
		hint = "yes, no, abstain and absent together come to all members; check them against the source, or leave absent out"
	}
	k.report(known[0].Key(), diag.ImpossibleTally,
		fmt.Sprintf("%s votes, but %s", k.equation(known, sum), k.membersClause()), hint)
}

func (k *checker) equation(known []Ballot, sum int) string {
	var terms []string
	for _, b := range known {
		n, _ := k.Tally.Get(b)
		terms = append(terms, fmt.Sprint(n))
	}
	if len(terms) == 1 {
		return terms[0]
	}
	return fmt.Sprintf("%s = %d", strings.Join(terms, " + "), sum)
}

func (k *checker) membersClause() string {
	when := ""
	if k.Year != 0 {
		when = fmt.Sprintf(" in %d", k.Year)
	}
	return fmt.Sprintf("%s had %d members%s", k.organ(), k.Members, when)
}

func (k *checker) organ() string {
	if k.Organ == "" {
		return "the organ"
	}
	return k.Organ
}

// checkRoll compares the tally with the votes file. A file may omit the states that did
// not vote, so absences are compared only if it has any.
func (k *checker) checkRoll() {
	if len(k.Roll) == 0 {
		return
	}
	for _, b := range k.Tally.Known() {
		claimed, _ := k.Tally.Get(b)
		counted := k.Roll.Count(b)
		if claimed == counted || b == Absent && counted == 0 {
			continue
		}
		k.report(b.Key(), diag.TallyDifference, fmt.Sprintf("%s = %d, but the votes file has %d", b.Key(), claimed, counted),
			"correct the one that is wrong, or explain the difference in note")
	}
}
