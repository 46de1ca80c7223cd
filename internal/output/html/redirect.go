package html

import (
	"fmt"
	"html/template"
	"io"
	"strings"

	"annals/internal/output"
	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/sitepath"
)

// redirect is an old address that redirects to a page. It needs neither a server's
// configuration nor script; with script it keeps the fragment of the address.
type redirect struct {
	*edition // of the page
	site.Redirect
}

func redirects(s *site.Site, editions []*edition) []redirect {
	all := make([]redirect, len(s.Redirects))
	for i, r := range s.Redirects {
		all[i] = redirect{editionOf(editions, r.To), r}
	}
	return all
}

// editionOf returns the edition in whose folder an output file lies.
func editionOf(editions []*edition, path string) *edition {
	for _, ed := range editions[1:] {
		if strings.HasPrefix(path, ed.folder) {
			return ed
		}
	}
	return editions[0]
}

func (r redirect) output() output.Output {
	return output.Output{Path: r.From, From: r.File, Kind: output.KindRedirect, Renderer: r}
}

// Render writes the page.
func (r redirect) Render(w io.Writer) error {
	to := sitepath.Rel(r.From, r.To)
	return r.options.Templates.Execute(w, "redirect", &view.Redirect{
		Context: r.contextWith(view.RelativeLinks(r.From, r.folder)), URL: to, Canonical: r.site.URL(r.To),
		Refresh: template.HTML(fmt.Sprintf(`<meta http-equiv="refresh" content="0; url=%s">`, template.HTMLEscapeString(to))),
	})
}
