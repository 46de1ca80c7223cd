package html

import (
	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/site"
)

// stagesID is the id of the stages on the page of an entry.
const stagesID = "stages"

// actLink links to an act, on the page of its entry.
func (b *builder) actLink(a *site.Act) view.ActLink {
	link := view.ActLink{EntryLink: b.linkTo(a.Entry)}
	if s := a.Stage; s != nil {
		link.URL += "#" + stagesID
		link.Date, link.Vote, link.Stage = b.date(s.Date), wording.Tally(b.locale, s.Vote.Figures()), b.localized(s.Label)
	}
	return link
}

// action returns how an act was taken, in words.
func (ed *edition) action(a *site.Act) string {
	if a.Stage == nil {
		return ed.label(a.Entry).action
	}
	return ed.stageAction(a.Entry, a.Stage)
}

func (ed *edition) stageAction(e *site.Entry, s *site.Stage) string {
	return ed.wording.Act(e, s.Symbols).Decision(ed.locale, &s.Vote.Decision)
}

// actVote returns the view of an act's vote without Groups.
func (b *builder) actVote(a *site.Act) *view.VoteView {
	if a.Stage == nil {
		return b.vote(a.Entry)
	}
	return b.stageVote(a.Entry, a.Stage)
}

// stageVote returns the view of a stage's vote without Groups.
func (b *builder) stageVote(e *site.Entry, s *site.Stage) *view.VoteView {
	v := b.decision(b.stageAction(e, s), s.Vote, s.Day())
	v.Line = wording.Tally(b.locale, s.Vote.Figures())
	return v
}
