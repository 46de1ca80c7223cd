package html

import (
	"html/template"
	"net/url"
	"strings"
	"sync"

	"annals/internal/diag"
	"annals/internal/record/edtf"
	"annals/internal/record/lang"
	"annals/internal/site"
	"annals/internal/sitepath"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
)

// Context holds the language of a page and the relative address of the top
// folder. Views embed it, so that templates can write {{.T "nav.sources"}}
// anywhere.
type Context struct {
	Lang string // language tag of the page
	Dir  string // "ltr" or "rtl"
	Root string // relative address of the top folder: "", "../" or "../../"; absolute on 404.html

	site   *site.Site
	locale *locale.Locale
	assets *assets.Assets

	labels       entryLabels
	terms        map[*site.Term]*Link // cache of links; nil for a context of few pages
	citation     func() *citationTemplate
	states       func() []namedState // in the order of their names
	rolls        func() *rolls
	frames       []*frame // of the pages in this language, by their depth
	languageRoot string   // address of the top folder of the page's language
	absolute     bool     // Root is not relative: the page is shown at any address
}

// T returns an interface text: {{.T "nav.sources"}}, or with values for its
// placeholders {{.T "footer.built" "date" .Date}}.
func (c *Context) T(id string, pairs ...any) (string, error) {
	return c.checkMessage(id, c.locale.T(id, pairs...))
}

// N returns an interface text that depends on a number: {{.N "count.entries" 3}}.
func (c *Context) N(id string, n int, pairs ...any) (string, error) {
	return c.checkMessage(id, c.locale.N(id, n, pairs...))
}

// checkMessage returns an error if no catalogue has the id, so that a mistake in
// a template fails the build. It looks an id up only if its text begins with
// locale.Missing, as the stand-in for a missing text does.
func (c *Context) checkMessage(id, text string) (string, error) {
	if !strings.HasPrefix(text, locale.Missing) || c.locale.Has(id) {
		return text, nil
	}
	return text, &diag.Problem{
		Code: diag.TemplateFailed, Message: "there is no interface text " + id,
		Hint: "the ids are those of the built-in en.toml; texts of your own belong in [messages.site] of templates/i18n/en.toml",
	}
}

// Number formats a whole number in the page's language.
func (c *Context) Number(n int) string { return c.locale.Number(n) }

// Asset returns the address of a file of static/. That of a style sheet or script
// contains its fingerprint.
func (c *Context) Asset(name string) (string, error) {
	published, err := c.assets.Name(name)
	return c.Root + sitepath.Escape(published), err
}

// LanguageName returns the name of a language in the page's language, else its
// name in the configuration, else its tag.
func (c *Context) LanguageName(tag string) string {
	if id := "language." + tag; c.locale.Has(id) {
		return c.locale.T(id)
	}
	if l, ok := c.site.Config.Language(tag); ok {
		return l.Name
	}
	return tag
}

// URL returns the address of an output file, given its path from the top folder,
// such as "sitemap.xml", relative to the page.
func (c *Context) URL(path string) string { return c.Root + sitepath.Escape(path) }

// Page returns the address of another page in the page's language, such as
// "votes/index.html", relative to this page.
func (c *Context) Page(address string) string { return c.languageRoot + sitepath.Escape(address) }

// Words is text with its language. It prints as plain text; .HTML marks it up
// when its language is not the page's.
type Words struct {
	Text string
	Lang string // "" when it is the page's language
	Dir  string // "ltr" or "rtl" of Lang; "" like it
}

// String returns the plain text.
func (w Words) String() string { return w.Text }

// HTML returns the escaped text, in a span with its language when that is not the
// page's.
func (w Words) HTML() template.HTML {
	text := template.HTMLEscapeString(w.Text)
	if w.Lang == "" {
		return template.HTML(text)
	}
	return template.HTML(`<span lang="` + template.HTMLEscapeString(w.Lang) + `" dir="` + w.Dir + `">` + text + `</span>`)
}

// words returns text with its language; "" means not known.
func (c *Context) words(text, in string) Words {
	if in == c.Lang || in == "" || text == "" {
		return Words{Text: text}
	}
	return Words{Text: text, Lang: in, Dir: c.direction(in)}
}

// direction returns the writing direction of a language: from config.toml for a
// language of the site, else the usual one.
func (c *Context) direction(tag string) string {
	if l, ok := c.site.Config.Language(tag); ok {
		return l.Dir
	}
	return lang.Direction(tag)
}

// localized returns a multilingual text in the page's language, else in the
// site's default language, else in any.
func (c *Context) localized(t lang.Text) Words {
	return c.words(t.In(c.Lang, c.site.Config.DefaultLanguage))
}

// Date is a day or a span in words, with its machine-readable form.
type Date struct {
	Words   string
	Machine string // for <time datetime>; "" if HTML has no form for it
}

// String returns the date in words.
func (d Date) String() string { return d.Words }

func (c *Context) date(d edtf.Date) Date {
	return Date{Words: c.locale.Date(d), Machine: d.MachineValue()}
}

func (c *Context) day(d edtf.Day) *Date {
	if d == (edtf.Day{}) {
		return nil
	}
	date := c.date(d.Date())
	return &date
}

// Link is a named address.
type Link struct {
	Name Words
	URL  string
}

// EntryLink is a link to an entry, with its date and vote.
type EntryLink struct {
	ID    string
	Title Words
	URL   string
	Date  Date
	Vote  string // the figures of its vote in one line, or ""
}

func (c *Context) entryLink(e *site.Entry) *EntryLink {
	if e == nil {
		return nil
	}
	return new(c.linkTo(e))
}

func (c *Context) linkTo(e *site.Entry) EntryLink {
	link := c.entryLabel(e)
	link.URL = c.Page(e.Address())
	return link
}

func (c *Context) entryLinks(entries []*site.Entry) []EntryLink {
	links := make([]EntryLink, 0, len(entries))
	for _, e := range entries {
		links = append(links, c.linkTo(e))
	}
	return links
}

// forPath returns c with addresses relative to the folder of an output path.
func (c *Context) forPath(path string) *Context {
	if c.absolute {
		return c
	}
	root := sitepath.Root(path)
	languageRoot := root
	if c.Lang != c.site.Config.DefaultLanguage {
		languageRoot = strings.TrimPrefix(root, "../")
	}
	return c.relativeTo(root, languageRoot)
}

// relativeTo returns c for a folder with these addresses of the top folder and of
// the language's top folder. What depends on the folder is made on first use.
func (c *Context) relativeTo(root, languageRoot string) *Context {
	derived := *c
	derived.terms, derived.Root, derived.languageRoot = nil, root, languageRoot
	derived.rolls = sync.OnceValue(derived.newRolls)
	derived.states = sync.OnceValue(func() []namedState { return derived.withURLs(c.states()) })
	return &derived
}

// rooted returns c with addresses that begin at the root of the host, for a page
// such as 404.html that a server shows at any address.
func (c *Context) rooted() *Context {
	root := "/"
	if base, err := url.Parse(c.site.Config.BaseURL); err == nil && base.Path != "" {
		root = base.EscapedPath()
	}
	derived := c.relativeTo(root, root+c.site.Path(c.Lang, ""))
	derived.absolute = true
	return derived
}
