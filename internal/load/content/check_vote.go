package content

import (
	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/record/edtf"
	"annals/internal/record/vote"
)

const votePrefix = "vote."

// stage checks another stage of the same act.
func (c *checker) stage(s *Stage) {
	c.text("label", "label", s.Label)
	c.term("body", s.Organ, c.cfg.Bodies)
	s.Symbols = c.symbols("symbol", s.Symbol)
	if s.Method == "" && s.Outcome == "" && s.Tally().IsZero() {
		return
	}
	claim := vote.Claim{Method: s.Method, Outcome: s.Outcome, Tally: s.Tally()}
	c.findings("", claim, s.Organ, s.Date)
}

// CheckVote checks an entry's vote against its outcome, the number of members of
// the organ and the votes by state, or nil without a votes file. It is separate
// from loading because it needs two files; the result without a votes file is
// computed when the entry is loaded.
func CheckVote(cfg *config.Config, d *Document, votes *VotesFile) diag.List {
	if votes == nil {
		return d.voteProblems
	}
	return checkVote(cfg, d, votes)
}

func checkVote(cfg *config.Config, d *Document, votes *VotesFile) diag.List {
	v := d.Entry.Vote
	if v == nil && votes == nil {
		return nil
	}
	c := newChecker(cfg, d, nil)
	if v == nil {
		at := diag.Range{Position: diag.Position{File: votes.File, Line: 1, Column: 1}}
		c.problems.Error(at, diag.InvalidVote, "the entry has votes of single states, but no [vote]", "add [vote] with the method and the tally to "+d.File)
		return c.problems
	}
	claim := vote.Claim{Method: v.Method, Outcome: v.Outcome, Tally: v.Tally(), HasNote: !v.Note.IsZero()}
	if votes != nil {
		claim.Roll = votes.Roll
		c.votesRange = diag.Range{Position: diag.Position{File: votes.File}}
	}
	c.findings(votePrefix, claim, d.Entry.Organ, d.Entry.Date)
	return c.problems
}

// findings reports the problems of a claim at the keys that it comes from.
func (c *checker) findings(prefix string, claim vote.Claim, body string, date Date) {
	claim.Members = Members(c.cfg, body, date.Date)
	claim.Year, _ = date.Year()
	if t := c.cfg.Bodies.Lookup(body); t != nil {
		claim.Organ = c.cfg.Label(t, c.cfg.DefaultLanguage)
	}
	for _, f := range vote.Check(claim) {
		if f.Problem.Code == diag.MissingKey && prefix == votePrefix {
			continue // the front matter's type requires it
		}
		at := c.at(prefix + f.Field)
		if f.Field == vote.RollField {
			at = c.votesRange
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
