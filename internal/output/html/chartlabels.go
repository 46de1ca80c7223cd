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
		link.URL = f.actLink(y.acts[0]).URL
	}
	f.Columns = append(f.Columns, link)
}

// withYear puts the year before a text: "2014: 116 yes, 20 no".
func (ed *edition) withYear(y *chartYear, text string) string {
	return ed.locale.T("chart.named", "name", ed.locale.Year(y.number), "text", text)
}

// describeYear returns what a column shows, in words.
func (ed *edition) describeYear(y *chartYear) string {
	l := ed.locale
	switch len(y.acts) {
	case 0:
		return l.N("count.entries", y.otherEvents())
	case 1:
		text := ed.describeActs(y)
		if symbols := y.acts[0].Symbols(); len(symbols) > 0 {
			text = l.T("chart.and", "text", text, "more", symbols[0].String())
		}
		return text
	}
	return ed.describeActs(y)
}

// describeActs returns the acts of a year in words: the figures of a single act,
// else the sums of all.
func (ed *edition) describeActs(y *chartYear) string {
	l := ed.locale
	if len(y.acts) == 1 {
		for _, text := range []string{tallyLine(l, y.acts[0].Vote.Figures()), ed.action(y.acts[0])} {
			if text != "" {
				return text
			}
		}
		return l.T("vote.unknown")
	}
	var parts []string
	if y.recorded > 0 {
		parts = append(parts, l.N("count.votes", y.recorded))
	}
	if y.unvoted > 0 {
		parts = append(parts, l.N("count.without_vote", y.unvoted))
	}
	if y.unknown > 0 {
		parts = append(parts, l.T("vote.unknown"))
	}
	for i, n := range y.parts {
		parts = append(parts, l.N(countID(chartBallots[i]), n))
	}
	return strings.Join(parts, l.T("page.list_separator"))
}
