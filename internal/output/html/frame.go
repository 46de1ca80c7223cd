package html

import (
	"html/template"
	"slices"
	"strings"
)

// maxSharedDepth is the depth of folders up to which pages share a frame. Few
// pages of a site lie deeper.
const maxSharedDepth = 3

// frame is what all pages of one language at one depth of folder share:
// navigation, feeds and footer.
type frame struct {
	*Context
	nav     []NavItem
	targets []string // the address of each item of nav
	home    Link
	feeds   []FeedLink
	footer  Footer
}

// frames makes the frames of a language, by depth.
func (f *format) frames(c *Context) []*frame {
	all := make([]*frame, maxSharedDepth+1)
	for depth := range all {
		all[depth] = f.newFrame(c.forPath(strings.Repeat("folder/", depth)).withTermLinks())
	}
	return all
}

// frame returns the frame of a page.
func (f *format) frame(c *Context, path string) *frame {
	if depth := strings.Count(path, "/"); !c.absolute && depth < len(c.frames) {
		return c.frames[depth]
	}
	return f.newFrame(c.forPath(path))
}

func (f *format) newFrame(c *Context) *frame {
	cfg := f.site.Config
	r := &frame{
		Context: c, home: Link{Name: Words{Text: c.locale.T("nav.timeline")}, URL: c.Page("index.html")}, feeds: f.feeds(c, "feed", ""),
		footer: Footer{
			Publisher: c.localized(cfg.Publisher), License: c.localized(cfg.License), Contact: template.URL(cfg.Contact),
			Date: c.day(f.site.Date), Data: f.dataLinks(c),
		},
	}
	for i, id := range []string{"feed.atom", "feed.json"} {
		if i < len(r.feeds) {
			r.feeds[i].Title = c.locale.T(id)
		}
	}
	for _, page := range f.site.PlainPages {
		t := page.In(c.Lang)
		r.footer.Pages = append(r.footer.Pages, Link{Name: c.words(t.Title, t.Lang), URL: c.Page(page.Address())})
	}
	f.navigation(r)
	return r
}

func (f *format) navigation(r *frame) {
	item := func(id, to string) {
		r.nav, r.targets = append(r.nav, NavItem{ID: id, Name: r.locale.T("nav." + id), URL: r.Page(to)}), append(r.targets, to)
	}
	item("timeline", "index.html")
	if len(f.site.Votes) > 0 {
		item("votes", "votes/index.html")
	}
	for _, v := range f.site.Vocabularies() {
		if len(v.Terms) > 0 && v.Name != "types" {
			item(messageName(v.Name), v.Address())
		}
	}
	item("sources", "sources/index.html")
	item("search", "search/index.html")
}

// navigationFor returns the navigation of a page, with its own item marked.
func (r *frame) navigationFor(address string) []NavItem {
	current := slices.Index(r.targets, address)
	if current < 0 {
		return r.nav
	}
	nav := slices.Clone(r.nav)
	nav[current].Current = true
	return nav
}
