package vote

import (
	"fmt"
	"slices"
	"strings"

	"annals/internal/diag"
)

// Claim is what an entry, or one of its stages, states about a vote.
type Claim struct {
	Method  Method
	Outcome Outcome
	Tally   Tally
	Roll    Roll // nil without a votes file
	HasNote bool // a note explains differences between Tally and Roll

	Members int    // of the organ in that year; 0 if not known
	Organ   string // name of the organ in messages: "the General Assembly"
	Year    int    // of the vote, for messages; 0 if not known
}

// RollField is the Field of a finding about the votes file itself.
const RollField = "roll"

// Finding is a contradiction. Field is the front matter key that it concerns:
// "method", "outcome", the Key of a ballot, or RollField.
type Finding struct {
	Field   string
	Problem *diag.Problem
}

// maxCount is far above the number of members of any organ, and prevents overflow of
// sums.
const maxCount = 100_000

// Check returns every contradiction in a claim, in a fixed order.
func Check(c Claim) []Finding {
	k := &checker{Claim: c}
	k.checkWords()
	k.checkMethod()
	if k.checkNumbers() {
		k.checkMembers()
		k.checkMajority()
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
	if k.Method != "" && !slices.Contains(Methods(), k.Method) {
		k.report("method", diag.InvalidValue, fmt.Sprintf("unknown method %q", k.Method), "write "+oneOf(Methods()))
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

// checkMethod compares the method and outcome with the presence of numbers.
func (k *checker) checkMethod() {
	counted := !k.Tally.IsZero() || len(k.Roll) > 0
	switch {
	case k.Method == Consensus && !k.Tally.IsZero():
		k.report(k.Tally.Known()[0].Key(), diag.ImpossibleTally, "a text adopted without a vote has no tally",
			`remove the numbers, or write method = "recorded"`)
	case k.Method == Consensus && counted:
		k.report("method", diag.InvalidVote, `the method is "consensus", but there is a votes file beside the entry`,
			`write method = "recorded", or remove the votes file`)
	case k.Method == Consensus && k.Outcome == Rejected:
		k.report("outcome", diag.InvalidVote, "a text is not rejected without a vote",
			`write method = "recorded", or outcome = "withdrawn"`)
	case k.Method == "" && !k.Tally.IsZero():
		k.report(k.Tally.Known()[0].Key(), diag.MissingKey, "there is a tally, but the method of the vote is missing", `add method = "recorded"`)
	case k.Outcome == Withdrawn && counted:
		k.warn("outcome", diag.InvalidVote, "a text that was withdrawn is usually not voted on",
			"check whether the numbers belong to another text")
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
	organ := k.Organ
	if organ == "" {
		organ = "the organ"
	}
	when := ""
	if k.Year != 0 {
		when = fmt.Sprintf(" in %d", k.Year)
	}
	return fmt.Sprintf("%s had %d members%s", organ, k.Members, when)
}

// checkMajority compares the outcome with the majority. A rejection despite a majority
// is only a warning: some votes need more than a simple majority, or can be vetoed.
func (k *checker) checkMajority() {
	if !k.Method.HasTally() {
		return
	}
	tally := k.Tally
	if tally.IsZero() && len(k.Roll) > 0 {
		tally = k.Roll.Tally()
	}
	yes, yesKnown := tally.Get(Yes)
	no, noKnown := tally.Get(No)
	switch {
	case !yesKnown || !noKnown:
	case k.Outcome == Adopted && yes <= no:
		k.report("outcome", diag.OutcomeMajority, fmt.Sprintf("the outcome is \"adopted\", but %d yes to %d no is no majority", yes, no),
			`check the numbers, or write outcome = "rejected"`)
	case k.Outcome == Rejected && yes > no:
		k.warn("outcome", diag.OutcomeMajority, fmt.Sprintf("the outcome is \"rejected\", although %d yes to %d no is a majority", yes, no),
			"this is right where more than a majority was needed or a veto was cast; else check the numbers")
	}
}

// checkRoll compares the tally with the votes file. A file may omit the states that did
// not vote, so absences are compared only if it has any.
func (k *checker) checkRoll() {
	if len(k.Roll) == 0 || k.HasNote {
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
