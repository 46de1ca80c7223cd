package epub

import (
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/record/vote"
	"annals/internal/site"
)

// ballots is the order of the rows and columns of tables of votes.
var ballots = []vote.Ballot{vote.Yes, vote.No, vote.Abstain, vote.Absent}

// alignRight is the class of cells with numbers; texts have it, too.
const alignRight = "align-right"

// vote writes how an entry was acted upon.
func (p *printer) vote(e *site.Entry, anchor string) {
	if e.Vote == nil {
		return
	}
	p.open("section", "id", anchor+".vote")
	p.section("vote.title")
	p.decision(p.acts.Act(e, e.Symbols), e.Vote, e.Day())
	p.close("section")
	p.line()
}

// decision writes how something was decided: a table of the figures and the states, or one
// sentence; what decided; and the notes.
func (p *printer) decision(a wording.Act, v *site.Vote, day edtf.Day) {
	words := a.Decision(p.Locale, &v.Decision)
	tally := v.Figures()
	if tally.IsZero() {
		p.block("p", p.Own(words))
	} else {
		if v.Members > 0 {
			words = p.Locale.T("chart.named", "name", words, "text", p.Locale.N("count.members", v.Members))
		}
		p.tally(words, tally, p.roll(v, day))
	}
	for _, rule := range wording.Rules(p.Locale, &v.Decision) {
		p.block("p", p.Own(rule))
	}
	p.wrap("dl", func() {
		p.fact("vote.note", p.Words(v.Note))
		p.fact("vote.dissociated", p.StateNames(v.Dissociated, day)...)
	})
}

// tally writes a table with a row for each ballot: how many, and which states.
func (p *printer) tally(caption string, tally vote.Tally, roll map[vote.Ballot][]phrase) {
	l := p.Locale
	p.open("table")
	p.element("caption", caption)
	p.open("thead")
	p.open("tr")
	p.element("th", l.T("votes.vote"), "scope", "col")
	p.element("th", l.T("vote.tally"), "scope", "col", "class", alignRight)
	if len(roll) > 0 {
		p.element("th", l.T("nav.states"), "scope", "col")
	}
	p.close("tr")
	p.close("thead")
	p.open("tbody")
	for _, b := range ballots {
		n, known := tally.Get(b)
		if !known {
			continue
		}
		p.open("tr")
		p.element("th", l.T("vote."+b.Key()), "scope", "row")
		p.element("td", l.Number(n), "class", alignRight)
		if len(roll) > 0 {
			p.open("td")
			p.list(roll[b])
			p.close("td")
		}
		p.close("tr")
		p.line()
	}
	p.close("tbody")
	p.close("table")
	p.line()
}

// roll returns the states by how they voted.
func (p *printer) roll(v *site.Vote, day edtf.Day) map[vote.Ballot][]phrase {
	if len(v.Roll) == 0 {
		return nil
	}
	names := map[vote.Ballot][]phrase{}
	for _, s := range p.states {
		if b, ok := v.Roll.Ballot(s.Code); ok {
			name := p.StateName(s.Code, day)
			if note := v.Notes[s.Code]; note != "" {
				name.Text += " (" + note + ")"
			}
			names[b] = append(names[b], name)
		}
	}
	return names
}

// cosponsors writes who put the text forward.
func (p *printer) cosponsors(e *site.Entry) {
	c := e.Cosponsors
	states := p.StateNames(c.States, e.Day())
	if c.Count != nil {
		states = append([]phrase{p.Own(p.Locale.Number(*c.Count))}, states...)
	}
	p.fact("entry.cosponsors", states...)
}
