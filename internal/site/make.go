package site

import (
	"cmp"
	"path"
	"slices"
	"strconv"

	"annals/internal/config"
	"annals/internal/content"
	"annals/internal/edtf"
	"annals/internal/vote"
)

func (r *resolver) vocabularies() {
	c := r.in.Config
	r.site.Types = newVocabulary("types", c.Types)
	r.site.Bodies = newVocabulary("bodies", c.Bodies)
	r.site.Topics = newVocabulary("topics", c.Topics)
	r.site.Actors = newVocabulary("actors", c.Actors)
}

func newVocabulary(name string, from *config.Vocabulary) *Vocabulary {
	v := &Vocabulary{Name: name, byID: map[string]*Term{}}
	for _, t := range from.Terms() {
		term := &Term{Term: t, Vocabulary: name}
		v.Terms = append(v.Terms, term)
		v.byID[t.ID] = term
	}
	return v
}

// makeEntries turns the published documents into entries, not yet in order. One
// whose date could not be read, which has been reported, has no place in time;
// its text is held all the same, so that links to it and from it are checked.
func (r *resolver) makeEntries() {
	for _, d := range r.in.Record.Documents {
		if d.Entry == nil {
			continue
		}
		roll := r.votes[d.ID]
		if d.Entry.Vote != nil || roll != nil {
			r.problems = append(r.problems, content.CheckVote(r.in.Config, d, roll)...)
		}
		if !r.published[d] {
			r.hidden[d.ID] = true
			continue
		}
		e := r.entry(d)
		r.text(d, &e.Texts)
		if e.Date.IsZero() {
			r.unread[d.File] = true
			continue
		}
		r.entries[e.ID] = e
		r.site.Entries = append(r.site.Entries, e)
	}
}

func (r *resolver) entry(d *content.Document) *Entry {
	m := d.Entry
	e := &Entry{
		ID: d.ID, File: d.File,
		Date: m.Date.Date, Type: r.site.Types.Lookup(m.Type), Body: r.site.Bodies.Lookup(m.Body),
		Topics: lookup(r.site.Topics, m.Topics), Actors: lookup(r.site.Actors, m.Actors),
		Symbols: m.Symbols, Cosponsors: m.Cosponsors, Sources: m.Sources,
		Milestone: m.Milestone, Draft: m.Draft, Embargoed: r.isEmbargoed(m), Params: m.Params,
		Added: m.Added.Day, Updated: m.Added.Day,
	}
	e.Vote = r.vote(d)
	for i := range m.Stages {
		e.Stages = append(e.Stages, r.stage(&m.Stages[i]))
	}
	for _, c := range m.Corrections {
		e.Corrections = append(e.Corrections, Correction{Entry: e, Date: c.Date.Day, Text: c.Text})
		if c.Date.Compare(e.Updated) > 0 {
			e.Updated = c.Date.Day
		}
	}
	slices.SortStableFunc(e.Corrections, func(a, b Correction) int { return a.Date.Compare(b.Date) })
	return e
}

func lookup(v *Vocabulary, ids []string) []*Term {
	var terms []*Term
	for _, id := range ids {
		if t := v.Lookup(id); t != nil && !slices.Contains(terms, t) {
			terms = append(terms, t)
		}
	}
	return terms
}

func (r *resolver) vote(d *content.Document) *Vote {
	m := d.Entry.Vote
	if m == nil {
		return nil
	}
	v := &Vote{Method: m.Method, Outcome: m.Outcome, Tally: m.Tally(), Note: m.Note}
	v.Members = content.Members(r.in.Config, d.Entry.Body, d.Entry.Date.Date)
	if f := r.votes[d.ID]; f != nil {
		v.Roll, v.File = f.Roll, f.File
	}
	return v
}

func (r *resolver) stage(m *content.Stage) Stage {
	return Stage{
		Label: m.Label, Date: m.Date.Date, Body: r.site.Bodies.Lookup(m.Body), Symbols: m.Symbols,
		Method: m.Method, Outcome: m.Outcome, Tally: m.Tally(),
	}
}

