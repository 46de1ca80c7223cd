package bibliography

import (
	"fmt"
	"io"
	"slices"

	"annals/internal/output"
	"annals/internal/output/citation"
	"annals/internal/record/license"
	"annals/internal/site"
	"annals/internal/theme/locale"
)

// CitationFile is the path at which archives and programs look for how to cite the whole.
// A file of that name in static/ replaces the generated one.
const CitationFile = "CITATION.cff"

// Whole lists CITATION.cff, in the site's default language. static are the files of the
// site's own.
func Whole(s *site.Site, locales map[string]*locale.Locale, static []string) []output.Output {
	if len(s.Entries) == 0 || slices.Contains(static, CitationFile) {
		return nil
	}
	return []output.Output{{Path: CitationFile, Renderer: whole{s, locales[s.Config.DefaultLanguage]}}}
}

// whole is CITATION.cff.
type whole struct {
	site   *site.Site
	locale *locale.Locale
}

// Render writes the file. Its terms are those of the files of data.
func (f whole) Render(w io.Writer) error {
	s, tag := f.site, f.site.Config.DefaultLanguage
	r := citation.Record{
		Message: f.locale.T("cite.record"), Title: s.Title(tag), Abstract: s.Description(tag), URL: s.Config.BaseURL, DOI: s.Config.DOI,
		Version: day(s.Date), Keywords: f.keywords(tag),
	}
	r.Author, _ = s.Config.Publisher.In(tag, tag)
	if s.Date.Year > 0 {
		r.Released = r.Version
	}
	if known, ok := license.Find(s.Config.DataLicense.Strings()); ok {
		r.License, r.Terms = known.SPDX(), known.URL
	}
	if _, err := io.WriteString(w, r.CFF()); err != nil {
		return fmt.Errorf("write %s: %w", CitationFile, err)
	}
	return nil
}

// keywords returns the labels of the topics that have entries, each once.
func (f whole) keywords(tag string) []string {
	var all []string
	for _, t := range f.site.Topics.Terms {
		if label := f.site.Config.Label(t.Term, tag); len(t.Entries) > 0 && !slices.Contains(all, label) {
			all = append(all, label)
		}
	}
	return all
}
