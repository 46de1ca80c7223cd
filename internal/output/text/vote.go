package text

import (
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// counts are the interface texts that count ballots, in the order in which they are told.
var counts = []struct {
	ballot vote.Ballot
	id     string
}{
	{vote.Yes, "vote.yes_votes"},
	{vote.No, "vote.no_votes"},
	{vote.Abstain, "vote.abstentions"},
	{vote.Absent, "vote.not_voting"},
}

// vote prints how an entry or a stage was acted upon: the figures, what decided, and the
// states.
func (p *printer) vote(e *site.Entry, symbols []symbol.Symbol, v *site.Vote, day edtf.Day) {
	p.field("entry.method", p.decision(p.acts.Act(e, symbols), v))
	var figures []plain
	tally := v.Figures()
	for _, c := range counts {
		if n, known := tally.Get(c.ballot); known {
			figures = append(figures, clean(p.Locale.N(c.id, n)))
		}
	}
	p.field("vote.tally", p.list(figures))
	if v.Members > 0 && len(figures) > 0 {
		p.field("vote.members", clean(p.Locale.Number(v.Members)))
	}
	for _, rule := range wording.Rules(p.Locale, &v.Decision) {
		p.line(clean(rule))
	}
	p.field("vote.note", p.words(v.Note))
	p.field("vote.dissociated", p.stateNames(v.Dissociated, day))
	p.roll(v, day)
}

// roll prints how each state voted.
func (p *printer) roll(v *site.Vote, day edtf.Day) {
	if len(v.Roll) == 0 {
		return
	}
	names := map[vote.Ballot][]plain{}
	for _, s := range p.states {
		if ballot, ok := v.Roll.Ballot(s.Code); ok {
			name := p.phrase(p.StateName(s.Code, day))
			if note := v.Notes[s.Code]; note != "" {
				name += " (" + p.inLine(note, p.Site.Config.DefaultLanguage) + ")"
			}
			names[ballot] = append(names[ballot], name)
		}
	}
	for _, c := range counts {
		p.field("vote."+c.ballot.Key(), p.list(names[c.ballot]))
	}
}

func (ed *edition) stateNames(codes []string, day edtf.Day) plain {
	return ed.list(ed.phrases(ed.StateNames(codes, day)))
}

// cosponsors prints who put the text forward.
func (p *printer) cosponsors(e *site.Entry) {
	c := e.Cosponsors
	switch {
	case c.Count == nil && len(c.States) == 0:
	case len(c.States) == 0:
		p.field("entry.cosponsors", clean(p.Locale.Number(*c.Count)))
	case c.Count == nil:
		p.field("entry.cosponsors", p.stateNames(c.States, e.Day()))
	default:
		p.line(p.named(p.Locale.N("count.cosponsors", *c.Count), p.stateNames(c.States, e.Day())))
	}
}

func (p *printer) time(e *site.Entry) plain {
	if e.Time.IsZero() {
		return ""
	}
	return p.isolated(wording.Time(e.Time))
}
