package html

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"annals/internal/output/bibliography"
	"annals/internal/output/calendar"
	"annals/internal/output/chartfile"
	"annals/internal/output/data"
	"annals/internal/output/datapackage"
	"annals/internal/output/entryjson"
	"annals/internal/output/search"
)

func TestInternalLinksResolve(t *testing.T) {
	for f, pages := range shortAndLong(t) {
		files := map[string]bool{
			"feed.xml": true, "feed.json": true, "corrections/feed.xml": true, "corrections/feed.json": true, // of package feed
		}
		for _, o := range f.options.Assets.Files() {
			files[o.Path] = true
		}
		for _, o := range slices.Concat(chartfile.New(f.site, f.options.Locales, nil, nil).Outputs(), data.Charts(f.site), bibliography.Beside(f.site, nil), entryjson.New(f.site).Outputs(), f.options.Data.Outputs(), datapackage.Outputs(f.site, f.options.Data, f.options.Locales), calendar.Outputs(f.site, f.options.Locales), search.Outputs(f.site, nil)) {
			files[o.Path] = true
		}
		for _, topic := range f.site.Topics.Terms {
			files["topics/"+topic.ID+".xml"], files["topics/"+topic.ID+".json"] = true, true
		}
		ids := map[string]map[string]bool{}
		for name, root := range pages {
			files[name], ids[name] = true, map[string]bool{}
			for n := range root.Descendants() {
				if id, ok := attr(n, "id"); ok {
					if ids[name][id] {
						t.Errorf("%s: the id %s stands twice", name, id)
					}
					ids[name][id] = true
				}
			}
		}
		for name, root := range pages {
			for n := range root.Descendants() {
				for _, key := range []string{"href", "src"} {
					address, ok := attr(n, key)
					rel, _ := attr(n, "rel")
					if !ok || n.Data == "link" && (rel == "canonical" || rel == "alternate" && strings.HasPrefix(address, "https:")) {
						continue
					}
					if problem := linkProblem(name, address, files, ids); problem != "" {
						t.Errorf("%s: %q %s", name, address, problem)
					}
				}
			}
		}
	}
}

// linkProblem describes what is wrong with an address on the page name, or
// returns "".
func linkProblem(name, address string, files map[string]bool, ids map[string]map[string]bool) string {
	u, err := url.Parse(address)
	switch {
	case err != nil || address == "":
		return "is no address"
	case u.Scheme != "":
		return ""
	}
	to := name
	if u.Path != "" {
		to = path.Join(path.Dir(name), u.Path)
	}
	if path.Base(name) == "404.html" && u.Path != "" {
		var ok bool
		if to, ok = strings.CutPrefix(u.Path, "/record/"); !ok {
			return "does not begin at the top of the host"
		}
	} else if strings.HasPrefix(u.Path, "/") {
		return "is not relative"
	}
	for _, tag := range []string{"ko/", "ar/"} {
		if feed := strings.TrimPrefix(to, tag); path.Ext(feed) == ".xml" || path.Ext(feed) == ".json" {
			to = feed
		}
	}
	switch {
	case !files[to]:
		return "leads nowhere"
	case u.Fragment != "" && !ids[to][u.Fragment]:
		return "names no place there"
	}
	return ""
}
