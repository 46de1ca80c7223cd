package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// stagesID is the id of the stages on the page of an entry.
const stagesID = "stages"

// actLink links to an act, on the page of its entry.
func (b *builder) actLink(a *site.Act) view.ActLink {
	link := view.ActLink{EntryLink: b.linkTo(a.Entry)}
	if s := a.Stage; s != nil {
		link.URL += "#" + stagesID
		link.Date, link.Vote, link.Stage = b.date(s.Date), tallyLine(b.locale, s.Vote.Figures()), b.localized(s.Label)
	}
	return link
}

// action returns how an act was taken, in words.
func (ed *edition) action(a *site.Act) string {
	return actionText(ed.locale, ed.actWords(a), &a.Vote.Decision)
}

func (ed *edition) actWords(a *site.Act) voteWords {
	if a.Stage != nil {
		return ed.wordsOf(a.Entry, a.Stage.Symbols)
	}
	return ed.wordsOf(a.Entry, nil)
}

// actVote returns the view of an act's vote without Groups.
func (b *builder) actVote(a *site.Act) *view.VoteView {
	if a.Stage == nil {
		return b.vote(a.Entry)
	}
	v := b.decision(b.actWords(a), a.Vote, a.Day())
	v.Line = tallyLine(b.locale, a.Vote.Figures())
	return v
}
