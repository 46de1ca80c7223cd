package content

import (
	"fmt"
	"slices"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/stricttoml"
	"annals/internal/near"
	"annals/internal/record/edtf"
	"annals/internal/record/state"
	"annals/internal/record/vote"
)

const votePrefix = "vote."

// stage checks another stage of the same act, except for its vote.
func (c *checker) stage(e *Entry, s *Stage) {
	c.text("label", "label", s.Label)
	c.stageID(e, s)
	c.term("body", s.Organ, c.cfg.Bodies)
	s.Symbols = c.symbols("symbol", s.Symbol)
	c.voteTexts(&s.VoteFacts)
}

// stageID checks that the name of a votes file can hold the id, and that one stage has it.
func (c *checker) stageID(e *Entry, s *Stage) {
	_, isLanguage := c.cfg.Language(s.ID)
	switch {
	case !c.isSet("id"):
	case !config.IsID(s.ID):
		c.problems.Error(c.at("id"), diag.InvalidValue, "an id may hold only the letters a to z, digits, and hyphens between them", `write it like "third-committee"`)
	case isLanguage:
		c.problems.Error(c.at("id"), diag.InvalidValue, fmt.Sprintf("%q is a language of the site, and would stand in the name of a votes file", s.ID), `choose another id, such as "committee"`)
	default:
		for i := range e.Stages {
			if other := &e.Stages[i]; other == s {
				return
			} else if other.ID == s.ID {
				c.problems.Error(c.at("id"), diag.InvalidValue, fmt.Sprintf("another stage has the id %q, too", s.ID), "give each stage an id of its own")
				return
			}
		}
	}
}

// voteTexts checks the note and the states of a vote below the current prefix.
func (c *checker) voteTexts(v *VoteFacts) {
	c.text("note", "note", v.Note)
	c.states("dissociated", v.Dissociated)
}

// states checks a list of codes of states.
func (c *checker) states(key string, codes []string) {
	for i, code := range codes {
		at := elementKey(key, i)
		if _, known := state.Lookup(code); !known {
			if code != "" || c.isSet(at) {
				c.problems = append(c.problems, state.Unknown(code, `"`).At(c.at(at)))
			}
		} else if slices.ContainsFunc(codes[:i], func(before string) bool { return state.Heir(before) == state.Heir(code) }) {
			c.duplicate(at, code)
		}
	}
}

// cosponsors holds the number of co-sponsors against those that are named.
func (c *checker) cosponsors(e *Entry) {
	if !c.isSet("cosponsors") {
		return
	}
	for _, key := range c.doc.Keys.Order("cosponsors") {
		if known := []string{"count", "states"}; !slices.Contains(known, key) {
			c.problems.Error(c.doc.Keys.Key(stricttoml.Join("cosponsors", key)), diag.UnknownKey, fmt.Sprintf("unknown key %q", key), near.Hint(key, known, cosponsorsHint))
		}
	}
	c.states("cosponsors.states", e.Cosponsors.States)
	named := len(e.Cosponsors.States)
	at := c.at("cosponsors")
	if c.doc.Keys.Has("cosponsors.count") {
		at = c.at("cosponsors.count")
	}
	switch count := e.Cosponsors.Count; {
	case count == nil && named == 0:
		c.problems.Error(at, diag.InvalidValue, "this names no co-sponsors", cosponsorsHint)
	case count == nil:
	case *count < 0:
		c.problems.Error(at, diag.InvalidValue, fmt.Sprintf("%d co-sponsors cannot be", *count), "write how many there were, or delete the line")
	case named > *count:
		c.problems.Error(at, diag.InvalidValue, fmt.Sprintf("the count of co-sponsors is %d, but %d states are named", *count, named), fmt.Sprintf("write count = %d, or take out the states that were none", named))
	}
}

// CheckVotes checks the votes of an entry and of its stages against their outcomes, the
// number of members of the organs and the votes by state: own is the entry's votes file,
// stages those of its stages, in their order; nil stands for none. It is separate from
// loading because it needs several files; the result without any is computed when the
// entry is loaded.
func CheckVotes(cfg *config.Config, d *Document, own *VotesFile, stages []*VotesFile) diag.List {
	if own == nil && stages == nil {
		return d.voteProblems
	}
	return checkVotes(cfg, d, own, stages)
}

func checkVotes(cfg *config.Config, d *Document, own *VotesFile, stages []*VotesFile) diag.List {
	e := d.Entry
	if e.Vote == nil && own == nil && len(e.Stages) == 0 {
		return nil
	}
	c := newChecker(cfg, d, nil)
	c.prefix = votePrefix
	switch {
	case e.Vote != nil:
		c.vote(e.Vote, own, e.Organ, e.Date)
	case own != nil:
		c.problems.Error(own.top(), diag.InvalidVote, "the entry has votes of single states, but no [vote]", "add [vote] with the method and the tally to "+d.File)
	}
	for i := range e.Stages {
		s, file := &e.Stages[i], (*VotesFile)(nil)
		if stages != nil {
			file = stages[i]
		}
		c.prefix = elementKey("stages", i) + "."
		if v := s.Vote(); v != nil {
			c.vote(v, file, s.Organ, s.Date)
		} else if file != nil {
			c.problems.Error(file.top(), diag.InvalidVote, fmt.Sprintf("the stage %q has votes of single states, but no method", s.ID),
				`write method = "recorded" and the tally below this stage in `+d.File)
		}
	}
	return c.problems
}

// vote checks a vote whose keys stand below the current prefix.
func (c *checker) vote(v *Vote, votes *VotesFile, organ string, date Date) {
	claim := vote.Claim{Decision: v.Decision(), Tally: v.Tally(), HasNote: !v.Note.IsZero(), OrganID: organ}
	var votesRange diag.Range
	if votes != nil {
		claim.Roll = votes.Roll
		votesRange.File = votes.File
	}
	claim.Members = Members(c.cfg, organ, date.Date)
	claim.Year, _ = date.Year()
	if t := c.cfg.Bodies.Lookup(organ); t != nil {
		claim.Organ, claim.Vetoers = c.cfg.Label(t, c.cfg.DefaultLanguage), t.Veto
	}
	for _, f := range vote.Check(claim) {
		at := c.at(f.Field)
		switch {
		case f.Problem.Code == diag.MissingKey && f.Field != "question" && c.prefix == votePrefix:
			continue // the front matter's type requires it
		case f.Field == vote.RollField:
			at = votesRange
		}
		c.problems = append(c.problems, f.Problem.At(at))
	}
}

// Members returns how many members an organ had on a date, or 0 if unknown.
func Members(cfg *config.Config, body string, date edtf.Date) int {
	t := cfg.Bodies.Lookup(body)
	year, ok := date.Year()
	if t == nil || !ok {
		return 0
	}
	n, _ := t.Members.In(year)
	return n
}
