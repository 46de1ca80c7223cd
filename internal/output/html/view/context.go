// Package view holds the view types: what the templates of a theme print. It is
// the reference of theme authors; the guide's page "templates" lists the same.
//
// The dot of every page's template is a Page. Its Kind determines which of the
// …View fields is set. redirect.html has a Redirect as its dot, the partial
// card.html a Card.
//
// Views are data: words, dates and addresses, ready to print. Package html makes
// them and does not change them afterwards. A pointer may be nil: templates use
// such a field in {{with .Field}}…{{end}}. A text may be empty.
package view

import (
	"html/template"
	"strings"

	"annals/internal/diag"
	"annals/internal/sitepath"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
)

// Context is the language and the folder of a page. Page, Card and Redirect embed
// it, so that templates can write {{.T "nav.sources"}}, and {{$.T "nav.sources"}}
// within "with" and "range".
type Context struct {
	Lang string // language tag of the page
	Dir  string // "ltr" or "rtl"
	Links

	locale *locale.Locale
	assets *assets.Assets
	names  map[string]string // of the site's languages, by tag
}

// NewContext returns the context of a language's pages, without Links. names are
// the names of the site's languages in the configuration, by tag.
func NewContext(lang, dir string, words *locale.Locale, assets *assets.Assets, names map[string]string) Context {
	return Context{Lang: lang, Dir: dir, locale: words, assets: assets, names: names}
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

// Digits returns the digits from zero to nine in the page's language, for scripts
// that format counts.
func (c *Context) Digits() string {
	var b strings.Builder
	for n := range 10 {
		b.WriteString(c.Number(n))
	}
	return b.String()
}

// LanguageName returns the name of a language in the page's language, else its
// name in the configuration, else its tag.
func (c *Context) LanguageName(tag string) string {
	if id := "language." + tag; c.locale.Has(id) {
		return c.locale.T(id)
	}
	if name, ok := c.names[tag]; ok {
		return name
	}
	return tag
}

// Stylesheets returns the addresses of the style sheets of every page: the theme's,
// that of [theme] in config.toml, and the site's own site.css, as far as they exist.
func (c *Context) Stylesheets() []string { return c.stylesheets("") }

// stylesheets returns these and that of pages of a kind.
func (c *Context) stylesheets(of string) []string {
	var all []string
	for _, name := range c.assets.Stylesheets(of) {
		all = append(all, c.Root+sitepath.Escape(name))
	}
	return all
}

// inline escapes what the data: address of a drawing cannot have in it.
var inline = strings.NewReplacer("%", "%25", "#", "%23", "\n", "")

// Icon returns the address of the site's favicon.svg. The built-in one is a data:
// address, so that no page has to ask for it.
func (c *Context) Icon() (template.URL, error) {
	if data := c.assets.Icon(); data != nil {
		return template.URL("data:image/svg+xml," + inline.Replace(string(data))), nil
	}
	address, err := c.Asset("favicon.svg")
	return template.URL(address), err
}

// Asset returns the address of a file of static/. That of a style sheet or script
// contains its fingerprint.
func (c *Context) Asset(name string) (string, error) {
	published, err := c.assets.Name(name)
	return c.Root + sitepath.Escape(published), err
}
