package bundle

import (
	"io"
	"strings"
	"unicode"

	"annals/internal/record/lang"
	"annals/internal/record/license"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// readMe writes the text that says what the archive is, in each of its languages.
func (b Bundle) readMe(w io.Writer) error {
	r := reader{Bundle: b}
	r.WriteString("\uFEFF") // it is opened from sticks, by programs that do not know its encoding
	for i, tag := range b.Languages {
		if i > 0 {
			r.WriteString("\n\n" + strings.Repeat("-", 40) + "\n\n\n")
		}
		r.tag, r.locale = tag, b.Locales[tag]
		r.part()
	}
	_, err := io.WriteString(w, r.String())
	return err
}

// reader writes the text in one language after the other.
type reader struct {
	Bundle
	strings.Builder
	tag    string
	locale *locale.Locale
}

func (r *reader) part() {
	s, l := r.Site, r.locale
	title := clean(s.Title(r.tag))
	r.line(title)
	r.line(strings.Repeat("=", max(4, min(60, len([]rune(title))))))
	r.line("")
	r.line(l.T("edition.zip_about"))
	r.line(l.T("footer.built", "date", l.Day(s.Date)))
	r.line(l.N("count.entries", len(s.Entries)))
	if publisher := r.words(s.Config.Publisher); publisher != "" {
		r.line(l.T("footer.published_by", "publisher", publisher))
	}
	if terms := r.words(s.Config.License); terms != "" {
		r.line(l.T("chart.named", "name", l.T("footer.license"), "text", terms))
		if known, ok := license.Find(s.Config.License.Strings()); ok {
			r.line(known.URL)
		}
	}
	r.line("")
	r.line(l.T("edition.zip_open", "file", r.isolated(s.Path(r.tag, "index.html"))))
	r.languages()
	if s.Config.BaseURL != "" {
		r.line("")
		r.line(l.T("edition.newest"))
		r.line(s.URL(site.Zip))
		r.line(s.URL(s.Path(r.tag, "index.html")))
	}
	if elsewhere := s.Config.Elsewhere(); len(elsewhere) > 0 {
		r.line("")
		r.line(l.T("edition.elsewhere"))
		for _, address := range elsewhere {
			r.line(address)
		}
	}
	r.line("")
	r.line(l.T("edition.zip_check", "manifest", r.isolated(manifestName)))
	r.line("    sha256sum -c " + manifestName)
	r.line("    shasum -a 256 -c " + manifestName)
	r.line(l.T("edition.check", "file", r.isolated(site.Zip), "manifest", r.isolated(manifestName), "checksum", r.isolated("SHA-256")))
}

// languages says which languages are missing, if any.
func (r *reader) languages() {
	if len(r.Languages) == len(r.Site.Config.Languages) {
		return
	}
	var names []string
	for _, tag := range r.Languages {
		if l, ok := r.Site.Config.Language(tag); ok {
			names = append(names, clean(l.Name))
		}
	}
	r.line(r.locale.T("edition.zip_languages", "languages", strings.Join(names, r.locale.T("page.list_separator"))))
}

func (r *reader) line(text string) { r.WriteString(text + "\n") }

func (r *reader) words(t lang.Text) string {
	text, _ := t.In(r.tag, r.Site.Config.DefaultLanguage)
	return clean(text)
}

// isolated returns a name of a file, which is written from left to right, to stand among
// words of the language.
func (r *reader) isolated(name string) string {
	if l, ok := r.Site.Config.Language(r.tag); ok && l.Dir == "rtl" {
		return "\u2066" + name + "\u2069"
	}
	return name
}

// clean returns a text as it stands in a line.
func clean(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
