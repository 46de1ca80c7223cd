package site

import (
	"cmp"
	"slices"

	"annals/internal/load/config"
	"annals/internal/load/content"
	"annals/internal/load/layout"
	"annals/internal/record/edtf"
	"annals/internal/record/vote"
)

func (r *resolver) vocabularies() {
	c := r.in.Config
	r.site.Types = newVocabulary("types", c.Types)
	r.site.Bodies = newVocabulary("bodies", c.Bodies)
	r.site.Topics = newVocabulary("topics", c.Topics)
	r.site.Actors = newVocabulary("actors", c.Actors)
	r.site.Places = newVocabulary("places", c.Places)
	r.makeSeries()
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

// makeEntries makes entries of the published documents, not yet sorted. A document
// with an invalid date, which has been reported, becomes no entry, but its text is kept
// so that links to it and from it are checked.
func (r *resolver) makeEntries() {
	entries := make([]Entry, 0, len(r.documents)) // one allocation; capacity suffices, so pointers stay valid
	for i := range r.documents {
		d := &r.documents[i]
		if d.Entry == nil {
			continue
		}
		stageVotes := r.stageVotes(d.Document)
		r.problems = append(r.problems, content.CheckVotes(r.in.Config, d.Document, r.votes[d.ID], stageVotes)...)
		media := r.media(d)
		r.sourceFilesOf(d)
		if !d.published {
			continue
		}
		entries = append(entries, Entry{})
		e := &entries[len(entries)-1]
		r.fill(e, d.Document, stageVotes)
		e.Media = media
		r.text(d, &e.Texts)
		if e.Date.IsZero() {
			r.unread[d.File] = true
			continue
		}
		r.lastEdit = later(r.lastEdit, e.Updated)
		for i := range e.Sources {
			r.lastEdit = later(r.lastEdit, e.Sources[i].Accessed.Day)
		}
		d.entry = e
		r.site.Entries = append(r.site.Entries, e)
	}
}

// fill sets the facts of an entry from its document and the votes files of its stages.
func (r *resolver) fill(e *Entry, d *content.Document, stageVotes []*content.VotesFile) {
	m := d.Entry
	*e = Entry{
		ID: d.ID, File: d.File,
		Date: m.Date.Date, Time: m.Time.Time, order: m.Order, Type: r.site.Types.Lookup(m.Type), Organ: r.site.Bodies.Lookup(m.Organ),
		Topics: r.lookup(r.site.Topics, m.Topics), Actors: r.lookup(r.site.Actors, m.Actors), Places: r.lookup(r.site.Places, m.Places),
		Symbols: m.Symbols, Cosponsors: cosponsors(m), Series: r.series[m.Series], Sources: m.Sources,
		Milestone: m.Milestone, Draft: m.Draft, Embargoed: r.isEmbargoed(m), Params: m.Params,
		Added: m.Added.Day, Updated: m.Added.Day,
	}
	e.Vote = r.vote(m.Vote, r.votes[d.ID], m.Organ, e.Date)
	r.provisions(e, m)
	for i := range m.Stages {
		var file *content.VotesFile
		if stageVotes != nil {
			file = stageVotes[i]
		}
		e.Stages = append(e.Stages, r.stage(&m.Stages[i], file))
	}
	for _, c := range m.Corrections {
		e.Corrections = append(e.Corrections, Correction{Entry: e, Date: c.Date.Day, Text: c.Text})
		if c.Date.Compare(e.Updated) > 0 {
			e.Updated = c.Date.Day
		}
	}
	slices.SortStableFunc(e.Corrections, func(a, b Correction) int { return a.Date.Compare(b.Date) })
	for i := range e.Corrections {
		c := &e.Corrections[i]
		c.Number = 1
		if i > 0 && e.Corrections[i-1].Date == c.Date {
			c.Number = e.Corrections[i-1].Number + 1
		}
	}
}

// lookup returns the terms with the given ids, without duplicates and unknown ids. The
// lists share backing arrays.
func (r *resolver) lookup(v *Vocabulary, ids []string) []*Term {
	if cap(r.termArena)-len(r.termArena) < len(ids) {
		r.termArena = make([]*Term, 0, max(len(ids), 4096))
	}
	start := len(r.termArena)
	for _, id := range ids {
		if t := v.Lookup(id); t != nil && !slices.Contains(r.termArena[start:], t) {
			r.termArena = append(r.termArena, t)
		}
	}
	return slices.Clip(r.termArena[start:])
}

// vote makes the vote of an entry or a stage; file holds the votes of states, or is nil.
func (r *resolver) vote(m *content.Vote, file *content.VotesFile, organ string, date edtf.Date) *Vote {
	if m == nil {
		return nil
	}
	v := &Vote{Decision: m.Decision(), Tally: m.Tally(), Note: m.Note, Members: content.Members(r.in.Config, organ, date)}
	if v.Question == "" {
		v.Question = vote.OfText
	}
	v.Dissociated = currentCodes(v.Dissociated, date)
	if file != nil {
		v.Table, v.File = current(file.Table, date), file.File
	}
	return v
}

// cosponsors returns the co-sponsors of an entry. Their number is that of the states if
// front matter has none.
func cosponsors(m *content.Entry) Cosponsors {
	c := Cosponsors{Count: m.Cosponsors.Count, States: currentCodes(m.Cosponsors.States, m.Date.Date)}
	if c.Count == nil && len(c.States) > 0 {
		c.Count = new(len(c.States))
	}
	return c
}

func (r *resolver) stage(m *content.Stage, file *content.VotesFile) Stage {
	return Stage{
		Label: m.Label, Date: m.Date.Date, ID: m.ID, Organ: r.site.Bodies.Lookup(m.Organ), Symbols: m.Symbols, Series: r.series[m.Series],
		Vote: r.vote(m.Vote(), file, m.Organ, m.Date.Date),
	}
}

// stageVotes returns the votes files of the stages of an entry, in their order; nil
// without any.
func (r *resolver) stageVotes(d *content.Document) []*content.VotesFile {
	var files []*content.VotesFile
	for i := range d.Entry.Stages {
		id := d.Entry.Stages[i].ID
		if id == "" {
			continue
		}
		name := string(layout.Text(d.ID).Stage(id))
		if f := r.votes[name]; f != nil && r.documents.entry(name) == nil {
			if files == nil {
				files = make([]*content.VotesFile, len(d.Entry.Stages))
			}
			files[i] = f
		}
	}
	return files
}

// makePages makes the home page and the plain pages, sorted by weight.
func (r *resolver) makePages() {
	r.site.Home = &Home{}
	for i := range r.documents {
		d := &r.documents[i]
		switch {
		case d.Page == nil || !d.published:
		case d.Kind == layout.KindHome:
			r.text(d, &r.site.Home.Texts)
		case d.Kind == layout.KindPage:
			p := &PlainPage{ID: d.ID, Weight: d.Page.Weight, Draft: d.Page.Draft, Params: d.Page.Params}
			r.site.PlainPages = append(r.site.PlainPages, p)
			r.text(d, &p.Texts)
		}
	}
	slices.SortFunc(r.site.PlainPages, func(a, b *PlainPage) int {
		return cmp.Or(cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.ID, b.ID))
	})
}

