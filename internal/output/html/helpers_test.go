package html

import (
	"bytes"
	"iter"
	"maps"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	dom "golang.org/x/net/html"

	"annals/internal/diag"
	"annals/internal/load/sitedir"
	"annals/internal/output"
	"annals/internal/output/bibliography"
	"annals/internal/output/data"
	"annals/internal/output/dataset"
	"annals/internal/output/html/view"
	"annals/internal/site"
	"annals/internal/testing/sitetest"
	"annals/internal/theme/assets"
	"annals/internal/theme/locale"
	"annals/internal/theme/templates"
	theme "annals/templates"
)

// plainAssets replaces the theme's assets, so that fingerprints in golden pages do
// not change with each edit of a style sheet.
var plainAssets = fstest.MapFS{"style.css": {Data: []byte("p {}")}, "subjects.css": {Data: []byte("a {}")}, "data.css": {Data: []byte("b {}")}, "filters.js": {Data: []byte("(() => {})()")}, "languages.js": {Data: []byte("(() => {})()")}, "redirect.js": {Data: []byte("(() => {})()")}, "search.js": {Data: []byte("const annalsSearch = () => {}")}, "favicon.svg": {Data: []byte("<svg/>")}}

// formatOf returns the format of a site made of files, with the built-in theme.
func formatOf(t testing.TB, files map[string]string, options ...func(*site.Inputs)) *format {
	t.Helper()
	return formatWith(t, files, nil, options...)
}

// formatWith is formatOf with templates of the site's own, by their names in
// templates/.
func formatWith(t testing.TB, files, own map[string]string, options ...func(*site.Inputs)) *format {
	t.Helper()
	s := sitetest.Site(t, files, options...)
	overrides := map[string]string{}
	for name, text := range own {
		overrides["templates/"+name] = text
	}
	dir := sitetest.Dir(t, overrides)
	var set *templates.Set
	if len(own) > 0 {
		set = templatesOf(t, dir)
	} else {
		set = builtin.set(t)
	}
	var problems diag.List
	assets, err := assets.Load(t.Context(), plainAssets, dir, assets.Options{}, &problems)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	catalogues := map[string][]byte{"ar": []byte(arabic), "en": []byte(own["i18n/en.toml"])}
	locales := locale.Load(theme.FS, catalogues, s.Tags(), &problems)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return newFormat(s, Options{Templates: set, Locales: locales, Assets: assets, Data: dataset.New(data.Files(s), bibliography.Files(s, locales))})
}

// format is a site with the options of its pages.
type format struct {
	site     *site.Site
	options  Options
	editions []*edition
}

func newFormat(s *site.Site, o Options) *format {
	return &format{site: s, options: o, editions: newEditions(s, o)}
}

func (f *format) outputs() []output.Output { return Outputs(f.site, f.options) }

// view builds the view of the page at a path.
func (f *format) view(t testing.TB, path string) *view.Page {
	t.Helper()
	for _, ed := range f.editions {
		for of := range f.site.Pages() {
			if p := (page{ed, of}); p.path() == path {
				v, err := p.view()
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
		}
	}
	t.Fatalf("there is no page %s", path)
	return nil
}

// builder returns a builder for a page at the top folder of the default language.
func (f *format) builder() *builder {
	return newBuilder(page{f.editions[0], site.Page{Kind: site.KindPlain, Address: "about.html"}})
}

// builtin is the built-in theme's templates, parsed once for all tests.
var builtin onceTemplates

type onceTemplates struct {
	once   sync.Once
	parsed *templates.Set
}

func (o *onceTemplates) set(t testing.TB) *templates.Set {
	t.Helper()
	o.once.Do(func() { o.parsed = templatesOf(t, sitetest.Dir(t, nil)) })
	return o.parsed
}

func templatesOf(t testing.TB, dir *sitedir.Dir) *templates.Set {
	t.Helper()
	var problems diag.List
	set, err := templates.Load(theme.FS, dir, &problems)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return set
}

var fingerprinted = regexp.MustCompile(`^style\.[0-9a-f]{8}\.css$`)

// edition returns the site in one language.
func (f *format) edition(t testing.TB, tag string) *edition {
	t.Helper()
	for _, ed := range f.editions {
		if ed.lang == tag {
			return ed
		}
	}
	t.Fatalf("there is no language %s", tag)
	return nil
}

// entryNamed returns an entry by its id.
func (f *format) entryNamed(t testing.TB, id string) *site.Entry {
	t.Helper()
	for _, e := range f.site.Entries {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("there is no entry %s", id)
	return nil
}

func rendered(t testing.TB, o output.Output) string {
	t.Helper()
	var b bytes.Buffer
	if err := o.Render(&b); err != nil {
		t.Fatalf("%s: %v", o.Path, err)
	}
	return b.String()
}

// everyPage renders all pages and redirects, by path.
func everyPage(t testing.TB, f *format) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, o := range f.outputs() {
		if _, twice := all[o.Path]; twice {
			t.Errorf("%s is listed twice", o.Path)
		}
		all[o.Path] = rendered(t, o)
	}
	return all
}

// pagesOf sets the number of items per page of long lists.
func pagesOf(n int) func(*site.Inputs) {
	return func(in *site.Inputs) { in.PageSize = n }
}

// shortAndLong yields record, without and with texts of which it is known what they say,
// twice: as it is, and with every list of more than one item split into periods.
func shortAndLong(t *testing.T) iter.Seq2[*format, map[string]*dom.Node] {
	t.Helper()
	return func(yield func(*format, map[string]*dom.Node) bool) {
		for _, files := range []map[string]string{record, provisionRecord()} {
			if !yield(parsedPagesOf(t, files)) || !yield(parsedPagesOf(t, files, pagesOf(1))) {
				return
			}
		}
	}
}

// withFiles returns files with more added or replaced.
func withFiles(files, more map[string]string) map[string]string {
	all := maps.Clone(files)
	maps.Copy(all, more)
	return all
}

// vocabularies is the part of the record's configuration that entries need.
func vocabularies() string {
	_, terms, _ := strings.Cut(record["config.toml"], "[types.")
	return "[languages.en]\nname = \"English\"\n[languages.ko]\nname = \"한국어\"\n[languages.ar]\nname = \"العربية\"\n[types." + terms
}
