package html

import "strings"

// link makes the whole height of a column a link to its act, or to its year if it
// has several acts or none.
func (c *Context) link(v *ChartView, i int, y *chartYear) {
	if y.year == nil {
		return
	}
	link := ChartLink{Box: v.frame.Cell(i, 0, v.plot.End), URL: c.Page(y.year.Address()), Name: c.withYear(y, c.describeYear(y))}
	if len(y.acts) == 1 {
		link.URL = c.Page(y.acts[0].Address())
	}
	v.Columns = append(v.Columns, link)
}

// withYear puts the year before a text: "2014: 116 yes, 20 no".
func (c *Context) withYear(y *chartYear, text string) string {
	return c.locale.T("chart.named", "name", y.label(), "text", text)
}

// describeYear returns what a column shows, in words.
func (c *Context) describeYear(y *chartYear) string {
	switch len(y.acts) {
	case 0:
		return c.locale.N("count.entries", y.otherEvents())
	case 1:
		text := c.describeActs(y)
		if symbols := y.acts[0].Symbols; len(symbols) > 0 {
			text = c.locale.T("chart.and", "text", text, "more", symbols[0].String())
		}
		return text
	}
	return c.describeActs(y)
}

// describeActs returns the acts of a year in words: the figures of a single act,
// else the sums of all.
func (c *Context) describeActs(y *chartYear) string {
	if len(y.acts) == 1 {
		v := y.acts[0].Vote
		for _, text := range []string{c.tallyLine(v.Figures()), c.actionText(v.Method, v.Outcome)} {
			if text != "" {
				return text
			}
		}
		return c.locale.T("vote.unknown")
	}
	var parts []string
	if y.recorded > 0 {
		parts = append(parts, c.locale.N("count.votes", y.recorded))
	}
	if y.unvoted > 0 {
		parts = append(parts, c.locale.N("count.without_vote", y.unvoted))
	}
	if y.unknown > 0 {
		parts = append(parts, c.locale.T("vote.unknown"))
	}
	for i, n := range y.parts {
		parts = append(parts, c.locale.N(countID(chartBallots[i]), n))
	}
	return strings.Join(parts, c.locale.T("page.list_separator"))
}

func (c *Context) percent(n int) string {
	return c.locale.T("chart.percent", "number", c.Number(n))
}
