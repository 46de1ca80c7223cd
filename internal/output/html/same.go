package html

import (
	"annals/internal/output/html/view"
	"annals/internal/site"
)

// sameAsTerm links from the page of an actor to those of the state and the organ that
// it is, and from an organ to its actors. Pages without entries are left out.
func (b *builder) sameAsTerm(t *site.Term) []view.Link {
	var links []view.Link
	for _, s := range b.site.States {
		if s.Code == t.State {
			name := b.locale.T("states.heading", "state", b.stateName(s).Text)
			links = append(links, view.Link{Name: view.Words{Text: name}, URL: b.Page(s.Address())})
		}
	}
	if organ := b.site.Bodies.Lookup(t.Body); t.Vocabulary == "actors" && organ != nil && len(organ.Entries) > 0 {
		links = append(links, b.sameLink("terms.acts", organ))
	}
	if t.Vocabulary == "bodies" {
		links = append(links, b.actors(func(actor *site.Term) bool { return actor.Body == t.ID })...)
	}
	return links
}

// sameAsState links from the page of a state's votes to those of its actors.
func (b *builder) sameAsState(s *site.State) []view.Link {
	return b.actors(func(actor *site.Term) bool { return actor.State == s.Code })
}

func (b *builder) actors(are func(actor *site.Term) bool) []view.Link {
	var links []view.Link
	for _, actor := range b.site.Actors.Terms {
		if are(actor) && len(actor.Entries) > 0 {
			links = append(links, b.sameLink("terms.appears", actor))
		}
	}
	return links
}

func (b *builder) sameLink(messageID string, t *site.Term) view.Link {
	link := *b.termLink(t)
	link.Name = view.Words{Text: b.locale.T(messageID, "label", link.Name.Text)}
	return link
}