// makePages makes the plain pages and the home page.
func (r *resolver) makePages() {
	r.site.Home = &Home{}
	for _, d := range r.in.Record.Documents {
		switch {
		case d.Page == nil || !r.published[d]:
		case d.Kind == content.KindHome:
			r.text(d, &r.site.Home.Texts)
		case d.Kind == content.KindPage:
			p := &Page{ID: d.ID, Weight: d.Page.Weight, Draft: d.Page.Draft, Params: d.Page.Params}
			r.site.Pages = append(r.site.Pages, p)
			r.text(d, &p.Texts)
		}
	}
	slices.SortFunc(r.site.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.ID, b.ID))
	})
}

// makeYears makes a year for every year of an entry or an introduction.
func (r *resolver) makeYears() {
	years := map[string]*Year{}
	year := func(id string) *Year {
		if years[id] == nil {
			number, _ := strconv.Atoi(id)
			years[id] = &Year{ID: id, Number: number}
			r.site.Years = append(r.site.Years, years[id])
		}
		return years[id]
	}
	for _, d := range r.in.Record.Documents {
		if d.Kind == content.KindYear && d.Page != nil && r.published[d] {
			y := year(d.ID)
			r.text(d, &y.Texts)
		}
	}
	for _, e := range r.site.Entries {
		e.Year = year(path.Dir(e.ID))
		e.Year.Entries = append(e.Year.Entries, e)
	}
	slices.SortFunc(r.site.Years, func(a, b *Year) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
	})
	for i := 1; i < len(r.site.Years); i++ {
		before, after := r.site.Years[i-1], r.site.Years[i]
		before.Next, after.Prev = after, before
	}
}

// text takes an original's words into texts.
func (r *resolver) text(d *content.Document, texts *Texts) {
	t := &Text{Lang: d.Lang, Title: d.Title(), Summary: d.Summary(), Body: d.Body, File: d.File}
	if d.Translation != nil {
		t.Unreviewed = d.Translation.Reviewed != nil && !*d.Translation.Reviewed
	}
	if d.Kind == content.KindEntry {
		t.sections = r.sections(r.originals[key(d)])
	}
	texts.add(t, d.Translation == nil)
	r.documents[d.File] = &documentText{doc: d, text: t, texts: texts}
}

// sections lists the parts that an entry's page has around its text.
func (r *resolver) sections(d *content.Document) []string {
	e := d.Entry
	all := []string{"facts", "text", "sources", "cite"}
	for id, has := range map[string]bool{
		"vote": e.Vote != nil && (e.Vote.Tally() != (vote.Tally{}) || !e.Vote.Note.IsZero() || r.votes[d.ID] != nil), "stages": len(e.Stages) > 0, "corrections": len(e.Corrections) > 0,
	} {
		if has {
			all = append(all, id)
		}
	}
	return all
}

// translations gives every entry and page the words of its translations.
func (r *resolver) translations() {
	for _, d := range r.in.Record.Documents {
		if d.Translation == nil {
			continue
		}
		original := r.originals[key(d)]
		if original == nil {
			continue
		}
		if known := r.documents[original.File]; known != nil {
			r.text(d, known.texts)
		}
	}
}

// terms gives every term its entries, in order of time.
func (r *resolver) terms() {
	for _, e := range r.site.Entries {
		for _, t := range append([]*Term{e.Type, e.Body}, append(slices.Clone(e.Topics), e.Actors...)...) {
			if t != nil {
				t.Entries = append(t.Entries, e)
			}
		}
	}
}

// date is the build's date: what was asked for, else the newest day of the
// editors' work that the content knows, else the newest event.
func (r *resolver) date() edtf.Day {
	if r.in.Date != (edtf.Day{}) {
		return r.in.Date
	}
	var work, event edtf.Day
	for _, e := range r.site.Entries {
		work = later(work, e.Updated)
		for _, s := range e.Sources {
			work = later(work, s.Accessed.Day)
		}
		if day, ok := e.Date.Latest(); ok {
			event = later(event, day)
		}
	}
	if work != (edtf.Day{}) {
		return work
	}
	return event
}

func later(a, b edtf.Day) edtf.Day {
	if b == (edtf.Day{}) || (a != (edtf.Day{}) && a.Compare(b) >= 0) {
		return a
	}
	return b
}
