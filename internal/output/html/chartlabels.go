package html

import (
	"strings"

	"annals/internal/output/html/view"
)

// addLink makes the whole height of a column a link to its act, or to its year if
// it has several acts or none.
func (f *figure) addLink(i int) {
	y := &f.axis[i]
	if y.year == nil {
		return
	}
	link := view.ChartLink{Box: f.frame.Cell(i, 0, f.plot.End), URL: f.Page(y.year.Address()), Name: f.withYear(y, f.describeYear(y))}
	if len(y.acts) == 1 {
		link.URL = f.Page(y.acts[0].Address())
	}
	f.Columns = append(f.Columns, link)
}

// withYear puts the year before a text: "2014: 116 yes, 20 no".
func (ed *edition) withYear(y *chartYear, text string) string {
	return ed.locale.T("chart.named", "name", y.label(), "text", text)
}

// describeYear returns what a column shows, in words.
func (ed *edition) describeYear(y *chartYear) string {
	switch len(y.acts) {
	case 0:
		return ed.locale.N("count.entries", y.otherEvents())
	case 1:
		text := ed.describeActs(y)
		if symbols := y.acts[0].Symbols; len(symbols) > 0 {
			text = ed.locale.T("chart.and", "text", text, "more", symbols[0].String())
		}
		return text
	}
	return ed.describeActs(y)
}

// describeActs returns the acts of a year in words: the figures of a single act,
// else the sums of all.
func (ed *edition) describeActs(y *chartYear) string {
	if len(y.acts) == 1 {
		v := y.acts[0].Vote
		for _, text := range []string{ed.tallyLine(v.Figures()), ed.actionText(v.Method, v.Outcome)} {
			if text != "" {
				return text
			}
		}
		return ed.locale.T("vote.unknown")
	}
	var parts []string
	if y.recorded > 0 {
		parts = append(parts, ed.locale.N("count.votes", y.recorded))
	}
	if y.unvoted > 0 {
		parts = append(parts, ed.locale.N("count.without_vote", y.unvoted))
	}
	if y.unknown > 0 {
		parts = append(parts, ed.locale.T("vote.unknown"))
	}
	for i, n := range y.parts {
		parts = append(parts, ed.locale.N(countID(chartBallots[i]), n))
	}
	return strings.Join(parts, ed.locale.T("page.list_separator"))
}