// translations adds the texts of published translations to entries, pages and years.
func (r *resolver) translations() {
	for i := range r.documents {
		d := &r.documents[i]
		if d.Translation == nil || !d.published {
			continue
		}
		if o := r.documents.original(d.Document); o != nil && o.texts != nil {
			r.text(d, o.texts)
			r.missingAnchors(o, d)
		}
	}
}

// terms sets the entries of every term, in time order.
func (r *resolver) terms() {
	entries := map[*Term]int{}
	for _, e := range r.site.Entries {
		for t := range e.Terms {
			entries[t]++
		}
	}
	for t, n := range entries {
		t.Entries = make([]*Entry, 0, n)
	}
	for _, e := range r.site.Entries {
		for t := range e.Terms {
			t.Entries = append(t.Entries, e)
		}
	}
}

// date returns the date of the build: Inputs.Date, else the newest day of editorial
// work, else the newest event.
func (r *resolver) date() edtf.Day {
	switch {
	case r.in.Date != (edtf.Day{}):
		return r.in.Date
	case r.lastEdit != (edtf.Day{}):
		return r.lastEdit
	}
	var event edtf.Day
	for _, e := range r.site.Entries {
		if day, ok := e.Date.Latest(); ok {
			event = later(event, day)
		}
	}
	return event
}

func later(a, b edtf.Day) edtf.Day {
	if b == (edtf.Day{}) || (a != (edtf.Day{}) && a.Compare(b) >= 0) {
		return a
	}
	return b
}
