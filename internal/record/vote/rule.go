package vote

import (
	"fmt"
	"slices"

	"annals/internal/diag"
)

// checkRule compares the keys that say what decided with each other.
func (k *checker) checkRule() {
	counted := k.Method.HasTally() || k.Method == ""
	switch {
	case !k.Needed.IsZero() && !counted:
		k.report("needed", diag.InvalidVote, "a decision without a vote needs no number of votes", "delete this line, or write the method of the vote")
	case k.Members > 0 && k.Needed.Votes > k.Members:
		k.report("needed", diag.ImpossibleTally, fmt.Sprintf("%d votes were needed, but %s", k.Needed.Votes, k.membersClause()), "check the number against the source")
	}
	if k.CastingVote {
		k.checkCastingVote(counted)
	}
	if !k.Veto {
		return
	}
	const deletion = "delete this line"
	switch {
	case !counted:
		k.report("veto", diag.InvalidVote, "a veto is cast in a vote, but here there was none", deletion+", or write the method of the vote")
	case k.OrganID == "":
		k.report("veto", diag.InvalidVote, "a veto belongs to an organ, and none is named", "name the organ in body, or "+deletion)
	case len(k.Vetoers) == 0:
		k.report("veto", diag.InvalidVote, fmt.Sprintf("in %s nobody has a veto", k.organ()),
			fmt.Sprintf(`%s; if some members have a veto, name them in config.toml below [bodies.%s]: veto = ["FRA", "USA"]`, deletion, k.OrganID))
	case k.Outcome == Adopted:
		k.report("outcome", diag.InvalidVote, "what was stopped by a veto is not adopted", `write outcome = "rejected", or delete the line veto = true`)
	}
}

func (k *checker) checkCastingVote(counted bool) {
	yes, yesKnown := k.Tally.Get(Yes)
	no, noKnown := k.Tally.Get(No)
	switch {
	case !counted:
		k.report("casting_vote", diag.InvalidVote, "a casting vote is cast in a vote, but here there was none", "delete this line, or write the method of the vote")
	case k.Veto:
		k.report("casting_vote", diag.InvalidVote, "a veto and a casting vote cannot both decide", "delete one of the two lines")
	case !k.Needed.IsZero():
		k.report("casting_vote", diag.InvalidVote, fmt.Sprintf("a casting vote decides between as many votes on both sides, but here needed = %s", k.neededText()), "delete one of the two lines")
	case yesKnown && noKnown && yes != no && !k.HasNote:
		k.report("casting_vote", diag.OutcomeMajority, fmt.Sprintf("a casting vote decides a tie, but here it is %d yes to %d no", yes, no),
			"delete this line, or check the numbers; if they are right, say so in note")
	}
}

// neededText returns the value of needed as it is written.
func (k *checker) neededText() string {
	if k.Needed.Share != "" {
		return fmt.Sprintf("%q", k.Needed.Share)
	}
	return k.Needed.String()
}

// counted returns the tally, else that of the roll.
func (k *checker) counted() Tally {
	if k.Tally.IsZero() && len(k.Roll) > 0 {
		return k.Roll.Tally()
	}
	return k.Tally
}

// checkMajority compares the outcome with the majority that was needed. A rejection despite
// a majority is only a warning: the rule of the vote may not be known.
func (k *checker) checkMajority() {
	tally := k.counted()
	reached, known := k.Needed.isReached(tally, k.Members)
	if !k.Method.HasTally() || !known {
		return
	}
	yes, no := *tally.Yes, 0
	if n, isKnown := tally.Get(No); isKnown {
		no = n
	}
	tie := k.Needed.IsZero() && yes == no
	switch {
	case !reached && (k.Outcome == Adopted || k.Outcome == NoAction) && !(tie && k.CastingVote):
		k.report("outcome", diag.OutcomeMajority, fmt.Sprintf("the outcome is %q, but %s", k.Outcome, k.shortfall(yes, no)), k.adoptedHint(tie))
	case reached && k.Outcome == Rejected && !k.Veto:
		k.warn("outcome", diag.OutcomeMajority, fmt.Sprintf("the outcome is %q, although %s", k.Outcome, k.success(yes, no)), k.rejectedHint())
	}
}

func (k *checker) shortfall(yes, no int) string {
	switch {
	case k.Needed.Votes > 0:
		return fmt.Sprintf("%d yes are fewer than the %d that were needed", yes, k.Needed.Votes)
	case k.Needed.Share == TwoThirds:
		return fmt.Sprintf("%d yes to %d no are less than two thirds", yes, no)
	case k.Needed.Share == Absolute && k.Members > 0:
		return fmt.Sprintf("%d yes are not more than half of all %d members", yes, k.Members)
	}
	return fmt.Sprintf("%d yes to %d no is no majority", yes, no)
}

func (k *checker) success(yes, no int) string {
	switch {
	case k.Needed.Votes > 0:
		return fmt.Sprintf("%d yes are no fewer than the %d that were needed", yes, k.Needed.Votes)
	case k.Needed.Share == TwoThirds:
		return fmt.Sprintf("%d yes to %d no are two thirds", yes, no)
	case k.Needed.Share == Absolute:
		return fmt.Sprintf("%d yes are more than half of all %d members", yes, k.Members)
	}
	return fmt.Sprintf("%d yes to %d no is a majority", yes, no)
}

func (k *checker) adoptedHint(tie bool) string {
	if tie {
		return `write casting_vote = true if the vote of the chair decided; else check the numbers, or write outcome = "rejected"`
	}
	return `check the numbers, or write outcome = "rejected"`
}

func (k *checker) rejectedHint() string {
	if !k.Needed.IsZero() {
		return "check the numbers and needed; if they are right, say in note why it failed"
	}
	hint := `check the numbers; if more was needed, write needed = "two-thirds", needed = "absolute" or the number of votes`
	if len(k.Vetoers) > 0 {
		hint += "; if a veto was cast, write veto = true"
	}
	return hint + "; any other reason belongs in note"
}

// checkVeto looks for the vote of a member with a veto.
func (k *checker) checkVeto() {
	if !k.Veto || len(k.Vetoers) == 0 {
		return
	}
	no, known := k.counted().Get(No)
	switch {
	case known && no == 0:
		k.report("veto", diag.InvalidVote, "a veto was cast, but nobody voted against it", "delete this line, or check the numbers")
	case len(k.Roll) > 0 && !slices.ContainsFunc(k.Vetoers, func(code string) bool { b, _ := k.Roll.Ballot(code); return b == No }):
		k.report("veto", diag.InvalidVote, "a veto was cast, but in the votes file nobody who has one voted no",
			"delete this line, or check the votes file")
	}
}
