package print

import (
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/record/state"
	"annals/internal/record/symbol"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// ballots are the rows of the table of a vote.
var ballots = [...]vote.Ballot{vote.Yes, vote.No, vote.Abstain, vote.Absent}

// vote writes how an entry or a stage was acted upon: the figures with the states in a
// table, and what decided.
func (p *printer) vote(e *site.Entry, symbols []symbol.Symbol, v *site.Vote, day edtf.Day) {
	l, tally := p.Locale, v.Figures()
	decision := p.acts.Act(e, symbols).Decision(l, &v.Decision)
	hasFigures := false
	for _, b := range ballots {
		_, known := tally.Get(b)
		hasFigures = hasFigures || known
	}
	switch {
	case hasFigures || len(v.Roll) > 0:
		p.table(v, tally, decision, day)
	case decision != "":
		p.element("p", decision)
	}
	for _, rule := range wording.Rules(l, &v.Decision) {
		p.element("p", rule)
	}
	if !v.Note.IsZero() {
		p.markup("<p>")
		p.text(l.T("vote.note") + ": ")
		p.localized(v.Note)
		p.markup("</p>\n")
	}
	if len(v.Dissociated) > 0 {
		p.markup("<p>")
		p.text(l.T("vote.dissociated") + ": ")
		p.stateNames(v.Dissociated, day)
		p.markup("</p>\n")
	}
}

// table writes a row for each ballot: its name, how many there were, and of whom.
func (p *printer) table(v *site.Vote, tally vote.Tally, decision string, day edtf.Day) {
	l, hasStates := p.Locale, len(v.Roll) > 0
	p.markup("<table")
	if !hasStates {
		p.attribute("class", "short")
	}
	p.markup(">\n<caption>")
	if decision == "" {
		decision = l.T("vote.title")
	}
	p.text(decision)
	if v.Members > 0 {
		p.text(" · " + l.N("count.members", v.Members))
	}
	p.markup(`</caption>` + "\n" + `<thead><tr><th scope="col">`)
	p.text(l.T("votes.vote"))
	p.markup(`</th><th scope="col" class="number">`)
	p.text(l.T("vote.tally"))
	p.markup("</th>")
	if hasStates {
		p.markup(`<th scope="col">`)
		p.text(l.T("nav.states"))
		p.markup("</th>")
	}
	p.markup("</tr></thead>\n<tbody>\n")
	for _, b := range ballots {
		states := p.statesOf(v, b)
		number, known := tally.Get(b)
		if !known && len(states) == 0 {
			continue
		}
		p.markup(`<tr><th scope="row">`)
		p.text(l.T("vote." + b.Key()))
		p.markup(`</th><td class="number">`)
		if known {
			p.text(l.Number(number))
		}
		p.markup("</td>")
		if hasStates {
			p.markup("<td>")
			list(p, states, func(s state.State) { p.ballotOf(v, s, day) })
			p.markup("</td>")
		}
		p.markup("</tr>\n")
	}
	p.markup("</tbody>\n</table>\n")
}

// statesOf lists the states that cast a ballot, in the order of their names.
func (p *printer) statesOf(v *site.Vote, ballot vote.Ballot) []state.State {
	var all []state.State
	if len(v.Roll) == 0 {
		return nil
	}
	for _, s := range p.states {
		if b, ok := v.Roll.Ballot(s.Code); ok && b == ballot {
			all = append(all, s)
		}
	}
	return all
}

// ballotOf writes the name of a state with what is noted of its ballot.
func (p *printer) ballotOf(v *site.Vote, s state.State, day edtf.Day) {
	p.phrase(p.StateName(s.Code, day))
	if note := v.Notes[s.Code]; note != "" {
		p.markup(" (")
		p.words(note, p.Site.Config.DefaultLanguage)
		p.markup(")")
	}
}

func (p *printer) stateNames(codes []string, day edtf.Day) {
	list(p, p.StateNames(codes, day), p.phrase)
}

// cosponsors writes who put the text forward.
func (p *printer) cosponsors(e *site.Entry) {
	c := e.Cosponsors
	if c.Count == nil && len(c.States) == 0 {
		return
	}
	p.fact("entry.cosponsors", func() {
		if c.Count != nil {
			p.text(p.Locale.Number(*c.Count))
		}
		if c.Count != nil && len(c.States) > 0 {
			p.text(": ")
		}
		p.stateNames(c.States, e.Day())
	})
}

func (p *printer) time(e *site.Entry) {
	if !e.Time.IsZero() {
		p.fact("entry.time", func() { p.symbolText(wording.Time(e.Time)) })
	}
}
