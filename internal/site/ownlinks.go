package site

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"annals/internal/diag"
	"annals/internal/sitepath"
)

// ownLinks checks the links of texts that lead to the site itself by its whole address:
// like those that name a file, they lead to a page and to a place that exist.
func (r *resolver) ownLinks() {
	bases := r.in.Config.Elsewhere()
	if r.in.Config.BaseURL != "" {
		bases = append(bases, r.in.Config.BaseURL)
	}
	if len(bases) == 0 {
		return
	}
	for i := range r.documents {
		d := &r.documents[i]
		for _, link := range d.Body.Outside {
			for _, base := range bases {
				inside, isOwn := strings.CutPrefix(link.Address, base)
				if !isOwn {
					continue
				}
				if problem := r.ownLink(d, inside); problem != nil {
					r.problems = append(r.problems, problem.At(link.In(d.File)))
				}
				break
			}
		}
	}
}

// ownLink returns the problem of a link to an address below the site's own, or nil.
// Files that are no pages are made later and are not known here.
func (r *resolver) ownLink(from *document, inside string) *diag.Problem {
	inside, fragment, _ := strings.Cut(inside, "#")
	inside, _, _ = strings.Cut(inside, "?")
	address, err := url.PathUnescape(inside)
	if address = sitepath.Normal(address); err != nil || r.static[staticFolder+address] {
		return nil
	}
	for _, page := range pageAddresses(address) {
		if taken, ok := r.pageOrAlias(page); ok {
			return r.ownPlace(from, taken, page, fragment)
		}
	}
	if !r.isPageName(address) {
		return nil
	}
	file := strings.TrimSuffix(strings.TrimSuffix(address, "/"), path.Ext(address))
	_, file = r.cutLanguage(file)
	return broken(fmt.Sprintf("this site has no page %s", address), r.suggester.link(entryFile(file), from.File))
}

// pageAddresses returns the output files that a web server may send for an address.
func pageAddresses(address string) []string {
	if address == "" || strings.HasSuffix(address, "/") {
		return []string{address + "index.html"}
	}
	return []string{address, address + ".html", address + "/index.html"}
}

// isPageName reports whether an address can only be that of a page: it ends in .html,
// or its folder holds pages of the site.
func (r *resolver) isPageName(address string) bool {
	switch path.Ext(address) {
	case ".html", ".htm":
		return true
	case "":
		_, neutral := r.cutLanguage(address)
		folder, _, inFolder := strings.Cut(neutral, "/")
		_, known := r.book.page(folder + "/index.html")
		return inFolder && known
	}
	return false
}

// ownPlace checks that the page at an address is published and has the place that a
// link leads to.
func (r *resolver) ownPlace(from *document, taken owner, address, fragment string) *diag.Problem {
	d := r.documents.find(taken.file)
	if d != nil && d.Withdrawal != nil {
		return withdrawnLink(d, outOfText)
	}
	if d == nil || d.address != taken.path {
		return nil
	}
	if d.text == nil {
		problem := broken(fmt.Sprintf("%s is not published yet", d.File), "publish it, or take the link out")
		problem.Warning = true
		return problem
	}
	shown := d.text
	if tag, _ := r.cutLanguage(address); tag != "" {
		shown = d.texts.In(tag)
	}
	if fragment, err := url.PathUnescape(fragment); err == nil && fragment != "" && !hasAnchor(shown, sitepath.Normal(fragment)) {
		return r.brokenAnchor(fragment, shown)
	}
	return nil
}
