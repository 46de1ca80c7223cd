package config

import (
	"fmt"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/load/layout"
	"annals/internal/record/lang"
	"annals/internal/sitepath"
	"annals/internal/weburl"
)

// MenuItem is a link in the menu or in the foot of every page, or a group of them.
type MenuItem struct {
	Label lang.Text // empty: the title of the page
	Pages []Named   // texts below content/: one, or those of a group
	URL   string    // outside of the site; "" for one of its pages
	Group bool      // Pages stand below the label
}

// menuItem is one [[theme.menu]] or [[theme.foot]].
type menuItem struct {
	Label lang.Text `toml:"label"`
	Page  *string   `toml:"page" example:"\"about.md\""`
	URL   *string   `toml:"url" example:"\"https://example.org/\"" is:"address"`
	Pages []*string `toml:"pages" example:"[\"about.md\"]"`
}

// maxMenu is the number of items of a menu that can still be taken in.
const maxMenu = 20

// menu reads [[theme.menu]] or [[theme.foot]].
func (r *reader) menu(c *Config, key string, written []menuItem) []MenuItem {
	if len(written) > maxMenu {
		r.valueError(fmt.Sprintf("%s[%d]", key, maxMenu), diag.InvalidValue, fmt.Sprintf("a menu has at most %d items", maxMenu), `put several pages into one group: label = "…" and pages = ["…", "…"]`)
		return nil
	}
	var all []MenuItem
	for i, w := range written {
		at := fmt.Sprintf("%s[%d]", key, i)
		r.text(at+".label", w.Label)
		if item, ok := r.menuItem(c, at, w); ok {
			all = append(all, item)
		}
	}
	return all
}

func (r *reader) menuItem(c *Config, at string, w menuItem) (MenuItem, bool) {
	item := MenuItem{Label: w.Label, Group: r.keys.Has(at + ".pages")}
	hasPage, hasURL := r.keys.Has(at+".page"), r.keys.Has(at+".url")
	add := func(key string, name *string) {
		if page := r.namedFile(key, name, checkPage); page != nil {
			item.Pages = append(item.Pages, *page)
		}
	}
	switch {
	case !hasPage && !hasURL && !item.Group:
		r.keyError(at, diag.MissingKey, "this leads nowhere", `add page = "about.md" for a page of the site, url = "https://…" for another site, or pages = ["…", "…"] for a group`)
		return item, false
	case hasPage && hasURL, hasPage && item.Group, hasURL && item.Group:
		r.keyError(at, diag.InvalidValue, `this leads to several places: an item has either "page", "url" or "pages"`, "make an item of its own of each")
		return item, false
	case !r.keys.Has(at+".label") && !hasPage:
		r.keyError(at, diag.MissingKey, `"label" is missing: readers would not see what this leads to`, `add label = "…", with the words of the link`)
		return item, false
	case hasURL:
		item.URL = r.menuURL(c, at+".url", w.URL)
		return item, item.URL != ""
	case hasPage:
		add(at+".page", w.Page)
	default:
		for i, name := range w.Pages {
			add(fmt.Sprintf("%s.pages[%d]", at, i), name)
		}
	}
	return item, len(item.Pages) > 0
}

func (r *reader) menuURL(c *Config, key string, raw *string) string {
	if raw == nil {
		return ""
	}
	address, err := weburl.CheckHTTP(*raw)
	if err != nil {
		r.problem(key, err)
		return ""
	}
	if p := weburl.Tracking(address); p != nil {
		r.problem(key, p)
	}
	c.Links = append(c.Links, Link{address, r.keys.Value(key)})
	return address
}

func checkPage(name string) error {
	below, isWhole := layout.CutFolder(name)
	stem, isPage := strings.CutSuffix(name, ".html")
	switch {
	case name == "":
		return &diag.Problem{Code: diag.InvalidValue, Message: "this names no page", Hint: `write the path of its text below content/, such as "about.md"`}
	case strings.Contains(name, "://"):
		return &diag.Problem{Code: diag.InvalidValue, Message: "this is an address, not a page of the site", Hint: "write url in place of page"}
	case isWhole && below != "":
		return &diag.Problem{Code: diag.InvalidValue, Message: "the path begins below content/", Hint: fmt.Sprintf("write %q", below)}
	case path.Clean(name) != name, strings.HasPrefix(name, "/"), strings.HasPrefix(name, ".."):
		return &diag.Problem{Code: diag.InvalidValue, Message: "this is no plain path", Hint: `write the path of its text below content/, such as "about.md"`}
	case isPage:
		return &diag.Problem{Code: diag.InvalidValue, Message: "this names a page of the finished site", Hint: fmt.Sprintf("name the text that it is made from: %q", stem+layout.Extension)}
	case !strings.HasSuffix(name, layout.Extension):
		return &diag.Problem{Code: diag.InvalidValue, Message: "the name of a text ends in .md", Hint: fmt.Sprintf("write %q", strings.TrimSuffix(name, "/")+layout.Extension)}
	}
	return sitepath.Check(name)
}
