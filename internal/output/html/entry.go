package html

import (
	"html/template"

	"annals/internal/output/html/jsonld"
	"annals/internal/output/html/view"
	"annals/internal/output/wording"
	"annals/internal/record/edtf"
	"annals/internal/site"
)

func (b *builder) entry(e *site.Entry) (*view.Page, error) {
	text, err := b.text(&e.Texts)
	if err != nil {
		return nil, err
	}
	v := b.entryView(e)
	v.Text, v.TitleNote = text, b.titleNote(e)
	p := b.newPage(e.Has, v.Title, v.Summary.Text, v.Year)
	v.Permalink = p.Canonical
	v.Cite = b.cite(e, v.Permalink)
	v.Data = b.URL(e.ID + ".json")
	p.Entry = v
	if b.options.SocialImage != nil {
		p.SocialImage = b.options.SocialImage(e, b.Lang)
	}
	p.NoIndex = e.Draft || e.Embargoed
	p.JSONLD = jsonLDScript(jsonld.Entry(b.site, e, b.Lang))
	return p, nil
}

// entryView returns the view of an entry without Text, Permalink and Cite.
func (b *builder) entryView(e *site.Entry) *view.EntryView {
	v := &view.EntryView{
		EntrySummary: new(b.summary(e)), Time: b.timeOfDay(e), Cosponsors: e.Cosponsors.Count, CosponsorNames: b.stateLinks(e.Cosponsors.States, e.Day()), Actors: b.termLinks(e.Actors), Places: b.termLinks(e.Places),
		Added: b.day(e.Added), Params: e.Params, EditURL: b.site.Config.EditLink(e.File), Year: *b.yearLink(e.Year),
		Follows: b.entryLinks(e.Follows), FollowedBy: b.entryLinks(e.FollowedBy), FollowsWithdrawn: b.withdrawals(e.FollowsWithdrawn),
		Prev: b.entryLink(e.Prev), Next: b.entryLink(e.Next),
	}
	b.addSeries(v, e)
	if e.Vote != nil {
		v.Vote.Groups = b.ballotGroups(e.Vote, e.Day())
	}
	for i := range e.Stages {
		v.Stages = append(v.Stages, b.stage(e, &e.Stages[i]))
	}
	for i := range e.Sources {
		v.Sources = append(v.Sources, b.source(&e.Sources[i]))
	}
	v.Media = b.evidence(e)
	v.Provisions = b.provisionGroups(e)
	for i := range e.Provisions {
		if n := e.Provisions[i].Source; n > 0 {
			v.Sources[n-1].ID = sourceAnchor(n)
		}
	}
	for _, c := range e.Corrections {
		v.Corrections = append(v.Corrections, b.correction(c))
	}
	return v
}

// timeOfDay returns the time of an event as it is written in its source.
func (b *builder) timeOfDay(e *site.Entry) *view.Date {
	if e.Time.IsZero() {
		return nil
	}
	words := wording.Time(e.Time)
	machine := e.Date.MachineValue()
	if e.Date.Precision() != edtf.PrecisionDay || machine == "" {
		return &view.Date{Words: words}
	}
	return &view.Date{Words: words, Machine: machine + "T" + e.Time.String()}
}

// jsonLDScript wraps JSON-LD in a script element. Its encoder has escaped every
// character that HTML could read as markup.
func jsonLDScript(data []byte) template.HTML {
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}

func (b *builder) stage(e *site.Entry, s *site.Stage) view.StageView {
	v := view.StageView{Label: b.localized(s.Label), Date: b.date(s.Date), Organ: b.termLink(s.Organ), Symbols: symbolLinks(s.Symbols)}
	if s.Vote != nil {
		v.Vote = b.stageVote(e, s)
		v.Vote.Groups = b.ballotGroups(s.Vote, s.Day())
	}
	return v
}

func (b *builder) correction(k site.Correction) view.CorrectionView {
	return view.CorrectionView{Date: b.date(k.Date.Date()), Text: b.localized(k.Text)}
}
