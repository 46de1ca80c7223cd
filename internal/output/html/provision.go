package html

import (
	"strconv"

	"annals/internal/output/html/view"
	"annals/internal/site"
)

// The ids of the places on an entry's page that provisions lead to. No heading of a text
// has a full stop in its id.
func subjectAnchor(s *site.Subject) string { return "subject." + s.ID }
func sourceAnchor(number int) string       { return "source." + strconv.Itoa(number) }

// provisionGroups groups what the text of an entry says by subject, in the order in
// which the entry first names each.
func (b *builder) provisionGroups(e *site.Entry) []view.ProvisionGroup {
	groups := make([]view.ProvisionGroup, len(e.Subjects))
	for i, s := range e.Subjects {
		g := view.ProvisionGroup{ID: subjectAnchor(s), Subject: *b.termLink(&s.Term)}
		for _, p := range s.Mention(e).Provisions {
			g.Provisions = append(g.Provisions, b.provision(p, ""))
		}
		groups[i] = g
	}
	return groups
}

// provision returns the view of a provision. page is the address of its entry; "" on the
// entry's own page.
func (b *builder) provision(p *site.Provision, page string) view.ProvisionView {
	v := view.ProvisionView{Text: b.localized(p.Text), Place: b.localized(p.Place)}
	switch {
	case p.First:
		v.Mark = b.locale.T("provision.first")
	case p.IsNew():
		v.Mark = b.locale.T("provision.new")
	}
	if !p.Quote.IsZero() {
		v.Quote = b.words(p.QuoteIn(b.Lang, b.site.Config.DefaultLanguage))
	}
	if p.Source > 0 {
		key := "provision.source"
		if p.IsReported() {
			key = "provision.reported"
		}
		name := b.locale.T(key, "number", p.Source)
		v.Source = &view.Link{Name: view.Words{Text: name}, URL: page + "#" + sourceAnchor(p.Source)}
	}
	return v
}

// newProvisions lists what is new in the texts of entries.
func (b *builder) newProvisions(entries []*site.Entry) []view.NewProvisions {
	var all []view.NewProvisions
	for _, e := range entries {
		var groups []view.ProvisionGroup
		for _, s := range e.Subjects {
			g := view.ProvisionGroup{Subject: *b.termLink(&s.Term)}
			for _, p := range s.Mention(e).Provisions {
				if !p.IsNew() {
					continue
				}
				one := b.provision(p, b.Page(e.Address()))
				if !p.First {
					one.Mark = "" // all of the list is new
				}
				g.Provisions = append(g.Provisions, one)
			}
			if len(g.Provisions) > 0 {
				groups = append(groups, g)
			}
		}
		if len(groups) > 0 {
			all = append(all, view.NewProvisions{Entry: b.linkTo(e), Groups: groups})
		}
	}
	return all
}
