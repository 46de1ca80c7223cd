package html

import (
	"html/template"

	"annals/internal/site"
)

// TermSummary is a term in a list.
type TermSummary struct {
	Link
	Description Words
	Count       int
}

// TermView is a term's own page.
type TermView struct {
	ID          string
	Kind        string // "types", "bodies", "topics" or "actors"
	KindName    string
	Label       Words
	Description Words
	Count       int             // of the entries
	Cards       []template.HTML // of the entries; none if Page.Long links to them
}

// VocabularyView lists the terms of one kind.
type VocabularyView struct {
	Kind  string
	Name  string
	Terms []TermSummary
}

func (f *format) term(l *language, t *site.Term) (*Page, error) {
	p := f.termPage(l, t, t.Address())
	if t.Vocabulary == "topics" {
		p.Feeds = f.feeds(p.Context, "topics/"+t.ID, p.locale.T("feed.topic", "site", p.SiteTitle.Text, "label", p.Term.Label.Text))
	}
	cards, err := f.cardsOrPeriods(l, p, t.Entries, t.Periods)
	p.Term.Cards, p.Term.Count = cards, len(t.Entries)
	return p, err
}

// termPeriod is the page of a period of a term with too many entries for one page.
func (f *format) termPeriod(l *language, t *site.Term, period *site.Period[*site.Entry]) (*Page, error) {
	p := f.termPage(l, t, period.Address())
	p.Crumbs = append(p.Crumbs, *p.termLink(t))
	addPeriod(p, t.Periods, period, "count.entries")
	cards, err := f.cardsOrPeriods(l, p, period.Items, period.Pages)
	p.Term.Cards, p.Term.Count = cards, len(period.Items)
	return p, err
}

// termPage starts a page of a term, without its entries.
func (f *format) termPage(l *language, t *site.Term, address string) *Page {
	p := f.newPage(l.Context, "term", address, nil)
	p.Term = &TermView{
		ID: t.ID, Kind: t.Vocabulary, KindName: p.locale.T("terms." + messageName(t.Vocabulary)),
		Label: p.localized(t.Label), Description: p.localized(t.Description),
	}
	p.Title, p.Description = p.Term.Label, p.Term.Description.Text
	p.Crumbs = []Link{p.home, {Name: Words{Text: p.Term.KindName}, URL: p.Page(t.Vocabulary + "/index.html")}}
	return p
}

func (f *format) vocabulary(l *language, v *site.Vocabulary) *Page {
	p := f.newPage(l.Context, "vocabulary", v.Address(), nil)
	p.Vocabulary = &VocabularyView{Kind: v.Name, Name: p.locale.T("terms." + messageName(v.Name)), Terms: f.termSummaries(p, v)}
	p.Title, p.Description = Words{Text: p.Vocabulary.Name}, p.locale.T("terms."+messageName(v.Name)+"_text")
	p.Crumbs = []Link{p.home}
	return p
}

func (f *format) termSummaries(p *Page, v *site.Vocabulary) []TermSummary {
	var all []TermSummary
	for _, t := range v.Terms {
		all = append(all, TermSummary{Link: *p.termLink(t), Description: p.localized(t.Description), Count: len(t.Entries)})
	}
	return all
}
