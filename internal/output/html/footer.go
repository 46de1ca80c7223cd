package html

import (
	"html/template"
	"strings"

	"annals/internal/sitepath"
)

// Footer is the footer of every page.
type Footer struct {
	Publisher Words
	License   Words
	Contact   template.URL // address, checked by package config, or ""
	Date      *Date        // the build's date; nil when none is known
	Pages     []Link       // the plain pages
	Data      []Link       // the tables of package data
	Elsewhere []Link       // this page on the site's mirrors and its onion service, named by their hosts
}

// dataLinks lists the CSV files that package data makes for the site.
func (f *format) dataLinks(c *Context) []Link {
	var links []Link
	for _, table := range []struct {
		id      string
		hasRows bool
	}{
		{"entries", len(f.site.Entries) > 0},
		{"votes", len(f.site.Votes) > 0},
		{"ballots", len(f.site.States) > 0},
	} {
		if table.hasRows {
			links = append(links, Link{Name: Words{Text: c.locale.T("data."+table.id, "format", "CSV")}, URL: c.URL("data/" + table.id + ".csv")})
		}
	}
	return links
}

// addElsewhere adds links to the page on the site's mirrors and onion service. A
// page shown at any address has no address of its own: it gets links to the home
// page.
func (f *format) addElsewhere(p *Page) {
	path := p.Path
	if p.absolute {
		path = f.site.Path(p.Lang, f.site.Home.Address())
	}
	for _, base := range f.site.Config.Elsewhere() {
		_, name, _ := strings.Cut(strings.TrimSuffix(base, "/"), "://")
		address := sitepath.Absolute(base, path)
		p.Footer.Elsewhere = append(p.Footer.Elsewhere, Link{Name: Words{Text: name}, URL: address})
		if base == f.site.Config.Onion {
			p.Onion = address
		}
	}
}
