package figure

import (
	"strings"

	"annals/internal/output/wording"
	"annals/internal/site"
)

// Describe returns what a column shows, in words.
func (f *Figure) Describe(i int) string {
	y, l := &f.Axis[i], f.of.Locale
	switch len(y.Acts) {
	case 0:
		return l.N("count.entries", y.OtherEvents())
	case 1:
		text := f.of.describeActs(y)
		if symbols := y.Acts[0].Symbols(); len(symbols) > 0 {
			text = l.T("chart.and", "text", text, "more", symbols[0].String())
		}
		return text
	}
	return f.of.describeActs(y)
}

// WithYear puts the year of a column before a text: "2014: 116 yes, 20 no".
func (f *Figure) WithYear(i int, text string) string {
	l := f.of.Locale
	return l.T("chart.named", "name", l.Year(f.Axis[i].Number), "text", text)
}

// describeActs returns the acts of a year in words: the figures of a single act,
// else the sums of all.
func (ed *Edition) describeActs(y *Year) string {
	l := ed.Locale
	if len(y.Acts) == 1 {
		for _, text := range []string{wording.Tally(l, y.Acts[0].Vote.Figures()), ed.action(y.Acts[0])} {
			if text != "" {
				return text
			}
		}
		return l.T("vote.unknown")
	}
	var parts []string
	if y.Recorded > 0 {
		parts = append(parts, l.N("count.votes", y.Recorded))
	}
	if y.Unvoted > 0 {
		parts = append(parts, l.N("count.without_vote", y.Unvoted))
	}
	if y.Unknown > 0 {
		parts = append(parts, l.T("vote.unknown"))
	}
	for i, n := range y.Parts {
		parts = append(parts, l.N(wording.CountID(Ballots[i]), n))
	}
	return strings.Join(parts, l.T("page.list_separator"))
}

// action returns how an act was taken, in words.
func (ed *Edition) action(a *site.Act) string {
	return ed.Wording.Act(a.Entry, a.Symbols()).Decision(ed.Locale, &a.Vote.Decision)
}
