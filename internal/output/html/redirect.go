package html

import (
	"fmt"
	"html/template"
	"io"
	"strings"

	"annals/internal/output"
	"annals/internal/sitepath"
)

// Redirect is the dot of redirect.html: an old address that redirects to a page.
type Redirect struct {
	*Context
	URL       string
	Canonical string // absolute
	Refresh   template.HTML
}

// redirects lists a page for every alias. It needs neither a server's
// configuration nor script.
func (f *format) redirects() []output.Output {
	var all []output.Output
	for _, r := range f.site.Redirects {
		all = append(all, output.Output{Path: r.From, From: r.File, Kind: "redirect", Render: func(w io.Writer) error {
			c := f.languageOf(r.To).forPath(r.From)
			to := sitepath.Rel(r.From, r.To)
			return f.templates.Execute(w, "redirect", &Redirect{
				Context: c, URL: to, Canonical: f.site.URL(r.To),
				Refresh: template.HTML(fmt.Sprintf(`<meta http-equiv="refresh" content="0; url=%s">`, template.HTMLEscapeString(to))),
			})
		}})
	}
	return all
}

// languageOf returns the language whose folder an output file lies in.
func (f *format) languageOf(path string) *language {
	folder, _, _ := strings.Cut(path, "/")
	for _, l := range f.languages[1:] {
		if l.Lang == folder {
			return l
		}
	}
	return f.languages[0]
}
