package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

func (b *builder) subject(s *site.Subject) *view.Page {
	p := b.newSubjectPage(s, s.Entries)
	if len(s.Periods) > 0 {
		p.Long = longView(b.locale, spans(b, s.Periods), "count.entries")
		return p
	}
	p.Subject.Series = b.subjectSeries(s, s.Entries)
	return p
}

// subjectPeriod is the page of a period of a subject with too many texts for one page.
func (b *builder) subjectPeriod(s *site.Subject, period *site.Period[*site.Entry]) *view.Page {
	p := b.newSubjectPage(s, period.Items, *b.termLink(&s.Term))
	addPeriod(b, p, s.Periods, period, "count.entries")
	if len(period.Pages) > 0 {
		p.Long = longView(b.locale, spans(b, period.Pages), "count.entries")
		return p
	}
	p.Subject.Series = b.subjectSeries(s, period.Items)
	return p
}

// newSubjectPage starts a page of a subject, without what texts say about it.
func (b *builder) newSubjectPage(s *site.Subject, entries []*site.Entry, above ...view.Link) *view.Page {
	v := &view.SubjectView{
		ID: s.ID, Label: b.localized(s.Label), Description: b.localized(s.Description), Topic: b.termLink(s.Topic), Count: len(entries),
	}
	all := view.Link{Name: view.Words{Text: b.locale.T("nav.subjects")}, URL: b.Page(site.KindSubjects.Address())}
	p := b.newPage(nil, v.Label, v.Description.Text, append([]view.Link{all}, above...)...)
	p.Subject = v
	return p
}

// subjectSeries lists what the texts of entries say about a subject, by series, and last
// those of none.
func (b *builder) subjectSeries(s *site.Subject, entries []*site.Entry) []view.SubjectSeries {
	bySeries := map[*site.Series][]view.Mention{}
	years := map[*site.Series]*site.Year{}
	for _, e := range entries {
		mention := b.mention(s, s.Mention(e))
		if years[e.Series] != e.Year {
			mention.ID = mentionAnchor(e.Series, e.Year)
		}
		bySeries[e.Series], years[e.Series] = append(bySeries[e.Series], mention), e.Year
	}
	var all []view.SubjectSeries
	for _, series := range b.site.Series {
		if mentions := bySeries[series]; len(mentions) > 0 {
			all = append(all, view.SubjectSeries{ID: seriesAnchor(series), Name: b.localized(series.Label), Mentions: mentions})
		}
	}
	if mentions := bySeries[nil]; len(mentions) > 0 {
		name := b.locale.T("subjects.texts")
		if len(all) > 0 {
			name = b.locale.T("subjects.other_texts")
		}
		all = append(all, view.SubjectSeries{ID: seriesAnchor(nil), Name: view.Words{Text: name}, Mentions: mentions})
	}
	return all
}

func seriesAnchor(s *site.Series) string {
	if s == nil {
		return "texts"
	}
	return "series." + s.ID
}

func mentionAnchor(s *site.Series, y *site.Year) string { return seriesAnchor(s) + "." + y.ID }

// mention is what one text says about a subject. In the words of the text before it in
// the series, it says no more than that.
func (b *builder) mention(s *site.Subject, m *site.Mention) view.Mention {
	page := b.Page(m.Entry.Address())
	v := view.Mention{Kind: kindOf(m), Entry: b.linkTo(m.Entry)}
	v.Entry.URL += "#" + subjectAnchor(s)
	if m.Before != nil && b.isSameWording(m, m.Before) {
		before := b.linkTo(m.Before.Entry)
		name := b.locale.T("subjects.same", "date", before.Date.Words)
		v.Same = &view.Link{Name: view.Words{Text: name}, URL: before.URL + "#" + subjectAnchor(s)}
		return v
	}
	for _, p := range m.Provisions {
		v.Provisions = append(v.Provisions, b.provision(p, page))
	}
	if m.IsEarliest() && v.Kind == "said" {
		v.Mark = b.locale.T("subjects.earliest")
	}
	return v
}

// isSameWording reports whether two texts say the same in the words that the page shows,
// and the later one nothing new.
func (b *builder) isSameWording(later, earlier *site.Mention) bool {
	if len(later.Provisions) != len(earlier.Provisions) {
		return false
	}
	for i, p := range later.Provisions {
		before := earlier.Provisions[i]
		if p.IsNew() || b.localized(p.Text) != b.localized(before.Text) || b.localized(p.Quote) != b.localized(before.Quote) {
			return false
		}
	}
	return true
}

// subjectSummaries lists all subjects with the number of texts that speak of each; none
// if no text speaks of any.
func (b *builder) subjectSummaries() []view.TermSummary {
	if !b.site.HasProvisions() {
		return nil
	}
	return b.termSummaries(subjectTerms(b.site))
}
