package html

import (
	"annals/internal/load/content"
	"annals/internal/output/html/jsonld"
	"annals/internal/site"
)

// EntryView is an entry's own page.
type EntryView struct {
	*EntrySummary
	Text        *TextView
	Stages      []StageView
	Cosponsors  *int
	Actors      []*Link
	Sources     []SourceView
	Corrections []CorrectionView
	Follows     []EntryLink // entries that this one follows from
	FollowedBy  []EntryLink // entries that follow from this one
	Prev, Next  *EntryLink  // in time
	PrevSeries  *SeriesLink // in time, of the same organ and type
	NextSeries  *SeriesLink
	Cite        *CiteView
	Added       *Date
	EditURL     string // where a reader can suggest a correction, or ""
	Permalink   string // absolute
	Year        Link
	Params      map[string]any
}

// StageView is another stage of the same act.
type StageView struct {
	Label   Words
	Date    Date
	Organ   *Link
	Symbols []Link
	Vote    *VoteView // nil when neither outcome nor figures are known
}

// SourceView is a source of an entry.
type SourceView struct {
	Title     Words
	URL       string
	Publisher string
	Date      *Date
	Lang      string
	Symbol    *Link
	Archive   string // a copy; "" also if both it and URL are dead
	Dead      *Date  // the day on which URL was last found dead; nil while it is not
	Accessed  *Date
	Kind      string // "primary", "secondary" or ""
	Note      Words
	Entries   []EntryLink // on the page of sources: entries that cite it
}

// CorrectionView is a correction of an entry.
type CorrectionView struct {
	Date  Date
	Text  Words
	Entry *EntryLink // on the page of corrections
}

func (f *format) entry(l *language, e *site.Entry) (*Page, error) {
	p := f.newPage(l.Context, "entry", e.Address(), e.Has)
	text, err := f.text(p, &e.Texts)
	if err != nil {
		return nil, err
	}
	v := &EntryView{
		EntrySummary: p.summary(e), Text: text, Cosponsors: e.Cosponsors,
		Actors: p.termLinks(e.Actors), Added: p.day(e.Added), Params: e.Params,
		EditURL: f.site.Config.EditLink(e.File), Permalink: p.Canonical,
		Year: Link{Name: Words{Text: e.Year.ID}, URL: p.Page(e.Year.Address())},
	}
	if e.Vote != nil {
		v.Vote.Groups = p.ballotGroups(e.Vote)
	}
	for i := range e.Stages {
		v.Stages = append(v.Stages, p.stage(&e.Stages[i]))
	}
	for i := range e.Sources {
		v.Sources = append(v.Sources, p.source(&e.Sources[i]))
	}
	for _, c := range e.Corrections {
		v.Corrections = append(v.Corrections, p.correction(c))
	}
	v.Follows, v.FollowedBy = p.entryLinks(e.Follows), p.entryLinks(e.FollowedBy)
	v.Prev, v.Next = p.entryLink(e.Prev), p.entryLink(e.Next)
	v.PrevSeries, v.NextSeries = p.series(e.PrevSeries, e), p.series(e.NextSeries, e)
	v.Cite = p.cite(e, v.Permalink)
	p.Entry, p.Title, p.Description = v, v.Title, v.Summary.Text
	if f.socialImage != nil {
		p.SocialImage = f.socialImage(e, p.Lang)
	}
	p.NoIndex = e.Draft || e.Embargoed
	p.Crumbs = []Link{p.home, v.Year}
	p.JSONLD = jsonLDScript(jsonld.Entry(f.site, e, p.Lang))
	return p, nil
}

func (c *Context) stage(s *site.Stage) StageView {
	v := StageView{Label: c.localized(s.Label), Date: c.date(s.Date), Organ: c.termLink(s.Organ), Symbols: symbolLinks(s.Symbols)}
	if view := c.tally(s.Method, s.Outcome, s.Tally, 0); view.Words != "" || view.HasTally {
		view.Line = c.tallyLine(s.Tally)
		v.Vote = view
	}
	return v
}

func (c *Context) source(s *content.Source) SourceView {
	v := SourceView{
		Title: c.words(s.Title, s.Lang), URL: s.URL, Publisher: s.Publisher, Lang: s.Lang,
		Archive: s.Archive, Accessed: c.day(s.Accessed.Day), Kind: s.Kind,
	}
	if link, dead := c.site.Outside.Dead(s.URL); dead {
		v.Dead = c.day(link.Checked)
		if _, lost := c.site.Outside.Dead(s.Archive); lost {
			v.Archive = ""
		}
	}
	if !s.Date.IsZero() {
		date := c.date(s.Date.Date)
		v.Date = &date
	}
	if s.Symbol != "" {
		v.Symbol = &Link{Name: Words{Text: s.Parsed.String()}, URL: s.Parsed.URL()}
	}
	if !s.Note.IsZero() {
		v.Note = c.localized(s.Note)
	}
	return v
}

func (c *Context) correction(k site.Correction) CorrectionView {
	return CorrectionView{Date: c.date(k.Date.Date()), Text: c.localized(k.Text)}
}
