package html

import (
	"slices"

	"annals/internal/output/html/view"
	"annals/internal/site"
)

// menuItems returns the site's own links in the language of the edition. As in menu,
// addresses within the site are not relative yet.
func (ed *edition) menuItems(from []site.MenuItem) []view.MenuItem {
	var all []view.MenuItem
	for _, f := range from {
		item := view.MenuItem{Name: ed.localized(f.Label), URL: f.URL, Outside: f.URL != "", Items: ed.menuItems(f.Items)}
		if f.Withdrawn {
			item.URL, item.Name = f.Address, view.Words{Text: ed.locale.T("withdrawn.entry")}
		}
		if f.Texts != nil {
			item.URL = f.Address
			if f.Label.IsZero() {
				t := f.Texts.In(ed.lang)
				item.Name = ed.words(t.Title, t.Lang)
			}
		}
		all = append(all, item)
	}
	return all
}

// menuItems returns the site's own links for the page, which is marked among them.
func (b *builder) menuItems(from []view.MenuItem) []view.MenuItem {
	all := slices.Clone(from)
	for i, item := range all {
		all[i].Items = b.menuItems(item.Items)
		if item.URL != "" && !item.Outside {
			all[i].Current, all[i].URL = item.URL == b.of.Address, b.Page(item.URL)
		}
	}
	return all
}

// logo returns the picture at the head of the page, or nil.
func (b *builder) logo() *view.Logo {
	t := b.site.Config.Theme
	if t.Logo == nil {
		return nil
	}
	logo := &view.Logo{URL: b.URL(t.Logo.File)}
	logo.Width, logo.Height = b.options.Assets.Dimensions(t.Logo.File)
	if t.LogoDark != nil {
		logo.Dark = b.URL(t.LogoDark.File)
	}
	return logo
}
