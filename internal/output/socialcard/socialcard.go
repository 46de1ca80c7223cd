// Package socialcard is the format of the images (og:image) that other sites show
// beside a link to an entry: its date and title, the site's title, and the vote if
// its figures are known, as a PNG of 1200 by 630 pixels.
//
// There is one image for each language that an entry is written in, beside its
// page. A site has them if config.toml lists fonts under [cards] and has a base_url,
// because og:image needs an absolute URL. If no font has a character of an entry's
// text, the entry has no image, and the first such entry of a language is reported
// as a warning.
package socialcard

import (
	"fmt"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/output"
	"annals/internal/output/picture"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// Width and Height are the size of every image in pixels, which sites recommend for
// link previews.
const (
	Width  = 1200
	Height = 630
)

// Images are the social images of one site.
type Images struct {
	site    *site.Site
	locales map[string]*locale.Locale
	paths   map[key]string
	presses *sync.Pool // of *picture.Press
}

type key struct {
	entry *site.Entry
	lang  string
}

// New selects the entries that have images; none without fonts. It reports those
// whose text the fonts lack.
func New(s *site.Site, locales map[string]*locale.Locale, fonts picture.Fonts, report *diag.List) *Images {
	c := &Images{site: s, locales: locales, paths: map[key]string{}}
	if len(fonts) == 0 || s.Config.Cards == nil {
		return c
	}
	if s.Config.BaseURL == "" {
		report.Warn(s.Config.Cards.At, diag.MissingKey, "there are no cards, because a preview needs the full address of its picture",
			`add base_url = "https://example.org/", with the address that the site will have`)
		return c
	}
	c.presses = &sync.Pool{New: func() any { return newPress(fonts) }}
	for _, tag := range s.Tags() {
		c.selectEntries(tag, fonts, report)
	}
	return c
}

// selectEntries records the entries that have an image in a language.
func (c *Images) selectEntries(tag string, fonts picture.Fonts, report *diag.List) {
	var lacking []*site.Entry
	var missing rune
	for _, e := range c.site.Entries {
		if !e.Has(tag) {
			continue
		}
		if r, lacks := c.text(e, tag).missing(fonts); lacks {
			if len(lacking) == 0 {
				missing = r
			}
			lacking = append(lacking, e)
			continue
		}
		c.paths[key{e, tag}] = c.site.Path(tag, e.ID+".png")
	}
	if len(lacking) == 0 {
		return
	}
	others := ""
	switch n := len(lacking) - 1; n {
	case 0:
	case 1:
		others = ", nor has 1 other in this language"
	default:
		others = fmt.Sprintf(", nor have %d others in this language", n)
	}
	report.Warn(c.site.Config.Cards.At, diag.InvalidValue,
		fmt.Sprintf("no font of the cards has the character %q (U+%04X), so that %s has no card%s", missing, missing, lacking[0].In(tag).File, others),
		"add a font that has it to the list, behind the others")
}

// Outputs lists the images.
func (c *Images) Outputs() []output.Output {
	var all []output.Output
	for _, tag := range c.site.Tags() {
		for _, e := range c.site.Entries {
			if name, ok := c.paths[key{e, tag}]; ok {
				all = append(all, output.Output{Path: name, From: e.In(tag).File, Renderer: card{c, e, tag}})
			}
		}
	}
	return all
}

// Of returns the absolute URL and the alternative text of the image for an entry's
// page in a language. If the entry is not written in that language, they are those
// of the text that the page falls back to.
func (c *Images) Of(e *site.Entry, tag string) (url, alt string, ok bool) {
	tag = e.In(tag).Lang
	path, ok := c.paths[key{e, tag}]
	if !ok {
		return "", "", false
	}
	return c.site.URL(path), strings.Join(c.text(e, tag).lines(), " · "), true
}

// cardText is the text of a card.
type cardText struct {
	site, date, title string
	votes             []figure
}

// figure is one number of a vote.
type figure struct {
	count int
	words string
	ink   picture.Ink
}

func (w cardText) lines() []string {
	all := []string{w.site, w.date, w.title}
	for _, f := range w.votes {
		all = append(all, f.words)
	}
	return all
}

// missing returns the first character that no font has.
func (w cardText) missing(fonts picture.Fonts) (r rune, lacks bool) {
	for _, text := range w.lines() {
		if r, lacks = fonts.Lacks(text); lacks {
			break
		}
	}
	return r, lacks
}

func (c *Images) text(e *site.Entry, tag string) cardText {
	l := c.locales[tag]
	w := cardText{site: c.site.Title(tag), date: l.Date(e.Date), title: e.In(tag).Title}
	if e.Vote == nil {
		return w
	}
	for _, b := range ballots {
		if n, known := e.Vote.Figures().Get(b.Ballot); known {
			w.votes = append(w.votes, figure{n, l.N(b.text, n), b.ink})
		}
	}
	return w
}
