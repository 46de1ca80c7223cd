package site

import (
	"fmt"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/config"
	"annals/internal/load/layout"
	"annals/internal/record/lang"
)

// MenuItem is a link of the site's own in the menu or in the foot of every page, or a
// group of them.
type MenuItem struct {
	Label     lang.Text // of config.toml; empty: the title of the page
	Texts     *Texts    // of the page; nil for a group and for a link outside
	Address   string    // of the page, language-neutral
	URL       string    // outside of the site
	Withdrawn bool      // leads to a withdrawn entry; without Label and Texts
	Items     []MenuItem
}

// menus resolves [[theme.menu]] and [[theme.foot]].
func (r *resolver) menus() {
	t := r.in.Config.Theme
	r.site.Menu, r.site.Foot = r.menu(t.Menu), r.menu(t.Foot)
}

func (r *resolver) menu(from []config.MenuItem) []MenuItem {
	var all []MenuItem
	for _, f := range from {
		item := MenuItem{Label: f.Label, URL: f.URL}
		if f.URL == "" {
			for _, page := range f.Pages {
				if one, ok := r.menuPage(page); ok {
					item.Items = append(item.Items, one)
				}
			}
			if len(item.Items) == 0 {
				continue
			}
			if !f.Group {
				item = item.Items[0]
				if !item.Withdrawn { // its label may be the title that it had
					item.Label = f.Label
				}
			}
		}
		all = append(all, item)
	}
	return all
}

// menuPage resolves the page of a text, and reports a text that is not there.
func (r *resolver) menuPage(page config.Named) (MenuItem, bool) {
	file := layout.Folder + "/" + page.File
	d := r.documents.find(file)
	switch {
	case d == nil && r.unread[file]:
	case d == nil:
		r.problems.Error(page.At, diag.BrokenLink, fmt.Sprintf("there is no text %s", file), r.suggester.text(file))
	case d.Translation != nil:
		r.problems.Error(page.At, diag.BrokenLink, fmt.Sprintf("%s is a translation", file),
			fmt.Sprintf("name the original: %q; readers get the page in their language", strings.TrimPrefix(originalName(d.Document), layout.Folder+"/")))
	case d.Withdrawal != nil:
		r.problems = append(r.problems, withdrawnLink(d, "take it out of the menu").At(page.At))
		r.site.inMenu[d.address] = true
		return MenuItem{Address: d.address, Withdrawn: true}, true
	case d.text == nil:
		r.problems.Warn(page.At, diag.BrokenLink, fmt.Sprintf("%s is not published yet, so it is left out", file), "publish it, or take it out")
	default:
		r.site.inMenu[d.address] = true
		return MenuItem{Texts: d.texts, Address: d.address}, true
	}
	return MenuItem{}, false
}

// InMenu reports whether the menu or the foot names a page, by its address.
func (s *Site) InMenu(address string) bool { return s.inMenu[address] }
