package wording

import "annals/internal/site"

// About lists what is known of a source besides its title, its place and its addresses.
func (r *Reader) About(s *site.Source) []Phrase {
	l := r.Locale
	var all []Phrase
	for _, author := range s.Author {
		all = append(all, Phrase{author, s.Lang})
	}
	if s.Publisher != "" {
		all = append(all, Phrase{s.Publisher, s.Lang})
	}
	if !s.Date.IsZero() {
		all = append(all, r.Own(l.Date(s.Date.Date)))
	}
	for _, word := range []string{s.Kind, s.Medium} {
		if word != "" {
			all = append(all, r.Own(l.T("source."+word)))
		}
	}
	if s.Symbol != "" {
		all = append(all, Phrase{s.Parsed.String(), NoLanguage})
	}
	if s.Pages != "" {
		all = append(all, r.Own(Pages(l, s.Pages)))
	}
	if s.ISBN != "" {
		all = append(all, Phrase{"ISBN " + s.ISBN, NoLanguage})
	}
	if s.DOI != "" {
		all = append(all, Phrase{"DOI " + s.DOI, NoLanguage})
	}
	if s.Lang != "" && s.Lang != r.Lang {
		all = append(all, r.Own(r.LanguageName(s.Lang)))
	}
	if !s.Accessed.IsZero() {
		all = append(all, r.Own(l.T("source.accessed", "date", l.Day(s.Accessed.Day))))
	}
	return all
}
