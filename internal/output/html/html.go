// Package html renders the HTML pages of a site: it turns a site.Site into one
// output.Output for every page in every language, and one for every redirect. It
// reads and writes no files.
//
// Outputs lists the pages. Each is a page: a kind, an address and a subject, such
// as an entry. To render it, a builder makes a view.Page of the subject: all
// words, dates and addresses, ready to print. The template of the page's kind
// turns the view into markup. Rendering is a pure function of the page.
//
// What a function makes shows in what it takes: words alone need a locale.Locale;
// what many pages share needs an edition, the site in one language, and has no
// addresses, since these differ by folder; views with links need a builder, the
// edition with the links of one page.
//
// Package view has the view types, the public interface of templates.
package html

import (
	"annals/internal/output/dataset"
	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
	"annals/internal/theme/templates"
)

// Options is what pages need besides the site.
type Options struct {
	Templates *templates.Set
	Locales   map[string]*locale.Locale // one for each language of the site
	Assets    *assets.Assets
	Drafts    bool // drafts are shown and marked

	// SocialImage returns the og:image of an entry's page in a language, or nil.
	// The function itself may be nil.
	SocialImage func(e *site.Entry, lang string) *view.SocialImage

	// ChartPicture reports whether a chart has a picture in a language; nil: none has.
	ChartPicture func(name, lang string) bool

	// Data is the files of data; nil on a site without any.
	Data *dataset.Files

	// Smaller returns the smaller sizes of a picture, the smallest first. The function
	// itself may be nil.
	Smaller func(*site.File) []Smaller
}

// Smaller is a smaller size of a picture.
type Smaller struct {
	Path  string // output file
	Width int
}
