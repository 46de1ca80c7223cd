package content

import (
	"cmp"

	"annals/internal/diag"
	"annals/internal/record/vote"
)

// stageSeries checks the series of a stage, whose vote is compared with other votes there.
func (c *checker) stageSeries(e *Entry, s *Stage) {
	c.term("series", s.Series, c.cfg.Series)
	v := s.Vote()
	switch {
	case s.Series == "":
	case v == nil:
		c.problems.Error(c.at("series"), diag.InvalidVote, "the stage is of a series, but nothing was decided in it", `write below it how it was decided, such as method = "consensus", or delete this line`)
	case s.Series == e.Series && e.Vote != nil && question(v) == question(e.Vote):
		c.problems.Error(c.at("series"), diag.InvalidVote, "the stage and its entry are of one series, where the votes on one text would count twice", "give the stage a series of its own, or delete this line")
	}
}

func question(v *Vote) vote.Question { return cmp.Or(v.Question, vote.OfText) }
