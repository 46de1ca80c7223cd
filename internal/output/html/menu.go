package html

import (
	"html/template"
	"slices"
	"strings"

	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/sitepath"
)

// menu is what every page of an edition links to. Its addresses are not relative
// to a page yet: they are neutral of folder and language.
type menu struct {
	nav     []view.NavItem
	indexes []view.Link // beside nav
	own     []view.MenuItem
	footer  view.Footer
}

func (ed *edition) newMenu() menu {
	cfg := ed.site.Config
	m := menu{footer: view.Footer{
		Publisher: ed.localized(cfg.Publisher), License: ed.localized(cfg.License), Contact: template.URL(cfg.Contact),
		Date:   ed.day(ed.site.Date),
		Safety: view.Link{Name: view.Words{Text: ed.locale.T("safety.title")}, URL: site.KindSafety.Address()},
	}}
	if ed.site.HasData() {
		m.footer.Data = &view.Link{Name: view.Words{Text: ed.locale.T("data.title")}, URL: site.KindData.Address()}
	}
	if ed.site.IsSigned() {
		m.footer.Verify = &view.Link{Name: view.Words{Text: ed.locale.T("verify.title")}, URL: site.KindVerify.Address()}
	}
	m.nav, m.indexes = ed.newNav()
	m.own, m.footer.Items = ed.menuItems(ed.site.Menu), ed.menuItems(ed.site.Foot)
	ownSafety, ownData, ownVerify := ed.site.OwnPage(site.KindSafety), ed.site.OwnPage(site.KindData), ed.site.OwnPage(site.KindVerify)
	for _, page := range ed.site.PlainPages {
		t := page.In(ed.lang)
		link := view.Link{Name: ed.words(t.Title, t.Lang), URL: page.Address()}
		switch page {
		case ownVerify:
			if ed.site.IsSigned() {
				m.footer.Verify = &link
				continue
			}
		case ownSafety:
			m.footer.Safety = link
			continue
		case ownData:
			m.footer.Data = &link
			continue
		}
		if !ed.site.InMenu(page.Address()) {
			m.footer.Pages = append(m.footer.Pages, link)
		}
	}
	return m
}

// newNav returns the main navigation, and the other pages that list entries, each in
// its order.
func (ed *edition) newNav() (nav []view.NavItem, indexes []view.Link) {
	addresses := map[string]string{}
	for p := range ed.site.Pages() {
		if id := navID(&p); id != "" {
			addresses[id] = p.Address
		}
	}
	if !ed.site.HasProvisions() {
		delete(addresses, string(site.KindSubjects))
	}
	for _, id := range []string{"timeline", "votes", "subjects", "organs", "topics", "actors", "places", "sources", "search"} {
		if address, ok := addresses[id]; ok {
			nav = append(nav, view.NavItem{ID: id, Name: ed.locale.T("nav." + id), URL: address})
		}
	}
	for _, id := range []string{"types", "states", "corrections"} {
		if address, ok := addresses[id]; ok {
			indexes = append(indexes, view.Link{Name: view.Words{Text: ed.locale.T("nav." + id)}, URL: address})
		}
	}
	return nav, indexes
}

// navID returns the id of a page among the navigation's interface texts, "" for a
// page that no menu leads to.
func navID(p *site.Page) string {
	switch p.Kind {
	case site.KindHome:
		return "timeline"
	case site.KindSubjects, site.KindVotes, site.KindStates, site.KindSources, site.KindCorrections, site.KindSearch:
		if p.Period == nil {
			return string(p.Kind)
		}
	case site.KindVocabulary:
		if v := p.Subject.(*site.Vocabulary); len(v.Terms) > 0 || v.Name == "types" {
			return messageName(v.Name)
		}
	}
	return ""
}

// nav returns the navigation with the page's own item marked.
func (b *builder) nav() []view.NavItem {
	nav := slices.Clone(b.menu.nav)
	for i, item := range nav {
		nav[i].Current, nav[i].URL = item.URL == b.of.Address, b.Page(item.URL)
	}
	return nav
}

// indexes lists the other pages that list entries.
func (b *builder) indexes(nav []view.NavItem) []view.Link {
	links := make([]view.Link, 0, len(nav)+len(b.menu.indexes))
	for _, item := range nav {
		if !item.Current && item.ID != "search" {
			links = append(links, view.Link{Name: view.Words{Text: item.Name}, URL: item.URL})
		}
	}
	return append(links, relative(b.menu.indexes, b.Page)...)
}

func (b *builder) footer() view.Footer {
	f := b.menu.footer
	f.Items = b.menuItems(f.Items)
	f.Pages = relative(f.Pages, b.Page)
	if f.Data != nil {
		f.Data = &view.Link{Name: f.Data.Name, URL: b.Page(f.Data.URL)}
	}
	if f.Verify != nil {
		f.Verify = &view.Link{Name: f.Verify.Name, URL: b.Page(f.Verify.URL)}
	}
	f.Safety.URL = b.Page(f.Safety.URL)
	return f
}

// relative returns links with the addresses that to makes of theirs.
func relative(links []view.Link, to func(string) string) []view.Link {
	all := slices.Clone(links)
	for i := range all {
		all[i].URL = to(all[i].URL)
	}
	return all
}

// addElsewhere adds links to the page on the site's mirrors and onion service. A
// page shown at any address has no address of its own: it gets links to the home
// page.
func (b *builder) addElsewhere(p *view.Page) {
	path := p.Path
	if b.of.Kind == site.KindNotFound {
		path = b.site.Path(b.Lang, b.site.Home.Address())
	}
	for _, base := range b.site.Config.Elsewhere() {
		_, name, _ := strings.Cut(strings.TrimSuffix(base, "/"), "://")
		address := sitepath.Absolute(base, path)
		p.Footer.Elsewhere = append(p.Footer.Elsewhere, view.Link{Name: view.Words{Text: name}, URL: address})
		if base == b.site.Config.Onion {
			p.Onion = address
		}
	}
}

// messageName returns the name of a vocabulary in the ids of interface texts.
func messageName(vocabulary string) string {
	if vocabulary == "bodies" {
		return "organs"
	}
	return vocabulary
}
