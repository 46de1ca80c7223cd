package epub

import (
	"strconv"

	"annals/internal/site"
)

// allVotes writes what was decided as tables, one for each series: the figures of the site
// in numbers and words.
func (b *book) allVotes() error {
	for _, s := range b.Site.Series {
		if err := b.votesOf(s); err != nil {
			return err
		}
	}
	return b.votesOf(nil)
}

// votesOf writes the votes of a series, nil for those of none, in files of some rows.
func (b *book) votesOf(s *site.Series) error {
	var rows []*site.Act
	for _, a := range b.Site.Votes {
		if a.Series == s {
			rows = append(rows, a)
		}
	}
	name := b.Own(b.Locale.T("votes.other_votes"))
	switch {
	case s != nil:
		name = b.Words(s.Label)
	case len(b.votes) == 0:
		name = b.Own(b.Locale.T("votes.title"))
	}
	for len(rows) > 0 {
		n := min(len(rows), votesPerPart)
		id := votesID
		if len(b.votes) > 0 {
			id += "-" + strconv.Itoa(len(b.votes)+1)
		}
		b.spine, b.votes = append(b.spine, id), append(b.votes, chapter{id, name})
		if err := b.page(id, name.Text, func() error { b.votesTable(name, rows[:n]); return nil }); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// votesTable writes a table with a row for each act.
func (b *book) votesTable(name phrase, rows []*site.Act) {
	l := b.Locale
	b.block(heading(yearLevel), name)
	b.open("table")
	b.element("caption", l.T("votes.table"))
	b.open("thead")
	b.open("tr")
	for _, id := range []string{"votes.date", "votes.entry"} {
		b.element("th", l.T(id), "scope", "col")
	}
	for _, ballot := range ballots {
		b.element("th", l.T("votes."+ballot.Key()), "scope", "col", "class", alignRight)
	}
	b.close("tr")
	b.close("thead")
	b.line()
	b.open("tbody")
	for _, a := range rows {
		b.votesRow(a)
	}
	b.close("tbody")
	b.close("table")
	b.line()
}

func (b *book) votesRow(a *site.Act) {
	b.open("tr")
	b.element("td", b.Locale.Date(a.Date()))
	b.open("th", "scope", "row")
	b.link(b.plan().entryLink(a.Entry), b.title(a.Entry))
	if a.Stage != nil {
		b.more(b.Words(a.Stage.Label))
	}
	b.close("th")
	tally := a.Vote.Figures()
	if tally.IsZero() {
		words := b.acts.Act(a.Entry, a.Symbols()).Decision(b.Locale, &a.Vote.Decision)
		b.element("td", words, "colspan", strconv.Itoa(len(ballots)))
	}
	for _, ballot := range ballots {
		if tally.IsZero() {
			break
		}
		number := ""
		if n, known := tally.Get(ballot); known {
			number = b.Locale.Number(n)
		}
		b.element("td", number, "class", alignRight)
	}
	b.close("tr")
	b.line()
}
